/**
 * What a translation adds to a stream: from when the provider writes a frame until its words are at the client, beside the same
 * provider's frames passed as they are, and how soon an abort reaches the provider. Waybill is a process of its own.
 */
import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import type { ClientFormat } from '../../../src/shared/wire-formats.ts'
import { requestIn } from '../../main/engine/translate/requests.ts'
import { type BenchedWaybill, startWaybill } from '../contenders/waybill.ts'
import { pace } from '../pace.ts'
import type { Section, Table } from '../report/section.ts'
import { at } from '../report/statistics.ts'
import { type SpeakingProvider, startSpeakingProvider } from '../streams/speaking-provider.ts'

const [WARM_UP, STREAMS] = pace.isQuick ? [40, 40] : [100, 200]
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

export async function translated(): Promise<Section> {
  const provider = await startSpeakingProvider(FRAMES, FRAME_EVERY_MS)
  const waybill = await startWaybill(provider.origin)
  waybill.run(['provider', 'add', 'gemini', '--base-url', `${provider.origin}/v1beta`], 'sk-bench-0123456789abcdef\n')
  const client = clientOf(waybill, provider)
  const table: Record<string, Table[string]> = {}
  for (const [format, model] of WAYS) table[`${format} of ${model}`] = await measured(client, format, model)
  client.close()
  provider.close()
  return {
    title: 'Between formats',
    says: [
      `Streams of ${FRAMES} frames, one every ${FRAME_EVERY_MS} ms, one stream at a time; ${STREAMS} of each after ${WARM_UP}. The first line of each model’s passes as it is, the others are translated. "Abort" is from the client’s leaving until the provider’s side is closed.`,
    ],
    tables: [table],
    figures: {},
  }
}

async function measured({ listen, leave }: Client, format: ClientFormat, model: string): Promise<Table[string]> {
  const started = performance.now()
  await listen(format, model)
  const coldMs = performance.now() - started
  for (let time = 0; time < WARM_UP; time += 1) await listen(format, model)
  const first: number[] = []
  const later: number[] = []
  const aborts: number[] = []
  for (let time = 0; time < STREAMS; time += 1) {
    const [one = 0, ...others] = await listen(format, model)
    first.push(one)
    later.push(...others)
  }
  for (let time = 0; time < STREAMS / 4; time += 1) aborts.push(await leave(format, model))
  const shown = (values: readonly number[], share: number) => at(values, share).toFixed(2)
  return {
    'first frame, ms': shown(first, 0.5),
    p99: shown(first, 0.99),
    'later frame, ms': shown(later, 0.5),
    'p99 ': shown(later, 0.99),
    'abort, ms': shown(aborts, 0.5),
    longest: shown(aborts, 1),
    'very first request, ms': coldMs.toFixed(0),
  }
}

interface Client {
  /** Milliseconds for each frame. */
  listen(format: ClientFormat, model: string): Promise<number[]>
  /** Milliseconds from the client's leaving until the provider's side of it is closed. */
  leave(format: ClientFormat, model: string): Promise<number>
  close(): void
}

function clientOf(waybill: BenchedWaybill, provider: SpeakingProvider): Client {
  const agent = new http.Agent({ keepAlive: true })

  async function send(format: ClientFormat, model: string): Promise<[http.ClientRequest, IncomingMessage]> {
    const { path, body } = requestIn(format, model, true)
    const headers = {
      ...waybill.headers,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    }
    const request = http.request(waybill.url + path, { method: 'POST', agent, headers })
    request.end(body)
    const [answer] = await once(request, 'response')
    return [request, answer]
  }

  return {
    async listen(format, model) {
      const [, answer] = await send(format, model)
      const delays: number[] = []
      let text = ''
      for await (const chunk of answer) {
        text += chunk
        while (delays.length < FRAMES && text.includes(`word${delays.length}.`)) {
          delays.push(performance.now() - (provider.written[delays.length] ?? 0))
        }
      }
      if (delays.length < FRAMES) throw new Error(`${format} of ${model}: ${delays.length} of ${FRAMES} frames came`)
      return delays
    },
    async leave(format, model) {
      const [request, answer] = await send(format, model)
      await once(answer, 'data')
      const left = performance.now()
      answer.on('error', () => {})
      request.destroy()
      return (await provider.closedAt()) - left
    },
    close: () => agent.destroy(),
  }
}
