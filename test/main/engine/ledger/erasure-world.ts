import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { v7 } from 'uuid'
import { localDay, localHour } from '../../../../src/main/engine/calendar.ts'
import type { Ledger } from '../../../../src/main/engine/ledger/ledger.ts'
import type { PurgeScope } from '../../../../src/shared/contract/privacy.ts'
import type { ExchangeRow } from '../../../../src/shared/exchange-row.ts'
import type { OptionalField } from '../../../../src/shared/inventory/exchanges.ts'
import { finished } from './an-exchange.ts'

export const HOUR_MS = 3_600_000
export const NOON = new Date(2026, 10, 20, 12).getTime()

/** Long, and random from end to end: half of one is as good as all of it. */
export const word = (): string => `w${randomBytes(12).toString('hex')}`
const words = (count: number): string[] => Array.from({ length: count }, word)
const some = <T>(pool: readonly T[], index: number): T => pool[index % pool.length] as T

const pools = () => ({
  keys: words(4),
  providers: words(3),
  projects: words(4),
  tools: words(3),
  models: words(8),
  hosts: words(3),
  prefixes: words(4),
})

/** Anything that is stored: what it is known by, and every word in it that must go with it. */
interface Thing {
  readonly row: ExchangeRow | null
  readonly key?: string
  readonly provider?: string
  readonly project?: string | null
  readonly from?: number
  readonly to?: number
  /** A revoked client key's record. */
  readonly revoked?: true
  words: readonly (string | null)[]
  /** Retention has taken it, and left what it counted for. */
  expired?: true
}

const dayOf = (row: ExchangeRow) => row.local_hour.slice(0, 10)

/** A ledger whose every name and id is a word found nowhere else, and what should be left of them. */
export class ErasureWorld {
  readonly ledger: Ledger
  readonly names = pools()
  things: Thing[] = []
  /** Every word that was ever given away. */
  readonly all = new Set<string>()
  #count = 0

  constructor(ledger: Ledger) {
    this.ledger = ledger
  }

  /** An exchange that began at this moment; it stays open where `isRunning`. */
  exchange(at: number, isRunning = false): void {
    this.#count += 1
    const { keys, providers, projects, tools, models, hosts, prefixes } = this.names
    const n = this.#count * 7919
    const row: ExchangeRow = {
      ...finished({ started_at: at, local_hour: localHour(at) }),
      id: v7({ msecs: at }),
      client_key_id: some(keys, n),
      client_key_prefix: some(prefixes, n),
      provider_name: some(providers, n >> 2),
      server_address: some(hosts, n >> 2),
      provider_key_id: word(),
      project: n % 5 === 0 ? null : some(projects, n >> 1),
      tool: some(tools, n >> 3),
      request_model: some(models, n >> 4),
      response_model: n % 3 === 0 ? null : some(models, n >> 5),
      finish_reasons: words(1),
      service_tier: word(),
      price_version: word(),
      request_bytes: 100 + (n % 50),
      response_bytes: 1000,
      time_to_first_chunk_ms: n % 90,
      // Now and then more than fits on a page, as a row with many dropped fields might be.
      dropped_fields: words(n % 11 === 0 ? 200 : 1),
      ended_by: isRunning ? null : 'complete',
    }
    if (isRunning) this.ledger.open(row)
    else this.ledger.close(row)
    this.#add({ row, words: wordsOf(row) })
  }

