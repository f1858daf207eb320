import http, { type ServerResponse } from 'node:http'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { expect, it, onTestFinished } from 'vitest'
import { fillLedger } from '../bench/ledgers/fill-ledger.ts'
import { timesOnDisk } from '../main/engine/ledger/bytes-on-disk.ts'
import { JSON_TYPE } from '../main/engine/privacy/ask.ts'
import { builtCli, makePlace, startProcess } from '../support/markers-process.ts'
import { startUpstream } from '../support/markers-upstream.ts'
import { rounds, tell } from '../support/tell.ts'

const ROWS = rounds(20_000, 1_000_000)
/** In every row of one tool in six. */
const TOOL = 'codex_cli_rs'
const FRAME_MS = 5
/** Ten times what `npm run bench` holds it to on a machine that does nothing else. */
const MOST_PAUSE_MS = 200

it('a purge of a million rows makes no running stream pause, and leaves none of their bytes', {
  timeout: 900_000,
}, async () => {
  const place = makePlace(builtCli)
  onTestFinished(place.remove)
  await fillLedger(place.home, ROWS, 100)
  expect(timesOnDisk(place.home, TOOL)).toBeGreaterThan(0)
  const upstream = await startUpstream((_seen, res) => sendFrames(res))
  onTestFinished(upstream.close)
  const engine = await startProcess(place)
  onTestFinished(async () => void (await engine.end('SIGKILL')))
  await engine.client.providers.add({ kind: 'compatible', name: 'own', base_url: `${upstream.origin}/v1` })
  const { key } = await engine.client.clientKeys.create({ name: 'tool' })

  const stream = await openStream(engine.proxy, key)
  const own = monitorEventLoopDelay({ resolution: 1 })
  own.enable()
  const report = await engine.client.privacy.purge({ scope: 'all' })
  own.disable()
  expect(report).toMatchObject({ purged: ROWS, scrubbed: true })
  // What this process itself was late by is no pause of Waybill's.
  expect(stream.longestGapMs() - own.max / 1e6).toBeLessThan(MOST_PAUSE_MS)
  stream.leave()
  expect(timesOnDisk(place.home, TOOL)).toBe(0)
  expect((await engine.client.system.status()).unrecorded).toBe(0)
  tell({ tried: ROWS })
})

function sendFrames(res: ServerResponse): void {
  res.writeHead(200, { 'content-type': 'text/event-stream' })
  const timer = setInterval(() => res.write('data: {"choices":[{"delta":{"content":"on"}}]}\n\n'), FRAME_MS)
  res.once('close', () => clearInterval(timer))
}

/** Resolves once it is under way. */
function openStream(proxy: string, key: string) {
  let last = 0
  let longest = 0
  const body = JSON.stringify({ model: 'm', stream: true, messages: [{ role: 'user', content: 'Hello' }] })
  return new Promise<{ longestGapMs(): number; leave(): void }>((resolve) => {
    const headers = { ...JSON_TYPE, authorization: `Bearer ${key}` }
    const request = http.request(`${proxy}/own/v1/chat/completions`, { method: 'POST', headers, agent: false })
    request.on('error', () => {})
    request.once('response', (answer) => {
      answer.on('error', () => {})
      answer.on('data', () => {
        const now = performance.now()
        if (last > 0) longest = Math.max(longest, now - last)
        last = now
        resolve({ longestGapMs: () => longest, leave: () => request.destroy() })
      })
    })
    request.end(body)
  })
}
