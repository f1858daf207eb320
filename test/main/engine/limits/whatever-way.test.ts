import http from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { closedPort, type Seen } from '../../../support/markers-upstream.ts'
import { startLimited, times } from './limited-engine.ts'

const ROUNDS = 3
const usage = { prompt_tokens: 20, completion_tokens: 30, total_tokens: 50 }
const chunk = (delta: string) =>
  `data: ${JSON.stringify({ model: 'slow', choices: [{ delta: { content: delta } }] })}\n\n`
const last = `data: ${JSON.stringify({ model: 'slow', choices: [], usage })}\n\ndata: [DONE]\n\n`

/** What the provider does, by the word that it is asked. */
function answer(seen: Seen, res: http.ServerResponse): void {
  const stream = { 'content-type': 'text/event-stream' }
  const how = /"user":"(\w+)"/.exec(seen.body.toString())?.[1]
  switch (how) {
    case 'answers':
      res.writeHead(200, { 'content-type': 'application/json' })
      return void res.end(JSON.stringify({ model: 'slow', usage }))
    case 'streams':
      return void res.writeHead(200, stream).end(chunk('Here') + last)
    case 'begins':
      return void res.writeHead(200, stream).write(chunk('Here is a parcel'))
    case 'compresses':
      return void res
        .writeHead(200, { ...stream, 'content-encoding': 'gzip' })
        .write(gzipSync(chunk('Here')).subarray(0, 30))
    case 'breaks':
      res.writeHead(200, stream).write(chunk('Here'))
      return void setImmediate(() => res.destroy())
    case 'drops':
      return void res.destroy()
    case 'fails':
      return void res.writeHead(500).end('{}')
    case 'limits':
      return void res.writeHead(429, { 'retry-after': '31536000' }).end('{}')
    case 'spent':
      return void res.writeHead(402).end('{}')
    default:
      return // It says nothing.
  }
}

/** One request, cut off at a moment; resolves when nothing of it is left on this side. */
function request(
  proxy: string,
  key: string,
  path: string,
  how: string,
  cut: 'never' | 'body' | 'sent' | 'head' | 'data',
): Promise<void> {
  return new Promise((resolve) => {
    const body = JSON.stringify({ model: 'slow', user: how, stream: true, max_tokens: 100, messages: [] })
    const req = http.request(proxy + path, {
      method: 'POST',
      agent: false,
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'content-length': body.length,
      },
    })
    req.on('error', () => {})
    req.on('close', resolve)
    if (cut === 'body') return void req.write(body.slice(0, 20), () => req.destroy())
    req.end(body, () => {
      if (cut === 'sent') req.destroy()
    })
    req.on('response', (res) => {
      res.on('error', () => {})
      if (cut === 'head') return void req.destroy()
      res.on('data', () => {
        if (cut === 'data') req.destroy()
      })
    })
  })
}

it('whatever way exchanges end, nothing stays held, and what is spent is the sum of the rows', async () => {
  const { engine, provider } = await startLimited()
  const { client } = engine.core
  provider.upstream.answerWith(answer)
  await client.providers.add({
    kind: 'compatible',
    name: 'nobody',
    base_url: `http://127.0.0.1:${await closedPort()}/v1`,
  })
  await client.settings.set({ name: 'body_limit_bytes', value: 65_536 })
  const { key, id } = await client.clientKeys.create({
    name: 'agent',
    limits: {
      budget_day_nano_usd: 1e12,
      tokens_per_month: 1e9,
      tokens_per_minute: 1e9,
      requests_per_minute: 1e6,
      concurrency: 1000,
    },
  })
  const own = '/own/v1/chat/completions'
  const all = times(ROUNDS, () => [
    ...['answers', 'streams', 'breaks', 'drops', 'fails', 'limits', 'spent'].map((how) =>
      request(engine.proxy, key, own, how, 'never'),
    ),
    ...['answers', 'streams', 'begins', 'compresses', 'silent'].flatMap((how) => [
      request(engine.proxy, key, own, how, 'body'),
      request(engine.proxy, key, own, how, 'sent'),
    ]),
    ...['answers', 'streams', 'begins', 'breaks'].map((how) => request(engine.proxy, key, own, how, 'head')),
    ...['answers', 'streams', 'begins', 'compresses'].map((how) => request(engine.proxy, key, own, how, 'data')),
    request(engine.proxy, key, '/nobody/v1/chat/completions', 'answers', 'never'),
    request(engine.proxy, key, '/unknown/v1/chat/completions', 'answers', 'never'),
    request(engine.proxy, key, own, 'x'.repeat(100_000), 'never'),
  ])
  await Promise.all(all.flat())
  while ((await client.system.status()).running_exchanges > 0) await new Promise((resolve) => setImmediate(resolve))

  const rows = (await engine.rows()).filter(({ client_key_id }) => client_key_id === id)
  expect(rows.filter(({ ended_by }) => ended_by === null)).toEqual([])
  const cost = rows.reduce((sum, row) => sum + (row.cost_nano_usd ?? 0), 0)
  const tokens = rows.reduce((sum, row) => sum + (row.input_tokens ?? 0) + (row.output_tokens ?? 0), 0)
  expect(tokens).toBeGreaterThan(0)
  const view = (await client.clientKeys.list()).find((each) => each.id === id)
  expect(view?.left).toMatchObject([
    { limit: 'requests_per_minute' },
    { limit: 'tokens_per_minute', spent: tokens },
    { limit: 'concurrency', spent: 0 },
    { limit: 'tokens_per_month', spent: tokens, reserved: 0 },
    { limit: 'budget_day_nano_usd', spent: cost, reserved: 0 },
  ])
  const db = new Database(join(engine.dataDirectory, 'waybill.db'), { readonly: true })
  const stored = `select sum(tokens) tokens, sum(cost_nano_usd) cost from spend where length(window) = 10 and client_key_id = ?`
  expect(db.prepare(stored).get(id)).toEqual({ tokens, cost })
  expect(db.prepare('select count(*) from reservations').pluck().get()).toBe(0)
  db.close()
})
