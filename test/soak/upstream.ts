/** All providers of the soak, and a collector of figures, in a process of their own. Prints where they are. */
import { once } from 'node:events'
import http, { type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { attachRealtime } from '../../src/main/engine/sandbox/openai/realtime.ts'
import { createSandboxListener } from '../../src/main/engine/sandbox/sandbox.ts'

/** Short, so that connections which Waybill keeps for later are gone soon after the traffic: what is left then, is left for good. */
const KEEP_ALIVE_MS = 1000

async function listen(listener: RequestListener): Promise<http.Server> {
  const server = http.createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

const originOf = (server: http.Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const providers = await listen(createSandboxListener())
attachRealtime(providers, undefined)
const collector = await listen((req, res) => {
  req.resume().once('end', () => res.writeHead(200, { 'content-type': 'application/json' }).end('{}'))
})
console.log(JSON.stringify({ origin: originOf(providers), collector: originOf(collector) }))
// Who started it is gone, perhaps by a kill.
process.once('disconnect', () => process.exit(1))