  /** Of each kind one that lies beside the exchanges. */
  async others(at: number): Promise<void> {
    const { ledger, names } = this
    for (const [index, id] of names.keys.entries()) {
      const [name, hash, warning, event, detail] = [word(), word(), word(), word(), word()]
      const project = some(names.projects, index)
      const revoked = index % 2 === 0
      const prefix = some(names.prefixes, index)
      ledger.clientKeys.put({ id, name, project, hash, prefix, created_at: at, revoked_at: revoked ? at : null })
      this.#add({
        row: null,
        key: id,
        ...(revoked ? { revoked } : {}),
        project,
        words: [id, name, hash, prefix, project],
      })
      ledger.events.add({ ...aWarning(warning, at), scope: 'key', subject: id })
      this.#add({ row: null, key: id, from: at, to: at, words: [warning, id] })
      ledger.securityEvents.put([
        { id: event, at, kind: 'limit', client_key_id: id, peer_port: null, tool: null, detail, count: 1 },
      ])
      this.#add({ row: null, key: id, from: at, to: at, words: [event, detail, id] })
    }
    for (const provider of names.providers) {
      const [host, item, warning] = [word(), word(), word()]
      const contact = { hour: localHour(at), host, purpose: 'request', provider_name: provider, first_at: at }
      ledger.outbound.add([{ ...contact, last_at: at, connections: 1, bytes_sent: 1, bytes_received: 1 }])
      this.#add({ row: null, provider, from: at, to: at, words: [host, provider] })
      ledger.events.add({ ...aWarning(warning, at), scope: 'provider', subject: provider })
      this.#add({ row: null, provider, from: at, to: at, words: [warning, provider] })
      const day = new Date(at).toISOString().slice(0, 10)
      const nothing = { requests: 1, uncached_input_tokens: 1, cache_read_input_tokens: 0, output_tokens: 1 }
      const line = {
        ...nothing,
        cache_creation_5m_input_tokens: 0,
        cache_creation_1h_input_tokens: 0,
        cost_nano_usd: 5,
      }
      await ledger.providerBills.replace(provider, { days: [day], lines: [{ ...line, day, item }] }, at)
      const from = Date.parse(day)
      this.#add({ row: null, provider, from, to: from + 24 * HOUR_MS - 1, words: [item, provider] })
    }
  }

  #add(thing: Thing): void {
    this.things.push(thing)
    for (const each of thing.words) if (each !== null) this.all.add(each)
  }

  async expire(exchangesBefore: number): Promise<void> {
    const never = { totalsBefore: 0, eventsBefore: 0, securityEventsBefore: 0, outboundBefore: 0 }
    await this.ledger.expire({ exchangesBefore, ...never })
    for (const thing of this.things) {
      if (thing.row === null || thing.row.ended_by === null || thing.row.started_at >= exchangesBefore) continue
      thing.expired = true
      thing.words = groupWords(thing.row)
    }
  }

  /** What the world is like when this is erased. */
  forget(scope: PurgeScope): void {
    this.things = this.things.flatMap((thing) => (isMeant(thing, scope) ? [] : [withoutLabel(thing, scope)]))
  }

  /** These fields are in no exchange any more, nor is a model's name in totals without exchanges. */
  forgetFields(fields: readonly OptionalField[]): void {
    const isModel = fields.some((field) => field === 'request_model' || field === 'response_model')
    const models = isModel ? { request_model: null, response_model: null } : {}
    const nothing = Object.fromEntries(fields.map((field) => [field, null]))
    this.things = this.things.map((thing) =>
      thing.row === null
        ? thing
        : reworded({ ...thing, row: { ...thing.row, ...nothing, ...(thing.expired ? models : {}) } }),
    )
  }

  rename(from: string, to: string): void {
    this.all.add(to)
    this.things = this.things.map((thing) => {
      if (thing.row?.project === from) return reworded({ ...thing, row: { ...thing.row, project: to } })
      if (thing.project !== from) return thing
      return { ...thing, project: to, words: thing.words.map((each) => (each === from ? to : each)) }
    })
  }

  /** What is gone and is in a file of the data directory, by half at least; what is left and in none. Both should be empty. */
  faultsIn(directory: string): string[] {
    const left = new Set(this.things.flatMap((thing) => thing.words))
    const gone = new Map(
      [...this.all].flatMap((each) => (left.has(each) ? [] : halvesOf(each).map((half) => [half, each]))),
    )
    const found = filesIn(directory).flatMap(({ name, text }) =>
      piecesOf(text).flatMap((piece) => (gone.has(piece) ? [`${gone.get(piece)} in ${name}`] : [])),
    )
    const everything = contentOf(join(directory, 'waybill.db'))
    const lost = [...left]
      .filter((each) => each !== null && !everything.includes(each))
      .map((each) => `${each} is lost`)
    return [...found, ...lost]
  }
}

