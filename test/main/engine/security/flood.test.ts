import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { createSecurityEvents } from '../../../../src/main/engine/security/security.ts'
import { startEngine } from '../../../support/engine.ts'
import { createMarkers } from '../../../support/markers.ts'
import { rawRequest, sendRaw } from '../../../support/raw-http.ts'
import { temporaryDirectory, temporaryLedger } from '../ledger/temporary-ledger.ts'

const NOON = Date.UTC(2026, 10, 21, 12)
const MINUTE = 60_000

async function eventsByHand(directory = temporaryDirectory()) {
  const ledger = await temporaryLedger(directory)
  const clock = { now: NOON }
  const told: string[] = []
  const security = createSecurityEvents({
    now: () => clock.now,
    store: ledger.securityEvents,
    tell: (events) => told.push(...events.map(({ id }) => id)),
  })
  onTestFinished(security.stop)
  const rows = () => security.latest({ limit: 1_000_000 })
  return { security, clock, rows, told, ledger, directory }
}

test('like events of a second are one event, with how many they were', async () => {
  const { security, rows } = await eventsByHand()
  for (let i = 0; i < 1000; i++) security.note({ kind: 'host_refused', peerPort: 5000, tool: 'curl' })
  security.note({ kind: 'host_refused', peerPort: 5000, tool: 'other' })
  security.note({ kind: 'limit', clientKeyId: 'k', peerPort: 5000, detail: 'rate_limited' })
  security.note({ kind: 'limit', clientKeyId: 'k', peerPort: 5001, detail: 'rate_limited' })
  const seen = rows().map(({ kind, count, peer_port, tool }) => ({ kind, count, peer_port, tool }))
  expect(seen).toHaveLength(3)
  expect(seen).toContainEqual({ kind: 'host_refused', count: 1000, peer_port: 5000, tool: 'curl' })
  expect(seen).toContainEqual({ kind: 'host_refused', count: 1, peer_port: 5000, tool: 'other' })
  // From several ports: none of them is the one.
  expect(seen).toContainEqual({ kind: 'limit', count: 2, peer_port: null, tool: null })
})

test('a flood of a million refusals that all look different leaves a few rows that count every one, and no other kind is crowded out', async () => {
  const { security, clock, rows } = await eventsByHand()
  const each = 10_000
  for (let second = 0; second < 100; second++) {
    clock.now = NOON + second * 1000
    for (let i = 0; i < each; i++) security.note({ kind: 'host_refused', peerPort: i, tool: `t${second}-${i}` })
    security.flush()
  }
  security.note({ kind: 'client_key_unknown', clientKeyId: 'revoked', peerPort: 1, tool: 'thief' })
  const found = rows()
  const flood = found.filter(({ kind }) => kind === 'host_refused')
  // Two minutes have begun, and what goes beyond is one row of this hour.
  expect(flood.length).toBe(2 * 30 + 1)
  expect(flood.reduce((sum, { count }) => sum + count, 0)).toBe(100 * each)
  expect(found.filter(({ kind }) => kind === 'client_key_unknown')).toMatchObject([{ tool: 'thief', count: 1 }])
})

test('days of it fill no disk: of a kind there are 5000 rows, and one for each hour after', async () => {
  const { security, clock, rows, ledger } = await eventsByHand()
  const minutes = 24 * 60
  for (let minute = 0; minute < minutes; minute++) {
    clock.now = NOON + minute * MINUTE
    for (let i = 0; i < 40; i++) security.note({ kind: 'suspicious_path', tool: `t${minute}-${i}` })
    security.flush()
  }
  const found = rows()
  expect(found.length).toBeLessThanOrEqual(5000 + 60 + 24)
  expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(minutes * 40)
  // Once there is room again, within the hour each has a row of its own.
  await ledger.purge({ scope: 'all' })
  clock.now += 61 * MINUTE
  security.note({ kind: 'suspicious_path', tool: 'first' })
  security.flush()
  clock.now += MINUTE
  security.note({ kind: 'suspicious_path', tool: 'after' })
  expect(rows().map(({ tool }) => tool)).toContain('after')
})

test('what can’t be written down waits in little memory, and is written once it can be', async () => {
  const { security, clock, rows, told, directory } = await eventsByHand()
  const other = new Database(join(directory, 'waybill.db'))
  onTestFinished(() => void other.close())
  other.exec('begin immediate')
  for (let minute = 0; minute < 5; minute++) {
    clock.now = NOON + minute * MINUTE
    for (let i = 0; i < 1000; i++) security.note({ kind: 'origin_refused', tool: `t${minute}-${i}` })
    security.flush()
  }
  expect(told).toEqual([])
  other.exec('rollback')
  const found = rows()
  expect(found).toHaveLength(31)
  expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(5000)
})

