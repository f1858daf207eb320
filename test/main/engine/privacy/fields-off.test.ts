import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest'
import { fromStored } from '../../../../src/main/engine/ledger/stored-exchange.ts'
import type { StoredExchange } from '../../../../src/main/engine/ledger/tables.ts'
import type { ExportFormat } from '../../../../src/shared/contract/privacy.ts'
import type { ExchangeRow } from '../../../../src/shared/exchange-row.ts'
import { type OptionalField, optionalFields } from '../../../../src/shared/inventory/exchanges.ts'
import { type EngineProcess, makePlace, startProcess } from '../../../support/markers-process.ts'
import { startUpstream } from '../../../support/markers-upstream.ts'
import { startProvider, type TestProvider } from '../../../support/provider.ts'
import { addProvider, ask as askSlow, startSlowProvider } from '../limits/limited-engine.ts'
import { ask, JSON_TYPE } from './ask.ts'
import { allowedModels, everydayTraffic } from './everyday-traffic.ts'

const place = makePlace()
const SECRET = 'sk-provider-0123456789abcdef'
let provider: TestProvider
let engine: EngineProcess
let key: string
let keyId: string
const seen = new Set<string>()

beforeAll(async () => {
  provider = await startProvider({ apiKey: SECRET })
  await start()
  const limits = { allow_models: allowedModels, budget_day_nano_usd: 1e12 }
  const made = await engine.client.clientKeys.create({ name: 'tool', project: 'parcels', limits })
  key = made.key
  keyId = made.id
})
afterAll(async () => {
  await engine.end('SIGKILL')
  await provider.close()
  place.remove()
})

beforeEach(() => switchOff([]))

/** Its vault is in memory, and forgets the keys at each end. */
async function start(): Promise<void> {
  engine = await startProcess(place)
  const { providers } = engine.client
  await providers.add({ kind: 'openai', base_url: `${provider.origin}/v1`, key: SECRET })
  await providers.add({ kind: 'anthropic', base_url: provider.origin, key: SECRET })
  await providers.add({ kind: 'gemini', base_url: `${provider.origin}/v1beta`, key: SECRET })
}

const switchOff = (fields: readonly string[]) => engine.client.settings.set({ name: 'fields_off', value: fields })

/** The rows that are new since it was asked last, oldest first. */
async function newRows(): Promise<ExchangeRow[]> {
  const rows = await engine.client.usage.exchanges({ limit: 1000 })
  const news = rows.filter(({ id }) => !seen.has(id)).toReversed()
  for (const { id } of news) seen.add(id)
  return news
}

async function traffic(): Promise<ExchangeRow[]> {
  for (const { withoutKey, ...asked } of everydayTraffic) await ask(engine.proxy, withoutKey ? null : key, asked)
  const rows = await newRows()
  expect(rows).toHaveLength(everydayTraffic.length)
  return rows
}

const isNull = (row: ExchangeRow) => Object.entries(row).flatMap(([name, value]) => (value === null ? [name] : []))

async function exported(format: ExportFormat): Promise<string> {
  let text = ''
  for await (const piece of await engine.client.privacy.export({ format })) text += piece
  return text
}

/** By id, what an export says of a field. */
const readers: Readonly<Record<ExportFormat, (text: string, field: OptionalField) => Map<string, unknown>>> = {
  ndjson: (text, field) =>
    valuesOf(
      text
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => JSON.parse(line)),
      field,
    ),
  json: (text, field) => valuesOf(JSON.parse(text).exchanges, field),
  csv(text, field) {
    // A cell with commas is a list, in quotes.
    const [head = [], ...lines] = text
      .trimEnd()
      .split('\n')
      .map((line) => [...line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell = '']) => cell))
    const [id, at] = [head.indexOf('id'), head.indexOf(field)]
    return new Map(lines.map((cells) => [String(cells[id]), cells[at] === '' ? null : cells[at]]))
  },
}

function valuesOf(rows: readonly ExchangeRow[], field: OptionalField): Map<string, unknown> {
  return new Map(rows.map((row) => [row.id, row[field]]))
}

