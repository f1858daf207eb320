import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import type { Ledger } from '../../../../src/main/engine/ledger/ledger.ts'
import type { UsageQuestion } from '../../../../src/main/engine/ledger/queries/usage-report.ts'
import { partsOf } from '../../../../src/main/engine/ledger/reports/period.ts'
import { createReports } from '../../../../src/main/engine/ledger/reports/reports.ts'
import { finished, NOON } from './an-exchange.ts'
import { expireNothing } from './an-expiry.ts'
import { timesOnDisk } from './bytes-on-disk.ts'
import { temporaryDirectory, temporaryLedger } from './temporary-ledger.ts'

const DAY_MS = 86_400_000
const everything: UsageQuestion = { since: 0, filter: {}, includeSandbox: false, percentiles: true }

test('a report tells how fast answers were, and leaves out how fast failures were', async () => {
  const ledger = await temporaryLedger()
  for (let ms = 1; ms <= 1000; ms += 1) ledger.close(finished({ latency_ms: ms, time_to_first_chunk_ms: ms / 10 }))
  for (let index = 0; index < 500; index += 1) ledger.close(finished({ latency_ms: 0.5, status_code: 429 }))
  const { totals } = await ledger.report(everything)
  expect(totals.error_rate).toBe(0.3333)
  near(totals.latency_ms, { p50: 500, p90: 900, p99: 990 })
  near(totals.time_to_first_chunk_ms, { p50: 50, p90: 90, p99: 99 })
  const plain = await ledger.report({ ...everything, percentiles: false })
  expect(plain.totals).toEqual({ ...totals, latency_ms: null, time_to_first_chunk_ms: null })
})

test('the quickest answers count as well, over many days and however many there are of them', async () => {
  const ledger = await temporaryLedger()
  for (let index = 0; index < 600; index += 1) {
    ledger.close(finished({ started_at: NOON + (index % 3) * DAY_MS, latency_ms: index < 400 ? 0 : 3_000_000_000 }))
  }
  const { totals } = await ledger.report(everything)
  expect(totals.latency_ms).toMatchObject({ p50: 0.125, p90: totals.latency_ms?.p99 })
  expect(totals.latency_ms?.p99).toBeGreaterThan(400_000_000)
})

test('by one thing and then another, one key or model of many', async () => {
  const ledger = await temporaryLedger()
  const traffic = [
    [NOON, 'gpt-5', 'laptop', 30],
    [NOON, 'claude', 'laptop', 20],
    [NOON + DAY_MS, 'gpt-5', 'server', 5],
    [NOON + DAY_MS, 'gpt-5', 'laptop', 7],
  ] as const
  for (const [started_at, response_model, client_key_id, cost_nano_usd] of traffic) {
    ledger.close(finished({ started_at, response_model, client_key_id, cost_nano_usd, provider_name: 'openai' }))
  }
  const lines = async (question: Partial<UsageQuestion>) => {
    const { groups } = await ledger.report({ ...everything, ...question })
    return groups.map(({ group, then_group, cost_nano_usd }) => [group, then_group, cost_nano_usd])
  }
  expect(await lines({ by: 'month' })).toEqual([['2026-11', null, 62]])
  expect(await lines({ by: 'day', then_by: 'model' })).toEqual([
    ['2026-11-20', 'gpt-5', 30],
    ['2026-11-20', 'claude', 20],
    ['2026-11-21', 'gpt-5', 12],
  ])
  expect(await lines({ by: 'model', filter: { client_key_id: 'laptop' } })).toEqual([
    ['gpt-5', null, 37],
    ['claude', null, 20],
  ])
  expect(await lines({ by: 'key', since: NOON + 1, filter: { model: 'gpt-5', provider_name: 'openai' } })).toEqual([
    ['laptop', null, 7],
    ['server', null, 5],
  ])
})

