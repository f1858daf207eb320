import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ExchangeRow } from '../../src/shared/exchange-row.ts'
import { startEngine, type TestEngine } from '../support/engine.ts'
import { type ScriptedProvider, startScriptedProvider } from '../support/scripted-provider.ts'
import { rounds, tell } from '../support/tell.ts'
import { bounded, cutsOf, ENDINGS } from './cutting.ts'

vi.setConfig({ testTimeout: 180_000 })

let engine: TestEngine
let provider: ScriptedProvider

/** A frame of a server (RFC 6455, 5.2). */
const frame = (opcode: number, payload: Buffer) =>
  Buffer.concat([Buffer.from([0x80 | opcode, payload.length]), payload])
const HEAD = Buffer.from(
  'HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n',
)
const TALK = [frame(1, Buffer.from('{"type":"session.created"}')), frame(2, Buffer.alloc(100, 7))]
const GOODBYE = frame(8, Buffer.from([0x03, 0xe8]))
const whole = { bytes: Buffer.concat([HEAD, ...TALK, GOODBYE]) }

beforeAll(async () => {
  provider = await startScriptedProvider(({ socket, head }) => {
    const [, ending, at] = /cut-(reset|end)-(\d+)/.exec(head) ?? []
    const bytes = whole.bytes.subarray(0, Number(at))
    const end = () => (ending === 'reset' ? socket.resetAndDestroy() : socket.end())
    if (bytes.length === 0) end()
    else socket.write(bytes, end)
  })
  engine = await startEngine()
  await engine.core.client.providers.add({ kind: 'compatible', name: 'own', base_url: `${provider.origin}/v1` })
})
afterAll(async () => {
  await engine.stop()
  await provider.close()
})

/** All that a tool hears that asks for a session and hangs up when the other side does. */
function session(model: string): Promise<Buffer> {
  const lines = [
    `GET /own/v1/realtime?model=${model} HTTP/1.1`,
    `host: 127.0.0.1:${engine.port}`,
    `authorization: Bearer ${engine.key}`,
    'connection: Upgrade',
    'upgrade: websocket',
    'sec-websocket-version: 13',
    'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
  ]
  const socket = connect(engine.port, '127.0.0.1')
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  const heard: Buffer[] = []
  return new Promise((resolve) => {
    socket.on('data', (chunk) => heard.push(chunk))
    socket.on('error', () => {})
    socket.once('close', () => resolve(Buffer.concat(heard)))
  })
}

async function rowOf(model: string): Promise<ExchangeRow | undefined> {
  return (await engine.rows()).find(({ request_model }) => request_model === model)
}

describe.each(ENDINGS)('a session that its provider breaks off (%s)', (ending) => {
  it('after each byte ends for its tool at once, and the row says how', async () => {
    const cuts = cutsOf(whole, rounds(23, 1)).filter((cut) => cut.ending === ending)
    for (const { at } of cuts) {
      const model = `cut-${ending}-${at}`
      const heard = await bounded(session(model))
      tell({ tried: 1, hung: heard === null ? 1 : 0 })
      if (heard === null) throw new Error(`it hung after ${at} bytes`)
      await expect.poll(async () => (await rowOf(model))?.ended_by, { interval: 5 }).toEqual(expect.any(String))
      const row = await rowOf(model)
      if (at < HEAD.length) {
        expect([at, heard.toString().slice(0, 12), row?.status_code]).toEqual([at, 'HTTP/1.1 502', 502])
        expect([at, row?.error_type, row?.ended_by]).toEqual([at, 'provider_unreachable', 'upstream'])
        continue
      }
      const body = heard.subarray(heard.indexOf('\r\n\r\n') + 4)
      const said = whole.bytes.subarray(HEAD.length, at)
      // What a reset takes back had not been heard; what was heard is what was said.
      expect([at, said.subarray(0, body.length).equals(body)]).toEqual([at, true])
      if (ending === 'end') expect([at, body.length]).toEqual([at, said.length])
      const isWhole = at === whole.bytes.length && (ending === 'end' || body.length === said.length)
      expect([at, row?.status_code, row?.ended_by]).toEqual([at, 101, isWhole ? 'complete' : 'upstream'])
    }
    await expect.poll(async () => (await engine.core.client.system.status()).running_exchanges).toBe(0)
  })
})
