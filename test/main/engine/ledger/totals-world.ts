import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { localDay, localHour } from '../../../../src/main/engine/calendar.ts'
import { type Ledger, openLedger } from '../../../../src/main/engine/ledger/ledger.ts'
import type { ExchangeRow } from '../../../../src/shared/exchange-row.ts'
import { finished, running } from './an-exchange.ts'
import { expireNothing } from './an-expiry.ts'
import { expectedTotals } from './expected-totals.ts'

export const HOUR_MS = 3_600_000

/** Half-hour zones, zones whose clocks change, by an hour and by half of one, and a moment near the change. */
export const ZONES = [
  ['Europe/Berlin', Date.UTC(2026, 9, 25, 1)],
  ['Europe/Berlin', Date.UTC(2026, 2, 29, 1)],
  ['Asia/Kolkata', Date.UTC(2026, 4, 10, 18, 30)],
  ['Australia/Lord_Howe', Date.UTC(2026, 3, 4, 15)],
  ['America/Havana', Date.UTC(2026, 10, 1, 5)],
] as const

const name = fc.constantFrom('a', 'b', null)
const count = fc.option(fc.integer({ min: 0, max: 5000 }))
export const labels = { client_key_id: name, provider_name: name, request_model: name, project: name, tool: name }
export const ended = fc.record({
  ...labels,
  response_model: name,
  status_code: fc.constantFrom(200, 200, 200, 429, 500, null),
  error_type: fc.constantFrom(null, null, 'overloaded_error'),
  usage_source: fc.constantFrom('reported' as const, 'estimated' as const, 'none' as const),
  input_tokens: count,
  output_tokens: count,
  cache_read_input_tokens: count,
  cache_creation_input_tokens: count,
  cache_creation_1h_input_tokens: count,
  reasoning_output_tokens: count,
  input_audio_tokens: count,
  output_audio_tokens: count,
  media_units: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
  cost_nano_usd: count,
  cost_basis: fc.constantFrom('priced' as const, 'unpriced' as const, 'free' as const),
  latency_ms: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
  time_to_first_chunk_ms: fc.option(fc.double({ min: 0, max: 1e5, noNaN: true })),
  request_bytes: fc.nat(9999),
  response_bytes: fc.nat(9999),
  attempts: fc.nat(3),
  ended_by: fc.constantFrom('complete' as const, 'complete' as const, 'client' as const, 'upstream' as const),
})
/** Within two days of the clocks' change, to the minute. */
export const moment = fc.integer({ min: -48 * 60, max: 48 * 60 }).map((minutes) => minutes * 60_000)
const which = fc.nat(20)
/** Fields that totals are grouped by, or count. */
const inTotals = [
  'tool',
  'project',
  'request_model',
  'response_model',
  'error_type',
  'latency_ms',
  'time_to_first_chunk_ms',
  'request_bytes',
  'response_bytes',
] as const
export const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('open' as const), at: moment, fields: fc.record(labels) }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('close' as const), which, fields: ended }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('refuse' as const), at: moment, fields: ended }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('amend' as const), which, fields: ended }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('look' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('erase key' as const), name: fc.constantFrom('a', 'b') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('erase provider' as const), name: fc.constantFrom('a', 'b') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('erase project' as const), name: fc.constantFrom('a', 'b') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('erase before' as const), at: moment }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('erase range' as const), at: moment, minutes: fc.nat(2000) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('erase field' as const), field: fc.constantFrom(...inTotals) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rename' as const), to: name }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('retain' as const), at: moment, days: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('erase all' as const) }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** An exchange of the model, and what retention has taken of it. */
interface Known {
  row: ExchangeRow
  expired: boolean
  hourGone: boolean
  dayGone: boolean
}

export class World {
  known: Known[] = []
  /** All that happens is of days before today: what is corrected stays so, till the next start. */
  corrections: ((row: ExchangeRow) => ExchangeRow)[] = []
  readonly directory: string
  readonly base: number
  ledger: Ledger

  constructor(directory: string, base: number, ledger: Ledger) {
    this.directory = directory
    this.base = base
    this.ledger = ledger
  }

