import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { expect, it, onTestFinished } from 'vitest'
import type { Permitted } from '../../../../src/main/engine/exchange.ts'
import {
  type Circuits,
  createCircuits,
  createForward,
  type ForwardWatch,
} from '../../../../src/main/engine/forward/forward.ts'
import { directAgents } from '../../../support/direct-agents.ts'
import { closedPort } from '../../../support/markers-upstream.ts'

/** A request for a WebSocket to a provider that is not there. */
async function askForWebSocket({
  path = '/v1',
  circuits = createCircuits({ changed() {} }),
}: {
  readonly path?: string
  readonly circuits?: Circuits
}) {
  const agents = directAgents({ connectTimeoutMs: 300 })
  onTestFinished(() => agents.destroy())
  const forward = createForward({
    agents: () => agents,
    circuits,
    maxAttempts: () => 1,
    retryMs: () => 0,
    timeoutMs: () => 60_000,
    corsFor: () => ({}),
  })
  const server = http.createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  onTestFinished(() => void client.destroy())
  client.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n')
  const [req, socket, head] = (await once(server, 'upgrade')) as [IncomingMessage, Duplex, Buffer]

  const url = new URL(`http://127.0.0.1:${await closedPort()}`)
  const upstream = { url, address: '127.0.0.1', path, auth: 'none', key: null, keyId: null, providerName: 'own' }
  const permitted = {
    ...{ req, channel: { type: 'upgrade', socket, head }, mayLeave: null, reservation: null, startedTick: 0 },
    ...{ body: { type: 'none' }, candidates: [{ upstream, outgoing: { type: 'none' }, headers: null }] },
  } as unknown as Permitted
  const settled: string[] = []
  const passOn = (whenWritten: ForwardWatch['whenWritten']) =>
    forward(permitted, {
      ...{ onCut() {}, progress() {}, tapFor: () => ({}), whenWritten },
      settle: ({ endedBy }: { endedBy: string }) => settled.push(endedBy),
    } as unknown as ForwardWatch)
  return {
    settled,
    passOn,
    async leave() {
      client.destroy()
      socket.resume()
      await once(socket.destroy(), 'close')
    },
  }
}

it('a WebSocket whose client has left before it is on its way is over, and nobody is asked', async () => {
  const asked = await askForWebSocket({})
  await asked.leave()
  expect(await asked.passOn((then) => then())).toMatchObject({ endedBy: 'client', attempts: 0 })
  expect(asked.settled).toEqual(['client'])
})

it('a provider that may be tried again still may be, where the client that would have tried left first', async () => {
  let now = 0
  const circuits = createCircuits({ changed() {}, now: () => now })
  circuits.begin('own')({ what: 'refused', moves: true, waitMs: null })
  expect(circuits.rest('own')).toMatchObject({ because: 'refused' })
  now = Number(circuits.rest('own')?.until)
  const asked = await askForWebSocket({ circuits })
  const answered = asked.passOn((then) => void asked.leave().then(then))
  expect(await answered).toMatchObject({ endedBy: 'client' })
  expect(circuits.rest('own')).toBeNull()
})

it('a WebSocket that can’t set out, once it was waited for, is refused and takes nobody along', async () => {
  const asked = await askForWebSocket({ path: '/no path' })
  await expect(asked.passOn((then) => void setImmediate(then))).rejects.toThrow('unescaped characters')
})