test('once retention has taken the exchanges, days still add up; hours are gone', async () => {
  const ledger = await temporaryLedger()
  for (let index = 0; index < 10; index += 1) ledger.close(finished({ started_at: NOON + index * 3_600_000 }))
  const later = NOON + 100 * DAY_MS
  expect(
    await ledger.expire({ ...expireNothing, exchangesBefore: later - 90 * DAY_MS, totalsBefore: later - 730 * DAY_MS }),
  ).toBe(10)
  expect(await ledger.exchanges({ limit: 10 })).toEqual([])
  expect((await ledger.report(everything)).totals).toMatchObject({ requests: 10, cost_nano_usd: 10_000 })
  // The middle of a day that has no hours any more: the whole day counts.
  expect((await ledger.report({ ...everything, since: NOON + 60_000 })).totals.requests).toBe(10)
  expect((await ledger.report({ ...everything, by: 'hour' })).groups).toEqual([])
  expect(await ledger.keyUsage()).toEqual(new Map([['key-1', { requests: 10, last_used_at: null }]]))
  await ledger.expire({ ...expireNothing, exchangesBefore: later, totalsBefore: later })
  expect((await ledger.report(everything)).totals.requests).toBe(0)
})

test('reports come while exchanges go on and are erased, each of one moment', async () => {
  const ledger = await temporaryLedger()
  for (let index = 0; index < 3000; index += 1) ledger.close(finished({ client_key_id: index % 2 ? 'a' : 'b' }))
  const erasing = ledger.purge({ scope: 'key', client_key_id: 'a' })
  const seen = await Promise.all(Array.from({ length: 20 }, () => consistent(ledger)))
  expect(seen.every(Boolean)).toBe(true)
  expect(await erasing).toMatchObject({ purged: 1500 })
  expect((await ledger.report(everything)).totals.requests).toBe(1500)
})

async function consistent(ledger: Ledger): Promise<boolean> {
  const { totals, groups } = await ledger.report({ ...everything, by: 'key' })
  return totals.requests === groups.reduce((sum, { requests }) => sum + requests, 0)
}

test('what is erased is gone from the bytes, though reports and an export go on without a pause', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  const marker = 'canary-91fe'
  for (let index = 0; index < 6000; index += 1) {
    ledger.close(finished({ client_key_id: index % 3 ? marker : 'plain', project: marker.repeat(1 + (index % 9)) }))
    if (index % 97 === 0) await ledger.exchanges({ limit: 1 })
  }
  let goesOn = true
  const readers = [
    (async () => {
      while (goesOn) await ledger.report(everything)
    })(),
    (async () => {
      for (; goesOn; await setImmediate()) for await (const _piece of ledger.export('csv', {})) if (!goesOn) return
    })(),
  ]
  expect(await ledger.purge({ scope: 'all' })).toMatchObject({ purged: 6000 })
  const found = timesOnDisk(directory, marker)
  goesOn = false
  await Promise.all(readers)
  expect(found).toBe(0)
})

test('a report that can not be made is refused with something to do about it, and the next one works', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  const reports = createReports({ database: join(directory, 'nowhere.db') })
  onTestFinished(() => reports.stop())
  const question = { parts: partsOf(0), by: [], filter: {}, includeSandbox: true, percentiles: false }
  await expect(reports.report(question)).rejects.toMatchObject({ code: 'report_failed', status: 503 })
  rmSync(join(directory, 'nowhere.db'), { force: true })
  expect((await ledger.report(everything)).totals.requests).toBe(0)
})

test('an answer that does not come is not waited for; what the ledger was asked as it shuts is refused', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  const hasty = createReports({ database: join(directory, 'waybill.db'), limitMs: 0 })
  onTestFinished(() => hasty.stop())
  await expect(hasty.keyRequests()).rejects.toMatchObject({ code: 'report_failed' })
  const asked = ledger.report(everything)
  ledger.shut()
  await expect(asked).rejects.toMatchObject({ code: 'stopping' })
  await expect(ledger.keyUsage()).rejects.toMatchObject({ code: 'stopping' })
})

test('all that a screen asks at once is answered before the database has a quiet moment, what comes later after it', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  ledger.close(finished())
  await ledger.exchanges({ limit: 1 })
  const reports = createReports({ database: join(directory, 'waybill.db') })
  onTestFinished(() => reports.stop())
  const order: string[] = []
  const asked = Array.from({ length: 5 }, () => reports.keyRequests().then(() => order.push('asked')))
  const quiet = reports.hold()
  const later = reports.keyRequests().then(() => order.push('later'))
  const release = await quiet
  await Promise.all(asked)
  order.push('quiet')
  release()
  await later
  expect(order).toEqual([...asked.map(() => 'asked'), 'quiet', 'later'])
})

