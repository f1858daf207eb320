import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { startEngine, type TestEngine } from '../engine.ts'
import { type Answer, type Seen, startUpstream } from '../markers-upstream.ts'
import { CLOUDS_TLS } from './certificate.ts'

export interface Clouds {
  readonly engine: TestEngine
  /** What arrived, token exchanges and all, whoever was meant by it. */
  readonly seen: Seen[]
  answerWith(answer: Answer): void
}

/**
 * An engine to which a server of the test's is every cloud, by the clouds' true names: a proxy, as companies have them, leads all of
 * them to it.
 */
export async function startClouds(answer: Answer): Promise<Clouds> {
  const upstream = await startUpstream(answer, { tls: CLOUDS_TLS })
  onTestFinished(upstream.close)
  const directory = mkdtempSync(join(tmpdir(), 'waybill-clouds-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const caFile = join(directory, 'clouds.pem')
  writeFileSync(caFile, CLOUDS_TLS.cert)
  const engine = await startEngine()
  onTestFinished(engine.stop)
  const upstream_proxy = await startProxyTo(upstream.port)
  const { settings } = engine.core.client
  await settings.set({ name: 'upstream_proxy', value: upstream_proxy })
  await settings.set({ name: 'extra_ca_file', value: caFile })
  return { engine, seen: upstream.seen, answerWith: upstream.answerWith }
}

async function startProxyTo(port: number): Promise<string> {
  const proxy = http.createServer()
  const open = new Set<net.Socket>()
  proxy.on('connect', (_req, client: net.Socket) => {
    const server = net.connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n')
      server.pipe(client).pipe(server)
    })
    for (const socket of [client, server]) {
      open.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        client.destroy()
        server.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    for (const socket of open) socket.destroy()
    proxy.closeAllConnections()
    await new Promise((resolve) => proxy.close(resolve))
  })
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
}
