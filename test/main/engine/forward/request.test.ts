import { once } from 'node:events'
import http, { type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { sendRequest } from '../../../../src/main/engine/forward/request.ts'
import { directAgents } from '../../../support/direct-agents.ts'
import { closedPort } from '../../../support/markers-upstream.ts'

it('attempts that are over leave nothing behind with the client that waits for another', async () => {
  const agents = directAgents()
  onTestFinished(() => agents.destroy())
  const server = http.createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const client = http.get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' }).on('error', () => {})
  onTestFinished(() => void client.destroy())
  const [, res] = (await once(server, 'request')) as [unknown, ServerResponse]
  const before = res.listenerCount('close')
  const url = new URL(`http://127.0.0.1:${await closedPort()}`)
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const error = await new Promise((resolve) => {
      sendRequest(
        {
          ...{ url, agent: agents.for(url, 'request', 'own'), method: 'GET', path: '/', headers: ['host', url.host] },
          ...{ body: Buffer.alloc(0), timeoutMs: 10_000, mayRepeat: false },
        },
        res,
        { onAnswer: resolve, onError: resolve },
      )
    })
    expect(error).toMatchObject({ code: 'ECONNREFUSED' })
  }
  // A request tells of its close right behind its error.
  await new Promise(setImmediate)
  expect(res.listenerCount('close')).toBe(before)
})
