import fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { ask } from '../main/engine/privacy/ask.ts'
import { startEngine, type TestEngine } from '../support/engine.ts'
import { plainAnswer, type ScriptedProvider, startScriptedProvider } from '../support/scripted-provider.ts'
import { holds, rounds } from '../support/tell.ts'
import { cuts, exchange, headerLines, noise, writePieces } from './random-bytes.ts'

// A thousand cases, where others use the processors as well.
vi.setConfig({ testTimeout: 180_000 })

const KEY = 'sk-live-0123456789abcdef'
let provider: ScriptedProvider
let engine: TestEngine

beforeAll(async () => {
  provider = await startScriptedProvider(({ socket }) => socket.write(plainAnswer('{}')))
  engine = await startEngine()
  await engine.core.client.providers.add({ kind: 'openai', base_url: `${provider.origin}/v1`, key: KEY })
})
afterAll(async () => {
  await engine.stop()
  await provider.close()
})

/** A frame as RFC 6455 (5.2) has it, or with what it forbids: reserved bits, lengths that lie, masks on the wrong side. */
const frame = fc
  .record({
    opcode: fc.constantFrom(0, 1, 1, 1, 2, 8, 9, 10, 3, 15),
    fin: fc.constantFrom(0x80, 0x80, 0x80, 0, 0xf0),
    mask: fc.constantFrom(0, 0, 0x80),
    lies: fc.constantFrom<number | null>(null, null, null, 0, 125, 65_535, 2 ** 31, Number.MAX_SAFE_INTEGER),
    payload: fc.oneof(
      fc.constantFrom('', `{"type":"error","message":"${KEY}"}`, '{"type":"response.done","response":{}}'),
      noise(200),
    ),
  })
  .map(({ opcode, fin, mask, lies, payload }) => {
    const length = lies ?? payload.length
    const size = Buffer.alloc(8)
    size.writeBigUInt64BE(BigInt(length))
    const short = length < 126 ? length : length < 65_536 ? 126 : 127
    const more = short < 126 ? '' : size.subarray(short === 126 ? 6 : 0).toString('latin1')
    return String.fromCharCode(fin | opcode, mask | short) + more + (mask ? '\0\0\0\0' : '') + payload
  })
const frames = fc.oneof(
  { weight: 5, arbitrary: fc.array(frame, { maxLength: 6 }).map((all) => all.join('')) },
  noise(200),
)
const accepted = ['connection: upgrade', 'upgrade: websocket', 'sec-websocket-accept: x']
  .map((line) => `${line}\r\n`)
  .join('')
const status = fc.oneof(
  { weight: 5, arbitrary: fc.constant('101 Switching Protocols') },
  fc.constantFrom('200 OK', '403 No', '000', '101'),
)

/** Another request, by whose answer all that came before it has been read. */
async function served(): Promise<void> {
  const answer = await ask(engine.proxy, engine.key, { path: '/v1/files', method: 'GET' })
  expect([answer.status, answer.body.toString()]).toEqual([200, '{"own":1}'])
}

it('whatever goes over a WebSocket, and before it, ends with it, shows no key, and is one request', async () => {
  let opened = 0
  await holds(
    fc.asyncProperty(
      headerLines(1),
      status,
      headerLines(2),
      frames,
      frames,
      cuts,
      async (asked, code, lines, said, told, parts) => {
        const before = provider.calls.length
        let written: Promise<unknown> = Promise.resolve()
        provider.answerWith(({ head, socket }) => {
          if (head.startsWith('GET /v1/files ')) return socket.write(plainAnswer('{"own":1}'))
          const text = `HTTP/1.1 ${code}\r\n${accepted}${lines}\r\n${told}`
          written = writePieces(socket, text, parts).then(() => socket.end())
          return written
        })
        const head = `GET /v1/realtime?model=m HTTP/1.1\r\nHost: 127.0.0.1:${engine.port}\r\nAuthorization: Bearer ${engine.key}\r\n`
        const upgrade =
          'connection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: eA==\r\n'
        const heard = await exchange(engine.port, `${head}${upgrade}${asked}\r\n${said}`, parts, async () => {
          await served()
          await written
          await served()
        })
        if (heard.startsWith('HTTP/1.1 101')) opened++
        expect(heard).not.toContain(KEY)
        expect(provider.calls.length - before).toBeLessThanOrEqual(3)
      },
    ),
    rounds(80, 800),
  )
  expect(opened).toBeGreaterThan(0)
  expect((await engine.rows()).every(({ ended_by }) => ended_by !== null)).toBe(true)
})