test('what was erased does not come back with the next count', async () => {
  const { security, rows, ledger } = await eventsByHand()
  ledger.securityEvents.onSettle(security.settle)
  for (let i = 0; i < 100; i++) security.note({ kind: 'host_refused', tool: `t${i}` })
  await ledger.purge({ scope: 'all' })
  expect(rows()).toEqual([])
  security.note({ kind: 'host_refused', tool: 't' })
  expect(rows()).toMatchObject([{ detail: 'other', count: 1 }])
})

test('a detail that is no code of ours is kept as `other`', async () => {
  const { security, rows } = await eventsByHand()
  for (const detail of ['my secret prompt', '/etc/passwd', '', 'x'.repeat(65), '<b>', 'ünïcode']) {
    security.note({ kind: 'secret_found', detail })
  }
  security.note({ kind: 'secret_found', detail: 'aws-access-key.id_1' })
  expect(rows().map(({ detail, count }) => [detail, count])).toEqual(
    expect.arrayContaining([
      ['other', 6],
      ['aws-access-key.id_1', 1],
    ]),
  )
})

test('nothing that a refused request says is in an event: no path, host, origin, header, key or body', async () => {
  const engine = await startEngine()
  onTestFinished(engine.stop)
  const { mark, foundIn } = createMarkers()
  const own = `host: 127.0.0.1:${engine.port}`
  const lines = () => [
    `user-agent: ${mark('user agent')}\u00e9/1 (${mark('comment')})`,
    `x-own: ${mark('header')}`,
    `cookie: a=${mark('cookie')}`,
  ]
  const requests = [
    [`GET /v1/${mark('path')} HTTP/1.1`, `host: ${mark('host')}.test`],
    [`GET /v1/${mark('path')} HTTP/1.1`, own, `origin: http://${mark('origin')}.test`],
    [`GET /v1/../${mark('strange path')}?q=${mark('query')} HTTP/1.1`, own],
    [`GET /v1/models?key=${mark('key in the query')} HTTP/1.1`, own],
    [`GET /v1/models HTTP/1.1`, own, `authorization: Bearer ${mark('key')}`],
    [`GET /v1/models HTTP/1.1`, own, `x-api-key: ${mark('key')}`, `authorization: Basic ${mark('basic')}`],
    [`${mark('method')} /v1/models HTTP/1.1`, own],
    [`GET /v1/models HTTP/9.${mark('version')}`, own],
    [`GET /v1/models HTTP/1.1`, own, `bad header ${mark('no header')}`],
  ]
  for (const head of requests) await sendRaw(engine.port, rawRequest([...head, ...lines()], mark('body')))
  const events = await engine.core.client.security.events({ limit: 1000 })
  expect(new Set(events.map(({ kind }) => kind))).toEqual(
    new Set(['host_refused', 'origin_refused', 'suspicious_path', 'client_key_unknown', 'malformed_request']),
  )
  const { markdown } = await engine.core.client.security.incident({ since: 0 })
  expect(
    foundIn([
      { name: 'the events', bytes: Buffer.from(JSON.stringify(events)) },
      { name: 'the report', bytes: Buffer.from(markdown) },
    ]),
  ).toEqual([])
})

test('a page that knocks five hundred times is counted to the last, while a tool gets its answers', async () => {
  const engine = await startEngine()
  onTestFinished(engine.stop)
  const ask = (...lines: string[]) => sendRaw(engine.port, rawRequest(['GET / HTTP/1.1', ...lines]))
  for (let round = 0; round < 10; round++) {
    const knocks = Array.from({ length: 50 }, (_, at) =>
      ask(`host: h${round}-${at}.evil.test`, `user-agent: page${at}/${round}`),
    )
    expect((await ask(`host: 127.0.0.1:${engine.port}`)).status).toBe(200)
    expect((await Promise.all(knocks)).filter(({ status }) => status !== 403)).toEqual([])
  }
  const events = await engine.core.client.security.events({ limit: 1000 })
  expect(events.reduce((sum, { count }) => sum + count, 0)).toBe(500)
  expect(events.length).toBeLessThanOrEqual(3 * 31)
})
