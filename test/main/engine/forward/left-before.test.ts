import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { expect, it, onTestFinished } from 'vitest'
import type { Permitted } from '../../../../src/main/engine/exchange.ts'
import { createCircuits, createForward, type ForwardWatch } from '../../../../src/main/engine/forward/forward.ts'
import { directAgents } from '../../../support/direct-agents.ts'
import { closedPort } from '../../../support/markers-upstream.ts'

it('a WebSocket whose client has left before it is on its way is over, and nobody is asked', async () => {
  const agents = directAgents({ connectTimeoutMs: 300 })
  onTestFinished(() => agents.destroy())
  const forward = createForward({
    agents: () => agents,
    circuits: createCircuits({ changed() {} }),
    maxAttempts: () => 1,
    retryMs: () => 0,
    timeoutMs: () => 60_000,
    corsFor: () => ({}),
  })
  const server = http.createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  client.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n')
  const [req, socket, head] = (await once(server, 'upgrade')) as [IncomingMessage, Duplex, Buffer]
  client.destroy()
  socket.resume()
  await once(socket.destroy(), 'close')

  const url = new URL(`http://127.0.0.1:${await closedPort()}`)
  const upstream = { url, address: '127.0.0.1', path: '/v1', auth: 'none', key: null, providerName: 'own' }
  const permitted = {
    ...{ req, channel: { type: 'upgrade', socket, head }, mayLeave: null, reservation: null, startedTick: 0 },
    ...{ body: { type: 'none' }, candidates: [{ upstream, outgoing: { type: 'none' }, headers: null }] },
  } as unknown as Permitted
  const settled: string[] = []
  const watch = {
    ...{ onCut() {}, progress() {}, tapFor: () => ({}), whenWritten: (then: () => void) => then() },
    settle: ({ endedBy }: { endedBy: string }) => settled.push(endedBy),
  } as unknown as ForwardWatch
  expect(await forward(permitted, watch)).toMatchObject({ endedBy: 'client', attempts: 0 })
  expect(settled).toEqual(['client'])
})
