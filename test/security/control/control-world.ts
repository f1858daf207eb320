import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type Headless, startHeadless } from '../../../src/main/headless/headless.ts'
import type { Known } from './from-schema.ts'

export interface Answered {
  readonly status: number
  readonly text: string
}

/** Where a call is made: the dashboard's port, with its token, or the socket of the commands. */
export type Way = 'port' | 'socket'

export interface ControlWorld {
  readonly root: string
  readonly home: Headless
  /** A call by the bytes of its body. A live view is read up to its first piece. */
  call(way: Way, path: string, body: string, headers?: http.OutgoingHttpHeaders): Promise<Answered>
  /** What there is to be named. */
  readonly known: Known
  /** All that is stored, but for what is noted about callers. */
  stored(): string
  close(): Promise<void>
}

export const SECRET = 'sk-live-0123456789abcdef-canary'

/** A headless engine as it is, on a home of its own; whatever leaves ends at a proxy that is not there. */
export async function startControlWorld(): Promise<ControlWorld> {
  const root = mkdtempSync(join(tmpdir(), 'waybill-test-'))
  const dataDirectory = join(root, 'data')
  const home = await startHeadless({
    dataDirectory,
    version: '0.0.0-test',
    port: 0,
    controlPort: 0,
    vault: 'memory',
    surroundings: { home: root, env: {}, platform: 'linux' },
  })
  await home.client.settings.set({ name: 'upstream_proxy', value: 'http://127.0.0.1:1' })
  await home.client.settings.set({ name: 'offline', value: true })
  const known = await furnish(home)
  const { origin, hash } = new URL(home.dashboard)
  const token = hash.slice('#token='.length)
  const agent = new http.Agent({ keepAlive: true, maxSockets: 4 })
  const database = new Database(join(dataDirectory, 'waybill.db'), { readonly: true })
  return {
    root,
    home,
    known,
    call(way, path, body, headers = { 'content-type': 'application/json' }) {
      const place =
        way === 'port'
          ? { host: '127.0.0.1', port: new URL(origin).port }
          : { socketPath: join(dataDirectory, 'control.sock'), host: 'localhost' }
      const own = way === 'port' ? { 'x-waybill-token': token } : {}
      return send({ ...place, agent, method: 'POST', path: `/rpc/${path}`, headers: { ...headers, ...own } }, body)
    },
    stored: () => dump(database),
    async close() {
      agent.destroy()
      database.close()
      await home.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

/** Something of each kind, exchanges among them. */
async function furnish({ client, proxy }: Headless): Promise<Known> {
  const { key, id } = await client.clientKeys.create({ name: 'tool', project: 'project' })
  await client.providers.add({ kind: 'openai', base_url: 'http://127.0.0.1:1/v1', key: SECRET })
  const [providerKey] = await client.providers.keys.list({ name: 'openai' })
  await client.plans.create({ name: 'plan', limits: {} })
  const route = await client.routes.add({ match: { model: 'fast' }, targets: [{ to: 'openai/gpt-5-mini' }] })
  for (const model of ['gpt-5-mini', 'fast']) {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const body = JSON.stringify({ model, messages: [{ role: 'user', content: 'Hello' }] })
    await (await fetch(`${proxy}/v1/chat/completions`, { method: 'POST', headers, body })).text()
  }
  const names = ['openai', 'tool', 'project', 'plan', 'fast', 'gpt-5-mini', 'openai/gpt-5-mini', '2026-11']
  return { texts: [id, route.id, providerKey?.id ?? '', ...names], numbers: [Date.now(), 100] }
}

function send(options: http.RequestOptions, body: string): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const request = http.request(options, (answer) => {
      const status = answer.statusCode ?? 0
      let text = ''
      answer.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
        if (answer.headers['content-type'] === 'text/event-stream') {
          request.destroy()
          resolve({ status, text })
        }
      })
      answer.once('close', () => resolve({ status, text }))
      answer.once('error', () => {})
    })
    request.once('error', reject)
    request.end(body)
  })
}

const OF_CALLERS = new Set(['security_events', 'outbound', 'sqlite_sequence'])

function dump(database: Database.Database): string {
  const names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[]
  return names
    .filter((name) => !OF_CALLERS.has(name))
    .map((name) => `${name}: ${JSON.stringify(database.prepare(`SELECT * FROM "${name}"`).all())}`)
    .join('\n')
}
