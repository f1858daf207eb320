import { v7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import type { Reservation } from '../../../../src/main/engine/exchange.ts'
import type { Ledger } from '../../../../src/main/engine/ledger/ledger.ts'
import { keepSpending } from '../../../../src/main/engine/limits/keep-spending.ts'
import { createSpendBook } from '../../../../src/main/engine/limits/spend-book.ts'
import { finished, NOON, running } from './an-exchange.ts'
import { expireNothing } from './an-expiry.ts'
import { timesOnDisk } from './bytes-on-disk.ts'
import { temporaryDirectory, temporaryLedger } from './temporary-ledger.ts'

const DAY = '2026-11-20'
const reservation: Reservation = {
  inputTokens: 100,
  outputTokens: 900,
  costNanoUsd: 5_000,
  costBasis: 'priced',
  priceVersion: 'test',
  day: DAY,
  minute: `${DAY}T13:00`,
}

/** As if each stood in a turn of the event loop of its own, at whose end all that it had is written. */
const endTurn = (ledger: Ledger) => ledger.unrecorded()

/** Sends an exchange on its way. */
function depart(ledger: Ledger, clientKeyId: string, held: Reservation | null = reservation): string {
  const row = running({ id: v7(), client_key_id: clientKeyId })
  ledger.open(row)
  ledger.departing(row, held)
  endTurn(ledger)
  return row.id
}

function close(ledger: Ledger, id: string, fields: Parameters<typeof finished>[0]): void {
  ledger.close(finished({ id, ...fields }))
  endTurn(ledger)
}

function spendOf(ledger: Ledger, clientKeyId: string) {
  return ledger.spend.all().filter((row) => row.client_key_id === clientKeyId)
}

const none = { requests: 1, tokens: 0, cost_nano_usd: 0 }

describe('what a client key spends', () => {
  test('is held back when it departs, and what it used takes that place when it ends', async () => {
    const ledger = await temporaryLedger()
    const id = depart(ledger, 'a')
    const held = {
      ...none,
      client_key_id: 'a',
      provider_name: 'openai',
      tokens: 1000,
      cost_nano_usd: 5_000,
    }
    expect(ledger.spend.held()).toEqual([
      { ...held, window: DAY },
      { ...held, window: `${DAY}T13:00` },
    ])
    expect(spendOf(ledger, 'a')).toEqual([])
    close(ledger, id, { client_key_id: 'a', input_tokens: 100, output_tokens: 20, cost_nano_usd: 700 })
    const used = { ...none, client_key_id: 'a', provider_name: 'openai', tokens: 120, cost_nano_usd: 700 }
    expect(spendOf(ledger, 'a')).toEqual([
      { ...used, window: DAY },
      { ...used, window: `${DAY}T13:00` },
    ])
    expect(ledger.spend.held()).toEqual([])
  })

  test('counts once, however often its row is closed, and not what was never on its way', async () => {
    const ledger = await temporaryLedger()
    const id = depart(ledger, 'a', null)
    for (const output_tokens of [10, 10, 25]) {
      close(ledger, id, { client_key_id: 'a', input_tokens: 100, output_tokens, cost_nano_usd: output_tokens * 10 })
    }
    ledger.finished(id)
    // A row that is priced anew, say: it is long over.
    close(ledger, id, { client_key_id: 'a', cost_nano_usd: 9_999 })
    close(ledger, v7(), { client_key_id: 'a' })
    expect(spendOf(ledger, 'a')).toMatchObject([{ requests: 1, tokens: 125, cost_nano_usd: 250 }])
  })

  test('counts at the provider that answered, though it was held at another', async () => {
    const ledger = await temporaryLedger()
    const id = depart(ledger, 'a', { ...reservation, minute: null })
    close(ledger, id, { client_key_id: 'a', provider_name: 'mistral_ai', cost_nano_usd: 40 })
    expect(spendOf(ledger, 'a')).toEqual([
      { ...none, client_key_id: 'a', provider_name: 'mistral_ai', window: DAY, tokens: 120, cost_nano_usd: 40 },
    ])
  })

  test('outlives its rows: retention and every erasure but its own leave it, and it is there at the next start', async () => {
    const directory = temporaryDirectory()
    const ledger = await temporaryLedger(directory)
    for (const key of ['a', 'b']) close(ledger, depart(ledger, key, null), { client_key_id: key, cost_nano_usd: 30 })
    await ledger.expire({ ...expireNothing, exchangesBefore: NOON + 1, totalsBefore: NOON + 1, eventsBefore: NOON + 1 })
    await ledger.purge({ scope: 'before', before: NOON + 1 })
    await ledger.purge({ scope: 'provider', provider_name: 'openai' })
    expect(await ledger.exchanges({ limit: 10 })).toEqual([])
    expect(ledger.spend.all()).toMatchObject([{ client_key_id: 'a' }, { client_key_id: 'b' }])
    const erased: string[] = []
    ledger.onSpendErased(({ scope }) => erased.push(scope))
    await ledger.purge({ scope: 'key', client_key_id: 'a' })
    expect([...new Set(erased)]).toEqual(['key'])
    ledger.shut()
    const next = await temporaryLedger(directory)
    expect(next.spend.all()).toMatchObject([{ client_key_id: 'b', cost_nano_usd: 30 }])
    await next.purge({ scope: 'all' })
    expect(next.spend.all()).toEqual([])
  })

  test('keeps its sum and not the name of a provider that was removed, when that is erased', async () => {
    const directory = temporaryDirectory()
    const ledger = await temporaryLedger(directory)
    const provider = { kind: 'compatible', base_url: 'http://localhost:1/v1', allow_http: true, created_at: 1 }
    const unused = { keys: [], key_use: 'order', asks: {}, formats: null } as const
    for (const name of ['removed-3e8d', 'kept']) {
      ledger.providers.put({ ...provider, ...unused, name })
      for (const key of ['a', 'b', 'a']) {
        close(ledger, depart(ledger, key, null), { client_key_id: key, provider_name: name, cost_nano_usd: 30 })
      }
    }
    ledger.providers.remove('removed-3e8d')
    const sums = () => ['a', 'b'].map((key) => spendOf(ledger, key).reduce((sum, row) => sum + row.cost_nano_usd, 0))
    expect(sums()).toEqual([120, 60])
    for (const provider_name of ['removed-3e8d', 'kept', '']) await ledger.purge({ scope: 'provider', provider_name })
    expect(sums()).toEqual([120, 60])
    expect(ledger.spend.all().map((row) => row.provider_name)).toEqual(['', 'kept', '', 'kept'])
    expect(timesOnDisk(directory, 'removed-3e8d')).toBe(0)
  })

  test('keeps no name of an erased provider either for an exchange that ran meanwhile and leaves no row', async () => {
    const ledger = await temporaryLedger()
    const row = running({ id: v7(), client_key_id: 'a', provider_name: 'removed' })
    ledger.spendOnly.departing(row, reservation)
    const used = { id: row.id, client_key_id: 'a', provider_name: 'removed' }
    ledger.spendOnly.settle(finished({ ...used, cost_nano_usd: 30 }))
    await ledger.purge({ scope: 'provider', provider_name: 'removed' })
    ledger.spendOnly.settle(finished({ ...used, cost_nano_usd: 50 }))
    expect(spendOf(ledger, 'a')).toMatchObject([
      { provider_name: '', window: DAY, cost_nano_usd: 50 },
      { provider_name: '', window: `${DAY}T13:00`, cost_nano_usd: 50 },
    ])
    // Added again while it runs, it begins anew.
    const later = running({ id: v7(), client_key_id: 'b', provider_name: 'removed' })
    ledger.spendOnly.departing(later, null)
    ledger.spendOnly.settle(finished({ ...used, id: later.id, client_key_id: 'b', cost_nano_usd: 30 }))
    expect(spendOf(ledger, 'b')).toMatchObject([{ provider_name: 'removed', cost_nano_usd: 30 }])
  })

  test('keeps no name of an erased provider in what is held back for an exchange that runs', async () => {
    const ledger = await temporaryLedger()
    ledger.spendOnly.departing(running({ id: v7(), client_key_id: 'a', provider_name: 'removed' }), reservation)
    await ledger.purge({ scope: 'provider', provider_name: 'removed' })
    expect(ledger.spend.held().map(({ provider_name }) => provider_name)).toEqual(['', ''])
  })

  test('is gone from the bytes of the files when it is erased, with no row left to tell', async () => {
    const directory = temporaryDirectory()
    const ledger = await temporaryLedger(directory)
    const marker = 'spender-5f1c-do-not-keep'
    for (let count = 0; count < 300; count += 1) {
      const day = `2026-${String(1 + (count % 12)).padStart(2, '0')}-${String(1 + (count % 28)).padStart(2, '0')}`
      close(ledger, depart(ledger, `${marker}-${count % 50}`, { ...reservation, day }), {
        client_key_id: `${marker}-${count % 50}`,
      })
    }
    await ledger.purge({ scope: 'before', before: NOON + 1 })
    expect(timesOnDisk(directory, marker)).toBeGreaterThan(0)
    await ledger.purge({ scope: 'all' })
    expect(timesOnDisk(directory, marker)).toBe(0)
  })
})

describe('old spending', () => {
  function kept(...days: string[]) {
    const book = createSpendBook()
    for (const day of days) book.add('all', day, { tokens: 1 })
    const forgotten: string[] = []
    const store = { forgetBefore: (...first: string[]) => void forgotten.push(...first), foldLaterThan: () => {} }
    const keeping = keepSpending(book, store, 0)
    const look = (minutes: number) => keeping.look(new Date(2026, 10, 21, 12).getTime(), minutes * 60_000)
    return { book, look, forgotten, tokens: () => book.since('all', '').tokens }
  }

  test('is forgotten forty days after, now and then', () => {
    const { look, forgotten, tokens } = kept('2026-10-10', '2026-10-11', '2026-11-20', '2026-11-21')
    look(1)
    expect([forgotten, tokens()]).toEqual([[], 4])
    look(11)
    expect([forgotten, tokens()]).toEqual([['2026-10-11', '2026-11-21T11:00'], 3])
  })

  test('is not forgotten because somebody has edited days into nonsense', () => {
    const { look, forgotten, tokens } = kept('2026-11-20', '2026-11-21', 'nonsense', 'of nonsense')
    look(11)
    expect([forgotten, tokens()]).toEqual([[], 4])
  })

  test('is not forgotten because a clock has leapt ahead', () => {
    const { look, tokens } = kept('2026-10-12', '2026-11-20', '2099-01-01')
    look(11)
    expect(tokens()).toBe(3)
  })
})
