import { once } from 'node:events'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createInFlight } from '../../../src/main/engine/in-flight.ts'
import { receive } from '../../../src/main/engine/listener/receive.ts'
import { createJobs } from '../../../src/main/engine/meter/jobs.ts'
import { startWaybill } from '../../../src/main/engine/waybill.ts'
import { temporaryLedger } from './ledger/temporary-ledger.ts'

/** A client that waits for its answer: what it gets of it, and where that has to be put. */
async function waitingClient() {
  const server = http.createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const request = http.get({ port: (server.address() as AddressInfo).port, path: '/v1/models', agent: false })
  const over = new Promise<string>((resolve) => {
    request.once('response', (answer) => resolve(`${answer.resume().statusCode}`))
    request.once('error', (error) => resolve((error as NodeJS.ErrnoException).code ?? ''))
  })
  const [req, res] = (await once(server, 'request')) as [IncomingMessage, ServerResponse]
  return { over, req, res }
}

test('what goes wrong as one answer goes out cuts that exchange, and takes no other along', async () => {
  const { open, departing, close, whenWritten } = await temporaryLedger()
  const record = { open, departing, close, whenWritten, progress: () => true, finished() {} }
  const cost = { cost_nano_usd: null, cost_basis: 'unpriced', price_version: null } as const
  const needs = { recordOf: () => record, costOf: () => cost, inFlight: createInFlight(), jobs: createJobs() }
  const [failing, sound] = [await waitingClient(), await waitingClient()]
  const answer = ({ req, res }: typeof failing, goOut: () => void) => {
    const waybill = startWaybill(receive(req, { type: 'http', res }, () => false).received, needs)
    waybill.answered({ status: 200, bytes: 0 })
    waybill.whenWritten(goOut)
  }
  // In one turn of the event loop: they are written down in one commit.
  answer(failing, () => failing.res.setHeader('content-length', '\n'))
  answer(sound, () => sound.res.end())
  expect(await Promise.all([failing.over, sound.over])).toEqual(['ECONNRESET', '200'])
})
