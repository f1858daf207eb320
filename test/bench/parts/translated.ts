/**
 * What a translation adds to a stream: from when the provider writes a frame until its words are at the client, beside the same
 * provider's frames passed as they are, and how soon an abort reaches the provider. Provider and client are this process, so
 * that both see one clock; Waybill is a process of its own.
 */
import { once } from 'node:events'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { ClientFormat } from '../../src/shared/wire-formats.ts'
import { requestIn } from '../main/engine/translate/requests.ts'
import { spokenAt } from '../main/engine/translate/spoken.ts'
import { startWaybill } from './contenders.ts'

const WARM_UP = 100
const ROUNDS = Number(process.env.ROUNDS ?? 200)
const FRAMES = 20
const FRAME_EVERY_MS = 2

const WAYS: readonly (readonly [ClientFormat, string])[] = [
  ['messages', 'claude-haiku-4-5'],
  ['chat_completions', 'claude-haiku-4-5'],
  ['responses', 'claude-haiku-4-5'],
  ['generate_content', 'claude-haiku-4-5'],
  ['responses', 'gpt-5-mini'],
  ['messages', 'gpt-5-mini'],
  ['generate_content', 'gemini-2.5-flash'],
  ['messages', 'gemini-2.5-flash'],
]

let written: number[] = []
let closedAt: Promise<number> = Promise.resolve(0)

const provider = http.createServer(async (req, res) => {
  req.resume()
  await once(req, 'end')
  closedAt = once(res, 'close').then(() => performance.now())
  await speak(req.url ?? '', res)
})

async function speak(url: string, res: ServerResponse): Promise<void> {
  const { start, word, end } = spokenAt(url)
  res.writeHead(200, { 'content-type': 'text/event-stream' })
  for (let index = 0; index < FRAMES && !res.destroyed; index++) {
    written.push(performance.now())
    res.write((index === 0 ? start : '') + word(`word${index}.`))
    await wait(FRAME_EVERY_MS)
  }
  res.end(end)
}

provider.listen(0, '127.0.0.1')
await once(provider, 'listening')
const origin = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
const waybill = await startWaybill(origin)
waybill.run(['provider', 'add', 'anthropic', '--base-url', origin], 'sk-bench-0123456789abcdef\n')
waybill.run(['provider', 'add', 'gemini', '--base-url', `${origin}/v1beta`], 'sk-bench-0123456789abcdef\n')
const agent = new http.Agent({ keepAlive: true })

async function send(client: ClientFormat, model: string): Promise<[http.ClientRequest, IncomingMessage]> {
  written = []
  const { path, body } = requestIn(client, model, true)
  const headers = { ...waybill.headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  const request = http.request(waybill.url + path, { method: 'POST', agent, headers })
  request.end(body)
  const [answer] = await once(request, 'response')
  return [request, answer]
}

/** Microseconds for each frame. */
async function listen(client: ClientFormat, model: string): Promise<number[]> {
  const [, answer] = await send(client, model)
  const delays: number[] = []
  let text = ''
  for await (const chunk of answer) {
    text += chunk
    while (delays.length < FRAMES && text.includes(`word${delays.length}.`)) {
      delays.push((performance.now() - (written[delays.length] ?? 0)) * 1000)
    }
  }
  if (delays.length < FRAMES) throw new Error(`${client} of ${model}: ${delays.length} of ${FRAMES} frames came`)
  return delays
}

/** Milliseconds from the client's leaving until the provider's side of it is closed. */
async function leave(client: ClientFormat, model: string): Promise<number> {
  const [request, answer] = await send(client, model)
  await once(answer, 'data')
  const left = performance.now()
  answer.on('error', () => {})
  request.destroy()
  return (await closedAt) - left
}

const rows: Record<string, Record<string, string>> = {}
for (const [client, model] of WAYS) {
  const started = performance.now()
  await listen(client, model)
  const coldMs = performance.now() - started
  for (let round = 0; round < WARM_UP; round++) await listen(client, model)
  const first: number[] = []
  const later: number[] = []
  const aborts: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const [one = 0, ...others] = await listen(client, model)
    first.push(one)
    later.push(...others)
  }
  for (let round = 0; round < ROUNDS / 4; round++) aborts.push(await leave(client, model))
  rows[`${client} of ${model}`] = {
    'first frame µs': `${at(first, 0.5)} (99 %: ${at(first, 0.99)})`,
    'later frame µs': `${at(later, 0.5)} (99 %: ${at(later, 0.99)})`,
    'abort ms': `${at(aborts, 0.5, 1)} (most: ${at(aborts, 1, 1)})`,
    'very first request ms': coldMs.toFixed(0),
  }
}
console.table(rows)
console.log(`Medians of ${ROUNDS} streams of ${FRAMES} frames each; the first of each model’s lines passes as it is.`)
agent.destroy()
await waybill.stop()
provider.closeAllConnections()
provider.close()

function at(values: readonly number[], share: number, digits = 0): string {
  const sorted = [...values].sort((a, b) => a - b)
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(digits)
}