function filesIn(directory: string): { readonly name: string; readonly text: string }[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => ({ name, text: readFileSync(join(parentPath, name), 'latin1') }))
}

const HALF = 12

/** Of a word both halves; of an id its random end. */
function halvesOf(each: string): string[] {
  return each.startsWith('w') ? [each.slice(1, 1 + HALF), each.slice(-HALF)] : [each.slice(-HALF)]
}

/** Everything of that length that may be one, wherever it begins. */
function piecesOf(text: string): string[] {
  return [...text.matchAll(/[0-9a-f]{12,}/g)].flatMap(([run]) =>
    Array.from({ length: run.length - HALF + 1 }, (_, at) => run.slice(at, at + HALF)),
  )
}

/** Every row of every table, as text. */
function contentOf(file: string): string {
  const db = new Database(file, { readonly: true })
  const tables = db.prepare<[], string>(`select name from sqlite_master where type = 'table'`).pluck().all()
  const text = tables.map((table) => JSON.stringify(db.prepare(`select * from ${table}`).all())).join('')
  db.close()
  return text
}

function aWarning(id: string, at: number) {
  const budget = { budget_window: null, unit: 'usd', percent: 80, figure: 1, reference: 1, suspended: false } as const
  return { id, at, kind: 'budget', ...budget } as const
}

function wordsOf(row: ExchangeRow): (string | null)[] {
  const { finish_reasons, dropped_fields, provider_key_id, server_address, service_tier, price_version } = row
  const lists = [...(finish_reasons ?? []), ...(dropped_fields ?? [])]
  const own = [row.id, row.client_key_prefix, row.request_model, row.response_model, provider_key_id]
  return [...groupWords(row), ...own, ...lists, server_address, service_tier, price_version]
}

/** What its totals are called. */
function groupWords(row: ExchangeRow): (string | null)[] {
  const { provider_name, client_key_id, project, tool, response_model, request_model } = row
  return [provider_name, client_key_id, project, tool, response_model ?? request_model]
}

function reworded<T extends Thing & { row: ExchangeRow }>(thing: T): T {
  return { ...thing, words: thing.expired ? groupWords(thing.row) : wordsOf(thing.row) }
}

function isMeant({ row, ...thing }: Thing, scope: PurgeScope): boolean {
  if (row?.ended_by === null) return false
  const inRange = (since: number, before: number): boolean => {
    if (row !== null && thing.expired) return dayOf(row) >= localDay(since) && dayOf(row) <= localDay(before - 1)
    const { from, to } = row === null ? thing : { from: row.started_at, to: row.started_at }
    return from !== undefined && to !== undefined && from < before && to >= since
  }
  switch (scope.scope) {
    case 'before':
      return inRange(0, scope.before)
    case 'range':
      return inRange(scope.since, scope.before)
    case 'key':
      if (row !== null) return row.client_key_id === scope.client_key_id
      return thing.key === scope.client_key_id && (thing.from !== undefined || thing.revoked === true)
    case 'provider':
      return (row === null ? thing.provider : row.provider_name) === scope.provider_name
    case 'project':
      return row?.project === scope.project
    case 'all':
      return row !== null || thing.from !== undefined || thing.revoked === true
  }
}

/** The record of a revoked key stays when its project goes, without the name. */
function withoutLabel(thing: Thing, scope: PurgeScope): Thing {
  if (scope.scope !== 'project' || thing.revoked !== true || thing.project !== scope.project) return thing
  return { ...thing, project: null, words: thing.words.filter((each) => each !== scope.project) }
}
