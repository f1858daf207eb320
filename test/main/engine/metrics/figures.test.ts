import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measure } from '../../../../src/main/engine/metrics/measure.ts'
import { createPrometheusFigures } from '../../../../src/main/engine/metrics/prometheus.ts'
import { SERIES_LIMIT } from '../../../../src/main/engine/metrics/series.ts'
import { type ExchangeRow, endings } from '../../../../src/shared/exchange-row.ts'
import { finished } from '../ledger/an-exchange.ts'

interface Line {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** By the grammar of the format, strictly: whatever does not fit it fails the test. */
function parse(text: string): Line[] {
  const lines: Line[] = []
  for (const line of text.split('\n')) {
    if (line === '' || /^# (HELP|TYPE) [a-zA-Z_]+ [^\n]*$/.test(line)) continue
    const match = /^([a-zA-Z_]+)\{((?:[a-z_]+="(?:[^"\\\n]|\\["\\n])*",?)*)\} ([0-9.e+-]+)$/.exec(line)
    if (!match) throw new Error(`not a line of the format: ${line}`)
    const labels = [...(match[2] ?? '').matchAll(/([a-z_]+)="((?:[^"\\]|\\.)*)"/g)]
    lines.push({
      name: match[1] ?? '',
      labels: Object.fromEntries(labels.map(([, name = '', value = '']) => [name, value])),
      value: Number(match[3]),
    })
  }
  return lines
}

const sum = (lines: readonly Line[], name: string, where: Record<string, string> = {}) =>
  lines
    .filter((line) => line.name === name && Object.entries(where).every(([key, value]) => line.labels[key] === value))
    .reduce((total, { value }) => total + value, 0)

async function figuresOf(rows: readonly ExchangeRow[]): Promise<Line[]> {
  const figures = createPrometheusFigures()
  for (const row of rows) measure(row, ['project', 'tool'], figures)
  return parse(await figures.text())
}

const count = fc.option(fc.integer({ min: 0, max: 2_000_000 }))
const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('a', 'b', 'a,b', 'a,waybill_tool:b'))
const row = fc
  .record({
    request_model: fc.option(text),
    response_model: fc.option(text),
    project: fc.option(text),
    tool: fc.option(text),
    error_type: fc.option(text),
    input_tokens: count,
    output_tokens: count,
    cache_read_input_tokens: count,
    cost_nano_usd: count,
    latency_ms: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
    ended_by: fc.constantFrom(...endings),
    cost_basis: fc.constantFrom('priced' as const, 'unpriced' as const, 'free' as const),
    status_code: fc.option(fc.integer({ min: 100, max: 599 })),
  })
  .map((fields) => finished(fields))

describe('figures', () => {
  it('are well formed and add up, whatever stands in the labels', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 60 }), async (rows) => {
        const lines = await figuresOf(rows)
        const total = (field: keyof ExchangeRow) => rows.reduce((all, one) => all + Number(one[field] ?? 0), 0)
        expect(sum(lines, 'waybill_exchanges_total')).toBe(rows.length)
        expect(sum(lines, 'gen_ai_client_token_usage_sum', { gen_ai_token_type: 'input' })).toBe(total('input_tokens'))
        expect(sum(lines, 'gen_ai_client_token_usage_sum', { gen_ai_token_type: 'output' })).toBe(
          total('output_tokens'),
        )
        expect(Math.round(sum(lines, 'waybill_cost_USD_total') * 1e9)).toBe(total('cost_nano_usd'))
        expect(sum(lines, 'waybill_token_details_total', { waybill_token_detail: 'cache_read_input' })).toBe(
          total('cache_read_input_tokens'),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('stay few, and whole, when a tool makes up a model for each request', async () => {
    const rows = Array.from({ length: SERIES_LIMIT * 3 }, (_, index) =>
      finished({ request_model: `model-${index}`, response_model: `model-${index}`, error_type: `error-${index}` }),
    )
    const lines = await figuresOf(rows)
    const series = (name: string) => lines.filter((line) => line.name === name)
    expect(sum(lines, 'waybill_exchanges_total')).toBe(rows.length)
    expect(series('waybill_exchanges_total')).toHaveLength(SERIES_LIMIT + 1)
    expect(series('gen_ai_client_operation_duration_seconds_count')).toHaveLength(SERIES_LIMIT + 1)
    // Input and output share the limit, and what is left of each has a series of its own.
    expect(series('gen_ai_client_token_usage_count')).toHaveLength(SERIES_LIMIT + 2)
    const rest = series('gen_ai_client_operation_duration_seconds_count').at(-1)
    expect(rest?.labels).toEqual({ gen_ai_operation_name: 'other', gen_ai_provider_name: 'other', error_type: 'other' })
    expect(rest?.value).toBe(rows.length - SERIES_LIMIT)
  })

  it('do not drift from the ledger’s nano-dollars over many exchanges', async () => {
    const figures = createPrometheusFigures()
    const exchange = finished({ cost_nano_usd: 1_234_567 })
    for (let done = 0; done < 100_000; done++) measure(exchange, [], figures)
    const cost = sum(parse(await figures.text()), 'waybill_cost_USD_total')
    expect(Math.round(cost * 1e9)).toBe(1_234_567 * 100_000)
  })

  it('never hold a client key, whichever attributes are asked for', async () => {
    const lines = await figuresOf([
      finished({ client_key_id: 'key-id', client_key_prefix: 'sk-wb-ab…', provider_key_id: 'pk-id' }),
    ])
    for (const { labels } of lines) {
      expect(Object.values(labels).join()).not.toMatch(/key-id|sk-wb|pk-id/)
    }
  })
})