test('the thread of the reports is gone when nobody asks, and comes back for the next question', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  ledger.close(finished())
  await ledger.exchanges({ limit: 1 })
  const reports = createReports({ database: join(directory, 'waybill.db'), idleMs: 0 })
  onTestFinished(() => reports.stop())
  for (let round = 0; round < 3; round += 1) {
    expect(await reports.keyRequests()).toEqual(new Map([['key-1', 1]]))
    // The idle time is over with the next turn of the timers.
    await new Promise((resolve) => setTimeout(resolve))
  }
})

test('a report of more lines than anyone reads is refused with what to ask for in its place', async () => {
  const ledger = await temporaryLedger()
  for (let hour = 0; hour <= 1000; hour += 1) ledger.close(finished({ started_at: NOON + hour * 3_600_000 }))
  await expect(ledger.report({ ...everything, by: 'hour' })).rejects.toMatchObject({
    code: 'invalid_input',
    action: 'Ask for a shorter period, or group by less.',
  })
  expect((await ledger.report({ ...everything, by: 'hour', since: NOON + 1 })).groups).toHaveLength(1000)
})

test('a report by names of which a tool made up thousands tells the largest, and the others together', async () => {
  const ledger = await temporaryLedger()
  const close = (model: string, cost_nano_usd: number) =>
    ledger.close(finished({ request_model: model, response_model: model, cost_nano_usd, latency_ms: 100 }))
  for (let count = 0; count < 1004; count += 1) close(`made-up-${count}`, 1)
  for (let count = 0; count < 3; count += 1) close('dear', 1000)
  const { groups, others, totals } = await ledger.report({ ...everything, by: 'model' })
  expect(groups).toHaveLength(999)
  expect(groups[0]).toMatchObject({ group: 'dear', requests: 3, cost_nano_usd: 3000 })
  expect(others).toMatchObject({ groups: 6, requests: 6, cost_nano_usd: 6 })
  near(others?.latency_ms ?? null, { p50: 100, p90: 100, p99: 100 })
  expect(totals).toMatchObject({ requests: 1007, cost_nano_usd: 4004 })
  const twofold = await ledger.report({ ...everything, by: 'provider', then_by: 'model' })
  expect([twofold.groups.length, twofold.others?.groups]).toEqual([999, 6])
  expect((await ledger.report({ ...everything, by: 'provider' })).others).toBeNull()
})

test('a report adds up as many groups as a tool that makes up names can make', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  ledger.close(finished({ project: 'waybill', latency_ms: 100 }))
  await ledger.report(everything)
  multiplyGroups(join(directory, 'waybill.db'), 150_000)
  const { groups } = await ledger.report({ ...everything, by: 'project' })
  expect(groups).toMatchObject([{ group: 'waybill', requests: 150_001 }])
  near(groups[0]?.latency_ms ?? null, { p50: 100, p90: 100, p99: 100 })
})

/** The one group that there is once more for each of so many tools: what as many exchanges would take minutes for. */
function multiplyGroups(file: string, count: number): void {
  const db = new Database(file)
  const columnsOf = (table: string, without: string) =>
    db
      .prepare<[string, string], string>('select name from pragma_table_info(?) where name <> ?')
      .pluck()
      .all(table, without)
      .join(', ')
  const groupColumns = columnsOf('total_groups', 'id')
  const totalColumns = columnsOf('daily_totals', 'group_id')
  db.exec(`
    with recursive numbers(n) as (select 2 union all select n + 1 from numbers where n <= ${count})
    insert into total_groups (id, ${groupColumns})
    select n, ${groupColumns.replace('tool', "'tool ' || n")} from total_groups, numbers where id = 1;
    insert into daily_totals (group_id, ${totalColumns})
    select g.id, ${totalColumns} from daily_totals, total_groups g where group_id = 1 and g.id > 1;
  `)
  db.close()
}

type Percentiles = { p50: number; p90: number; p99: number }

function near(found: Percentiles | null, expected: Percentiles): void {
  for (const [name, ms] of Object.entries(expected)) {
    const value = found?.[name as keyof Percentiles] ?? Number.NaN
    expect(Math.abs(value / ms - 1), `${name} ${value}`).toBeLessThan(0.045)
  }
}