it('a field that is switched off is null from the next exchange on, whatever becomes of it: in the database and in every export', async () => {
  const slow = await startSlowProvider()
  await addProvider(engine.client, slow.upstream, 'slow')
  const baseline = await traffic()
  const known = new Set(baseline.flatMap((row) => optionalFields.filter((field) => row[field] !== null)))
  // Or the test would show nothing of a field that is never there.
  expect([...known].sort()).toEqual([...optionalFields].sort())

  const offIn = new Map<string, OptionalField>()
  const crashing: Promise<unknown>[] = []
  for (const [index, field] of optionalFields.entries()) {
    await switchOff([field])
    const rows = await traffic()
    for (const [place, row] of rows.entries()) {
      offIn.set(row.id, field)
      const before = baseline[place]
      expect(before && isNull(row).sort(), `${field} off, exchange ${place}`).toEqual(
        [...new Set([...(before ? isNull(before) : []), field])].sort(),
      )
    }
    crashing.push(askSlow(engine.proxy, key, {}, '/slow/v1/chat/completions').catch(() => {}))
    await slow.hasArrived(index + 1)
    for (const { id } of await newRows()) offIn.set(id, field)
  }
  await switchOff([])
  const after = await traffic()
  expect(after.map(isNull)).toEqual(baseline.map(isNull))

  const checkExports = async () => {
    for (const format of ['ndjson', 'csv', 'json'] as const) {
      const text = await exported(format)
      for (const field of optionalFields) {
        const values = readers[format](text, field)
        expect(values.size).toBe(seen.size)
        for (const [id, off] of offIn) if (off === field) expect(values.get(id), `${field} in ${format}`).toBeNull()
        const inAfter = after.map(({ id }) => values.get(id) ?? null)
        expect(
          inAfter.filter((value) => value !== null),
          `${field} in ${format}`,
        ).not.toEqual([])
      }
    }
  }
  await checkExports()

  await engine.end('SIGKILL')
  await Promise.all(crashing)
  await start()
  const crashed = (await engine.client.usage.exchanges({ limit: 1000 })).filter(({ ended_by }) => ended_by === 'crash')
  expect(crashed).toHaveLength(optionalFields.length)
  for (const row of crashed) {
    const off = offIn.get(row.id) as OptionalField
    expect(row[off], off).toBeNull()
    expect(row.tool === null).toBe(off === 'tool')
    expect(row.request_model === null).toBe(off === 'request_model')
    expect(row.price_version === null).toBe(off === 'price_version')
  }
  await checkExports()

  const db = new Database(join(place.home, 'waybill.db'), { readonly: true })
  const stored = db.prepare<[], StoredExchange>('select * from exchanges').all().map(fromStored)
  db.close()
  expect(stored).toHaveLength(seen.size)
  for (const row of stored) {
    const off = offIn.get(row.id)
    if (off !== undefined) expect(row[off], off).toBeNull()
  }
})

it('reports, live views and figures for elsewhere name nothing that is off, and budgets go by all of it', async () => {
  const all = [...optionalFields]
  await engine.client.settings.set({ name: 'prometheus', value: true })
  await engine.client.settings.set({ name: 'metrics_attributes', value: ['project', 'tool'] })
  await switchOff(all)
  const spentOf = async () =>
    (await engine.client.clientKeys.list())
      .find(({ id }) => id === keyId)
      ?.left.find(({ limit }) => limit === 'budget_day_nano_usd')?.spent ?? 0
  const before = await spentOf()
  const since = Date.now()
  const events = await engine.client.usage.live()
  const rows = await traffic()
  const told = new Map<string, ExchangeRow>()
  for await (const { row } of events) {
    told.set(row.id, row)
    for (const field of all) expect(row[field], field).toBeNull()
    if (told.size === rows.length && row.ended_by !== null) break
  }
  const cost = rows.reduce((sum, row) => sum + (row.client_key_id === keyId ? (row.cost_nano_usd ?? 0) : 0), 0)
  expect(cost).toBeGreaterThan(0)
  expect((await spentOf()) - before).toBe(cost)

  const { groups, totals } = await engine.client.usage.report({ since, by: 'model', then_by: 'tool' })
  expect(groups.map(({ group, then_group }) => [group, then_group])).toEqual([['', '']])
  expect(totals).toMatchObject({ request_bytes: 0, response_bytes: 0, latency_ms: null, time_to_first_chunk_ms: null })
  expect(totals.cost_nano_usd).toBe(cost)
  // The refusals among them are remembered for safety's sake, without the tool as well.
  const refusals = await engine.client.security.events({ since })
  expect(refusals.map(({ kind, tool }) => [kind, tool])).toContainEqual(['limit', null])
  expect(refusals.filter(({ tool }) => tool !== null)).toEqual([])
  const text = (await engine.client.metrics.text()).text
  expect(text).toContain('waybill_exchanges_total{')
  for (const name of ['parceltool', 'parcels', 'gpt-5-mini', 'claude-sonnet', '127.0.0.1']) {
    expect(text).not.toContain(name)
  }
})

it('a name that is no field, or one that has to be there, is refused and said', async () => {
  await expect(switchOff(['tool', 'tools'])).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringMatching(/^fields_off: tools is no field that can be switched off\. These can: .*\btool\b/),
  })
  await expect(switchOff(['started_at'])).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('started_at'),
  })
  expect((await engine.client.settings.get()).fields_off).toEqual([])
})

it('pricing the past again keeps what stands where nobody can tell the model, or now the tier', async () => {
  const upstream = await startUpstream((_seen, res) => {
    const usage = { prompt_tokens: 0, completion_tokens: 1000, total_tokens: 1000 }
    res.writeHead(200, JSON_TYPE)
    res.end(JSON.stringify({ model: 'gpt-5-mini', service_tier: 'flex', choices: [{ finish_reason: 'stop' }], usage }))
  })
  onTestFinished(upstream.close)
  await engine.client.providers.add({ kind: 'openai', name: 'work', base_url: `${upstream.origin}/v1`, key: SECRET })
  const priced = async (off: readonly string[]) => {
    await newRows()
    await switchOff(off)
    await askSlow(engine.proxy, key, { model: 'gpt-5-mini' }, '/work/v1/chat/completions')
    return (await newRows())[0]
  }
  const rows = [
    await priced(['request_model', 'response_model', 'price_version']),
    await priced(['service_tier', 'price_version']),
  ]
  // Two dollars a million for the output, and half of that for the tier.
  expect(rows.map((row) => row?.cost_nano_usd)).toEqual([1_000_000, 1_000_000])
  for await (const _ of await engine.client.prices.apply({}));
  const after = await engine.client.usage.exchanges({ limit: 1000 })
  for (const row of rows) expect(after.find(({ id }) => id === row?.id)).toEqual(row)
})
