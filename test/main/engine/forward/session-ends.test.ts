import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { expect, it, onTestFinished } from 'vitest'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { closedPort, startUpstream } from '../../../support/markers-upstream.ts'

const PATH = '/own/v1/realtime?model=gpt-realtime'

async function start(origin: string): Promise<TestEngine> {
  const engine = await startEngine()
  onTestFinished(engine.stop)
  await engine.core.client.providers.add({ kind: 'compatible', name: 'own', base_url: `${origin}/v1` })
  return engine
}

/** Asks for a WebSocket on a socket that stays open until the test says otherwise. */
function ask({ port, key }: { readonly port: number; readonly key: string }): Socket {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  onTestFinished(() => void socket.destroy())
  const lines = [
    `GET ${PATH} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    `authorization: Bearer ${key}`,
    'connection: Upgrade',
    'upgrade: websocket',
    'sec-websocket-version: 13',
    'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
  ]
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  return socket
}

it('a WebSocket that was refused stays refused in its row, whenever its client hangs up', async () => {
  const engine = await start(`http://127.0.0.1:${await closedPort()}`)
  const socket = ask(engine)
  const [head] = await once(socket, 'data')
  expect(String(head)).toMatch(/^HTTP\/1.1 502 /)
  const before = await engine.rows()
  expect(before).toMatchObject([{ status_code: 502, error_type: 'provider_unreachable', ended_by: 'upstream' }])
  socket.end()
  await once(socket, 'close')
  expect(await engine.rows()).toEqual(before)
})

it('a WebSocket that was refused leaves no connection behind, though its client never hangs up', async () => {
  const engine = await start(`http://127.0.0.1:${await closedPort()}`)
  const socket = ask({ port: engine.port, key: 'sk-wb-unknown' })
  socket.on('error', () => {})
  const closed = new Promise((resolve) => socket.once('close', resolve))
  await once(socket, 'data')
  // What is written to a connection that is closed comes back as a reset.
  const writing = setInterval(() => socket.write('x'), 20)
  onTestFinished(() => clearInterval(writing))
  await closed
})

it('a session whose client has gone is over, though its provider goes on', async () => {
  const upstream = await startUpstream()
  onTestFinished(upstream.close)
  const engine = await start(upstream.origin)
  const peer = new Promise<Duplex>((resolve) => upstream.onUpgrade((_req, socket) => resolve(socket)))
  const socket = ask(engine)
  const provider = await peer
  onTestFinished(() => void provider.destroy())
  provider.write('HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n')
  await once(socket, 'data')
  expect((await engine.core.client.system.status()).running_exchanges).toBe(1)
  socket.destroy()
  // It neither answers the end nor closes its own side.
  provider.resume()
  while ((await engine.core.client.system.status()).running_exchanges > 0)
    await new Promise((resolve) => setTimeout(resolve, 50))
  expect(await engine.rows()).toMatchObject([{ status_code: 101, ended_by: 'client' }])
})
