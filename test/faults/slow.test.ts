import { once } from 'node:events'
import http from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { askOf, dialects, refusalIn } from '../main/engine/bad-input/tool.ts'
import { ask } from '../main/engine/privacy/ask.ts'
import { startEngine, type TestEngine } from '../support/engine.ts'
import { type Call, type ScriptedProvider, startScriptedProvider } from '../support/scripted-provider.ts'
import { tell } from '../support/tell.ts'
import { bounded } from './cutting.ts'

const SSE = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n'
const EVENT = 'data: {"choices":[{"index":0,"delta":{"content":"x"}}]}\n\n'
const CHUNK = `${EVENT.length.toString(16)}\r\n${EVENT}\r\n`

let engine: TestEngine
let provider: ScriptedProvider
const timers = new Set<NodeJS.Timeout>()

beforeEach(async () => {
  provider = await startScriptedProvider(() => {})
  engine = await startEngine()
  const { providers, settings } = engine.core.client
  for (const [kind, version] of Object.entries({ openai: '/v1', anthropic: '', gemini: '/v1beta' })) {
    await providers.add({ kind, base_url: provider.origin + version, key: 'sk-provider-0123456789-abcdefghij' })
  }
  await settings.set({ name: 'upstream_timeout_seconds', value: 1 })
})
afterEach(async () => {
  for (const timer of timers) clearInterval(timer)
  timers.clear()
  await engine.stop()
  await provider.close()
})

/** Bit by bit, for as long as its connection is there. */
function drip(socket: Socket, bit: string, everyMs: number): void {
  const timer = setInterval(() => socket.write(bit), everyMs)
  timers.add(timer)
  socket.once('close', () => clearInterval(timer))
}

const parts: readonly (readonly [string, (call: Call) => void])[] = [
  ['nothing', () => {}],
  ['half of its status line', ({ socket }) => socket.write('HTTP/1.1 20')],
  ['half of its head', ({ socket }) => socket.write(SSE.slice(0, 40))],
  ['no more than that it will go on', ({ socket }) => socket.write('HTTP/1.1 100 Continue\r\n\r\n')],
]

it.each(parts)('a provider that says %s, and then falls silent, is a time-out to every tool', async (_what, says) => {
  provider.answerWith(says)
  await Promise.all(
    dialects.map(async (dialect) => {
      const had = await bounded(ask(engine.proxy, engine.key, askOf(dialect, { provider: dialect })))
      tell({ tried: 1, hung: had === null ? 1 : 0 })
      if (had === null) throw new Error('it hung')
      const { status, message } = refusalIn(dialect, had)
      expect([status, message]).toEqual([504, expect.stringMatching(/did not answer in time/)])
    }),
  )
  const rows = await engine.rows()
  expect(rows.map(({ error_type, ended_by }) => [error_type, ended_by])).toEqual(
    dialects.map(() => ['provider_timeout', 'upstream']),
  )
  await expect.poll(provider.open).toBe(0)
})

it('a stream that falls silent is broken off, whoever reads it', async () => {
  provider.answerWith(({ socket }) => socket.write(SSE + CHUNK))
  await Promise.all(
    dialects.map(async (dialect) => {
      const had = await bounded(ask(engine.proxy, engine.key, askOf(dialect, { provider: dialect, stream: true })))
      tell({ tried: 1, hung: had === null ? 1 : 0 })
      expect([had?.status, had?.whole]).toEqual([200, false])
    }),
  )
  expect((await engine.rows()).map(({ ended_by }) => ended_by)).toEqual(dialects.map(() => 'upstream'))
  await expect.poll(provider.open).toBe(0)
})

it('a stream that never ends goes on for as long as its tool stays, and no longer', async () => {
  provider.answerWith(({ socket }) => {
    socket.write(SSE)
    drip(socket, CHUNK, 20)
  })
  const { path, headers, body } = askOf('openai', { stream: true })
  const request = http.request(engine.proxy + path, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${engine.key}` },
    agent: false,
  })
  request.on('error', () => {})
  request.end(body)
  const [answer] = (await once(request, 'response')) as [http.IncomingMessage]
  answer.on('error', () => {})
  const since = performance.now()
  // Twice as long as a provider may be silent.
  for await (const _ of answer) if (performance.now() - since > 2000) break
  request.destroy()
  await expect.poll(provider.open, { interval: 5 }).toBe(0)
  await expect.poll(async () => (await engine.rows())[0]?.ended_by).toBe('client')
})

it('a tool that stops reading for ever holds its provider no longer than a silence may last', async () => {
  let sent = 0
  provider.answerWith(({ socket }) => {
    socket.write(SSE)
    const piece = `10000\r\n${'x'.repeat(0x10000)}\r\n`
    const pour = (): void => {
      while (!socket.destroyed && socket.write(piece)) sent += piece.length
    }
    socket.on('drain', pour)
    pour()
  })
  const { path, headers, body = '' } = askOf('anthropic', { provider: 'anthropic', stream: true })
  const lines = [`POST ${path} HTTP/1.1`, `host: 127.0.0.1:${engine.port}`, `x-api-key: ${engine.key}`]
  const more = Object.entries(headers ?? {}).map(([name, value]) => `${name}: ${value}`)
  const head = [...lines, ...more, `content-length: ${body.length}`]
  const socket = connect(engine.port, '127.0.0.1')
  socket.on('error', () => {})
  socket.pause()
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  await expect.poll(() => provider.calls.length).toBe(1)
  await expect.poll(provider.open).toBe(0)
  expect(sent).toBeLessThan(64 * 1024 * 1024)
  await expect.poll(async () => (await engine.core.client.system.status()).running_exchanges).toBe(0)
  expect((await engine.rows())[0]).toMatchObject({ status_code: 200, ended_by: expect.not.stringMatching('complete') })
  socket.destroy()
})
