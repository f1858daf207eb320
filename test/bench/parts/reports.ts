/**
 * A ledger of ten million exchanges (ROWS): how long each report takes, what the proxy feels of it, and the size on disk.
 * The engine is the built command, headless; questions come over its socket, as those of other commands do.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { findEngine } from '../../src/main/headless/headless.ts'
import type { ControlClient } from '../../src/shared/contract/contract.ts'
import { startUpstream, startWaybill } from './contenders.ts'
import { fillLedger } from './fill-ledger.ts'
import { load } from './run-load.ts'

const ROWS = Number(process.env.ROWS ?? 10_000_000)
const DAYS = 180
const SECONDS = Number(process.env.SECONDS ?? 10)
const DAY_MS = 86_400_000
const home = mkdtempSync(join(tmpdir(), 'waybill-bench-'))
process.once('exit', () => rmSync(home, { recursive: true, force: true }))

const { seconds } = await fillLedger(home, ROWS, DAYS)
console.log(`${ROWS.toLocaleString('en-US')} rows over ${DAYS} days in ${Math.round(seconds)} s`)
printSize()

const upstream = await startUpstream()
const started = performance.now()
const waybill = await startWaybill(upstream.origin, {
  home,
  preload: new URL('loop-delay.ts', import.meta.url).pathname,
})
const startSeconds = (performance.now() - started) / 1000
const engine = await findEngine(home)
if (!engine) throw new Error('the engine does not answer')
const { client } = engine

const ago = (days: number): number => Date.now() - days * DAY_MS
const month = new Date(ago(40)).toISOString().slice(0, 7)
const key = '01997a3c-7d10-7000-8000-000000000003'
const questions: Readonly<Record<string, () => Promise<unknown>>> = {
  'summary, 7 days, by provider': () => client.usage.summary({ since: ago(7), by: 'provider' }),
  'summary, 30 days, by day': () => client.usage.summary({ since: ago(30), by: 'day' }),
  'summary, all, by model': () => client.usage.summary({ since: 0, by: 'model' }),
  'report, 24 hours, by hour': () => client.usage.report({ since: ago(1), by: 'hour' }),
  'report, 14 days, by hour': () => client.usage.report({ since: ago(14), by: 'hour' }),
  ...Object.fromEntries(
    (['day', 'month', 'model', 'provider', 'key', 'project', 'tool'] as const).map((by) => [
      `report, all, by ${by}`,
      () => client.usage.report({ since: 0, by }),
    ]),
  ),
  'report, 60 days, by day and model': () => client.usage.report({ since: ago(60), by: 'day', then_by: 'model' }),
  'report, 90 days, one key': () => client.usage.report({ since: ago(90), by: 'day', filter: { client_key_id: key } }),
  'statement of a month, page': () => client.usage.statement({ month, format: 'html' }),
  'client keys': () => client.clientKeys.list(),
  providers: () => client.providers.list(),
  'newest exchanges': () => client.usage.exchanges({ limit: 100 }),
  'exchanges of a key': () => client.usage.exchanges({ limit: 100, client_key_id: key }),
  'exchanges with errors': () => client.usage.exchanges({ limit: 100, outcome: 'error' }),
}

const isCold = dropCaches()
const table: Record<string, Record<string, number | string>> = {}
for (const [name, ask] of Object.entries(questions)) {
  dropCaches()
  await waybill.loopDelay()
  const cold = await timed(ask)
  const warm: number[] = []
  for (let round = 0; round < 5; round += 1) warm.push(await timed(ask))
  warm.sort((a, b) => a - b)
  const { maxMs } = await waybill.loopDelay()
  table[name] = {
    'cold ms': cold.toFixed(1),
    'warm ms': warm[2]?.toFixed(1) ?? '',
    'longest pause ms': maxMs.toFixed(1),
  }
}
console.table(table)
console.log(isCold ? 'Cold: nothing of the file in memory.' : 'Cold: the first time; the file may be in memory.')
console.log(`Start, key and provider added: ${startSeconds.toFixed(1)} s.`)

const quiet = await proxyMeanwhile('no reports', async () => {})
const busy = await proxyMeanwhile('reports, one after the other', async (goesOn) => {
  while (goesOn()) for (const ask of Object.values(questions)) if (goesOn()) await ask()
})
const exporting = await proxyMeanwhile('an export', (goesOn) => exported(client, goesOn))
const erasing = await proxyMeanwhile('an erasure', () =>
  client.privacy.purge({ scope: 'before', before: ago(DAYS - 1) }),
)
console.table(Object.fromEntries([quiet, busy, exporting, erasing]))

await waybill.stop()
await upstream.stop()

async function timed(ask: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await ask()
  return performance.now() - from
}

/** One request after the other through the proxy, while something else goes on. */
async function proxyMeanwhile(name: string, work: (goesOn: () => boolean) => Promise<unknown>) {
  await waybill.loopDelay()
  let goesOn = true
  const working = work(() => goesOn)

  const { medianUs = 0, p99Us = 0, maxUs = 0 } = await load(waybill, 1, SECONDS)
  goesOn = false
  await working
  const { maxMs } = await waybill.loopDelay()
  return [
    name,
    {
      'median ms': (medianUs / 1000).toFixed(2),
      'p99 ms': (p99Us / 1000).toFixed(2),
      'max ms': (maxUs / 1000).toFixed(1),
      'longest pause ms': maxMs.toFixed(1),
    },
  ] as const
}

async function exported(control: ControlClient, goesOn: () => boolean): Promise<void> {
  for await (const _piece of await control.privacy.export({ format: 'csv' })) if (!goesOn()) return
}

/** Where the user may (root): what the system holds of files in memory is let go. */
function dropCaches(): boolean {
  try {
    execFileSync('sync')
    writeFileSync('/proc/sys/vm/drop_caches', '3')
    return true
  } catch {
    return false
  }
}

function printSize(): void {
  const file = join(home, 'waybill.db')
  const db = new Database(file, { readonly: true })
  const tables = ['exchanges', 'daily_totals', 'hourly_totals', 'total_groups']
  const bytes = db.prepare<[string], number>('select sum(pgsize) from dbstat where name = ? and aggregate = 1').pluck()
  const count = (name: string) => db.prepare<[], number>(`select count(*) from ${name}`).pluck().get() ?? 0
  const all = statSync(file).size
  console.table({
    ...Object.fromEntries(tables.map((name) => [name, { rows: count(name), MB: mb(bytes.get(name) ?? 0) }])),
    'the whole file': { rows: '', MB: mb(all), 'bytes per exchange': Math.round(all / ROWS) },
  })
  db.close()
}

function mb(bytes: number): number {
  return Math.round(bytes / 1e5) / 10
}