  async take(step: Step): Promise<void> {
    const { ledger } = this
    switch (step.do) {
      case 'open': {
        const row = running({ ...step.fields, started_at: this.base + step.at })
        this.add(this.corrected(row))
        ledger.open(row)
        if (this.known.length % 2 === 0) await setImmediate()
        return
      }
      case 'refuse': {
        const row = finished({ ...step.fields, started_at: this.base + step.at })
        this.add(this.corrected(row))
        return ledger.close(row)
      }
      case 'close':
        return this.close(({ row }) => row.ended_by === null, step)
      case 'amend':
        return this.close(({ row, expired }) => row.ended_by !== null && !expired, step)
      case 'look':
        return void (await ledger.exchanges({ limit: 1 }))
      case 'crash':
        ledger.shut()
        this.ledger = await openLedger({ dataDirectory: this.directory })
        this.corrections = []
        for (const known of this.known) if (known.row.ended_by === null) known.row = { ...known.row, ended_by: 'crash' }
        return
      case 'erase key':
        await ledger.purge({ scope: 'key', client_key_id: step.name })
        return this.forget(({ row }) => row.client_key_id === step.name)
      case 'erase provider':
        await ledger.purge({ scope: 'provider', provider_name: step.name })
        return this.forget(({ row }) => row.provider_name === step.name)
      case 'erase project':
        await ledger.purge({ scope: 'project', project: step.name })
        return this.forget(({ row }) => row.project === step.name)
      case 'erase before':
        await ledger.purge({ scope: 'before', before: this.base + step.at })
        return this.forgetRange(0, this.base + step.at)
      case 'erase range': {
        const since = this.base + step.at
        const before = since + 1 + step.minutes * 60_000
        await ledger.purge({ scope: 'range', since, before })
        return this.forgetRange(since, before)
      }
      case 'erase field':
        await ledger.eraseFields([step.field])
        this.corrections.push((row) => ({ ...row, [step.field]: null }))
        return this.correct((known) => without(known, step.field))
      case 'rename':
        await ledger.renameProject({ from: 'a', to: step.to })
        this.corrections.push((row) => (row.project === 'a' ? { ...row, project: step.to } : row))
        return this.correct(({ row }) => this.corrected(row))
      case 'erase all':
        await ledger.purge({ scope: 'all' })
        return this.forget(() => true)
      case 'retain':
        return this.retain(this.base + step.at, step.days)
    }
  }

  add(row: ExchangeRow): void {
    this.known.push({ row, expired: false, hourGone: false, dayGone: false })
  }

  close(wanted: (known: Known) => boolean, { which, fields }: { which: number; fields: Partial<ExchangeRow> }): void {
    const candidates = this.known.filter(wanted)
    const known = candidates[which % Math.max(1, candidates.length)]
    if (known === undefined) return
    const row = { ...known.row, ...fields }
    known.row = this.corrected(row)
    this.ledger.close(row)
  }

  forget(erased: (known: Known) => boolean): void {
    this.known = this.known.filter((known) => !(isCounted(known) && erased(known)))
  }

  /** Of what retention has taken, every day and hour that the range touches. */
  forgetRange(since: number, before: number): void {
    const touches = (period: string, nameOf: (instant: number) => string) =>
      period >= nameOf(since) && period <= nameOf(before - 1)
    for (const known of this.known.filter(isCounted)) {
      if (touches(known.row.local_hour, localHour) && known.expired) known.hourGone = true
      if (touches(known.row.local_hour.slice(0, 10), localDay) && known.expired) known.dayGone = true
    }
    this.forget(({ expired, row }) => !expired && row.started_at >= since && row.started_at < before)
  }

  corrected(row: ExchangeRow): ExchangeRow {
    return this.corrections.reduce((known, correct) => correct(known), row)
  }

  correct(corrected: (known: Known) => ExchangeRow): void {
    for (const known of this.known) known.row = corrected(known)
  }

  async retain(exchangesBefore: number, days: number): Promise<void> {
    const totalsBefore = exchangesBefore - days * 24 * HOUR_MS
    await this.ledger.expire({ ...expireNothing, exchangesBefore, totalsBefore })
    for (const known of this.known.filter(isCounted)) {
      if (known.row.started_at < exchangesBefore) known.expired = true
      if (known.row.local_hour < localHour(exchangesBefore)) known.hourGone = true
      if (known.row.local_hour.slice(0, 10) < localDay(totalsBefore)) known.dayGone = true
    }
  }

  /** What the totals must say. */
  expected(letters: 10 | 13) {
    const counted = this.known
      .filter(isCounted)
      .filter(({ dayGone, hourGone }) => !(letters === 10 ? dayGone : hourGone))
    return counted.map(({ row }) => row)
  }
}

/** What of the totals of exchanges is nobody's any more can't be told apart by which column named a model. */
function without({ row, expired }: Known, field: (typeof inTotals)[number]): ExchangeRow {
  const nothing = { ...row, [field]: null }
  const isModel = field === 'request_model' || field === 'response_model'
  return expired && isModel ? { ...nothing, request_model: null, response_model: null } : nothing
}

const isCounted = ({ row }: Known): boolean => row.ended_by !== null
export const isGood = (row: ExchangeRow): boolean => expectedTotals([row]).errors === 0
