import { existsSync, readFileSync } from 'node:fs'
import https from 'node:https'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { startSandbox } from '../../../../src/main/engine/sandbox/sandbox.ts'
import { makePlace, type Place } from '../../../support/markers-process.ts'
import { startUpstream } from '../../../support/markers-upstream.ts'
import { startBillProvider } from '../billing/bill-provider.ts'
import { startConnectProxy } from '../hostile/connect-proxy.ts'
import { type Collector, startCollector } from '../metrics/collector.ts'
import { type Door, openDoor } from './door.ts'
import { LIST_TLS } from './list-certificate.ts'

export const LIST_HOST = 'raw.githubusercontent.com'
export const LIST_CERTIFICATE = LIST_TLS.cert

const PRELOAD = new URL('../../../support/recording-network.ts', import.meta.url).href

export interface World {
  readonly place: Place
  /** By the name under which the engine knows whoever is behind it. */
  readonly doors: Readonly<Record<string, Door>>
  /** `http://name:port` of a door. */
  origin(name: string): string
  readonly collector: Collector
  /** `name:port` of each connection that the engine's process has tried, in order. */
  connected(): string[]
  lookedUp(): string[]
}

/**
 * A network of this machine's own: names that only the engine's process knows, each with a door that counts, and a record of
 * what that process looks up and connects to.
 */
export async function makeWorld(): Promise<World> {
  const place = makePlace()
  onTestFinished(() => place.remove())
  const sandbox = await startSandbox({})
  const bills = await startBillProvider()
  const patient = await startUpstream((_seen, res) => {
    // The first piece of a stream, and then nothing until the tool leaves.
    res.writeHead(200, { 'content-type': 'text/event-stream' })
    res.write('data: {"choices":[]}\n\n')
  })
  const collector = await startCollector()
  const list = https.createServer(LIST_TLS, (_req, res) => res.end(JSON.stringify(LIST)))
  const listPort = await listening(list)
  const proxy = await startConnectProxy(sandbox.port)
  const behind = {
    'openai.lan': sandbox.port,
    'anthropic.lan': sandbox.port,
    'gemini.lan': sandbox.port,
    'patient.lan': patient.port,
    'billed.lan': bills.port,
    'collector.lan': collector.port,
    'proxy.lan': Number(new URL(proxy.url).port),
    [LIST_HOST]: listPort,
  }
  const doors: Record<string, Door> = {}
  for (const [name, port] of Object.entries(behind)) doors[name] = await openDoor(port)
  onTestFinished(async () => {
    for (const door of Object.values(doors)) await door.close()
    for (const server of [sandbox, bills, patient, collector, proxy]) await server.close()
    list.close()
  })

  const log = join(place.root, 'network.log')
  const names = Object.fromEntries([...Object.keys(behind), 'gone.lan', 'far.lan'].map((name) => [name, '127.0.0.1']))
  place.env.NODE_OPTIONS = `--import ${PRELOAD}`
  place.env.TEST_NETWORK = JSON.stringify({
    log,
    names: { ...names, 'metadata.lan': '169.254.169.254' },
    ports: { [`${LIST_HOST}:443`]: doors[LIST_HOST]?.port, 'gone.lan:81': await closedPort() },
  })
  const noted = (what: 'connect' | 'lookup'): string[] =>
    (existsSync(log) ? readFileSync(log, 'utf8') : '')
      .split('\n')
      .filter((line) => line !== '')
      .flatMap((line) => (JSON.parse(line) as { connect?: string; lookup?: string })[what] ?? [])
  return {
    place,
    doors,
    collector,
    origin: (name) => `http://${name}:${doors[name]?.port}`,
    connected: () => noted('connect'),
    lookedUp: () => noted('lookup'),
  }
}

const LIST = [
  {
    id: 'openai',
    name: 'OpenAI',
    models: [{ id: 'gpt-5-mini', match: { equals: 'gpt-5-mini' }, prices: { input_mtok: 1, output_mtok: 2 } }],
  },
]

function listening(server: { listen(port: number, host: string, then: () => void): unknown; address(): unknown }) {
  return new Promise<number>((done) => {
    server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port))
  })
}

/** Where nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer()
  const port = await listening(server)
  await new Promise((closed) => server.close(closed))
  return port
}
