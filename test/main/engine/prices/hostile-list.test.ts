import { waitForUpdate } from '@pydantic/genai-prices'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPriceList } from '../../../../src/main/engine/prices/price-list.ts'
import { readPriceList } from '../../../../src/main/engine/prices/read-list.ts'
import { NOON } from './a-price.ts'

const MODEL = { id: 'm', match: { equals: 'm' }, prices: { input_mtok: 1, output_mtok: 2 } }
const listOf = (model: unknown) => JSON.stringify([{ id: 'p', name: 'P', api_pattern: '(', models: [model] }])
/** A reading that failed, as its error's code. */
const outcome = (text: string) =>
  readPriceList(text).then(
    () => 'read',
    (error) => error.code,
  )

describe('a price list from the network', () => {
  it('is read where it is what the library itself has', async () => {
    const bundled = (await waitForUpdate()) ?? []
    const read = await readPriceList(JSON.stringify(bundled))
    expect(read.map(({ models }) => models.length)).toEqual(bundled.map(({ models }) => models.length))
    const inForce = (providers: typeof read | null) =>
      createPriceList(() => providers && { providers, version: 'x' }).find('anthropic', 'claude-sonnet-4-5', NOON)
        ?.rates
    expect(inForce(read)).toEqual(inForce(null))
  })

  it('keeps prices that begin on a day, written as they are published', async () => {
    const prices = [
      { prices: { input_mtok: 1 } },
      { constraint: { start_date: '2026-11-01' }, prices: { input_mtok: 2 } },
      { constraint: { start_time: '11:00:00Z', end_time: '13:00:00Z' }, prices: { input_mtok: 3 } },
    ]
    const providers = await readPriceList(listOf({ ...MODEL, prices }))
    const list = createPriceList(() => ({ providers, version: 'x' }))
    const priceAt = (instant: number) => Number(list.find('p', 'm', instant)?.rates.of.input?.price) / 1e18
    expect([Date.UTC(2026, 9, 31, 10), Date.UTC(2026, 10, 20, 10), NOON].map(priceAt)).toEqual([1, 2, 3])
  })

  it.each([
    ['nothing', ''],
    ['half of one', '[{"id":"p"'],
    ['no list', '{"id":"p"}'],
    ['an empty list', '[]'],
    [
      'too many providers',
      JSON.stringify(Array.from({ length: 501 }, (_, n) => ({ id: `p${n}`, name: 'P', models: [] }))),
    ],
    ['a provider twice', JSON.stringify([1, 2].map(() => ({ id: 'p', name: 'P', models: [] })))],
    ['too many models', JSON.stringify([{ id: 'p', name: 'P', models: Array(5001).fill(MODEL) }])],
    ['deep nesting', '['.repeat(200_000)],
    ['a million trifles', JSON.stringify([{ id: 'p', name: 'P', models: Array(1_000_000).fill(0) }])],
    ['a price below nothing', listOf({ ...MODEL, prices: { input_mtok: -1 } })],
    ['a price beyond all measure', listOf({ ...MODEL, prices: { input_mtok: 1e12 } })],
    ['a price without end', listOf(MODEL).replace('"input_mtok":1', '"input_mtok":1e999')],
    ['a price in words', listOf({ ...MODEL, prices: { input_mtok: '1' } })],
    [
      'a tier below nothing',
      listOf({ ...MODEL, prices: { input_mtok: { base: 1, tiers: [{ start: 1, price: -1 }] } } }),
    ],
    ['a name with a line break', listOf({ ...MODEL, id: 'm\nm' })],
    ['a price under a strange name', listOf({ ...MODEL, prices: { 'Input tokens': 1 } })],
    ['a constraint that is none', listOf({ ...MODEL, prices: [{ constraint: { start_date: 'soon' }, prices: {} }] })],
    ['a name that matches all too slowly', listOf({ ...MODEL, match: { regex: '^(a+)+$' } })],
    [
      'one that does so without a repeat',
      listOf({ ...MODEL, match: { regex: `${'a?'.repeat(60)}${'a'.repeat(60)}` } }),
    ],
    ['one that does so with choices', listOf({ ...MODEL, match: { regex: `^${'(a|a)'.repeat(30)}$` } })],
    ['one that is no expression', listOf({ ...MODEL, match: { regex: '(' } })],
    ['matches that never end', listOf({ ...MODEL, match: nested(50) })],
  ])('is refused where it is %s', async (_what, text) => {
    expect(await outcome(text)).toBe('prices_refused')
  })

  it('brings no prototype along', async () => {
    const [provider] = await readPriceList(listOf(MODEL).replace('"input_mtok"', '"__proto__"'))
    expect(provider?.models[0]?.prices).toEqual({ output_mtok: 2 })
    expect(Object.getPrototypeOf(provider?.models[0]?.prices)).toBe(Object.prototype)
  })

  it('is refused, or prices what it prices with decent figures, whatever is changed in it', async () => {
    const place = fc.constantFrom('id', 'match', 'prices', '__proto__', 'constructor', 'toString')
    const anything = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(-1, 1e308, '', null, [], {}))
    await fc.assert(
      fc.asyncProperty(place, anything, fc.string(), async (field, value, name) => {
        const changed = JSON.parse(JSON.stringify(MODEL))
        Object.defineProperty(changed, field, { value, enumerable: true, configurable: true, writable: true })
        const text = listOf(changed)
        const providers = await readPriceList(text).catch((error) => {
          expect(error.code).toBe('prices_refused')
          return null
        })
        if (!providers) return
        const list = createPriceList(() => ({ providers, version: 'x' }))
        for (const model of ['m', name, '__proto__', 'constructor']) {
          const rates = Object.values(list.find('p', model, NOON)?.rates.of ?? {})
          for (const { price } of rates) expect(price >= 0n && price <= 10n ** 23n).toBe(true)
        }
        expect(({} as Record<string, unknown>).input_mtok).toBeUndefined()
      }),
      { numRuns: 1000 },
    )
  })

  it('never makes the finding of a name slow', async () => {
    const choice = fc.constantFrom('a', 'a+', 'a*', '.*', '[a-z]+', '(?:a|b)', 'a?', '(?!b)', 'a{2,}', '$', '^')
    const names = [`${'a'.repeat(119)}!`, 'ab'.repeat(59)]
    await fc.assert(
      fc.asyncProperty(fc.array(choice, { maxLength: 12 }), async (parts) => {
        const providers = await readPriceList(listOf({ ...MODEL, match: { regex: parts.join('') } })).catch(() => null)
        if (!providers) return
        const list = createPriceList(() => ({ providers, version: 'x' }))
        // A suite's time limit would end an expression that takes for ever.
        for (const name of names) list.find('p', name, NOON)
      }),
      { numRuns: 500 },
    )
  })
})

function nested(depth: number): unknown {
  return depth === 0 ? { equals: 'm' } : { or: [nested(depth - 1)] }
}
