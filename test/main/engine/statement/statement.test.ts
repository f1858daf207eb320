import { afterEach, expect, test } from 'vitest'
import { makeStatement, type Statement } from '../../../../src/main/engine/statement/statement.ts'
import { writeStatement } from '../../../../src/main/engine/statement/write-statement.ts'
import { finished } from '../ledger/an-exchange.ts'
import { temporaryLedger } from '../ledger/temporary-ledger.ts'

const TZ = process.env.TZ

afterEach(() => {
  if (TZ === undefined) delete process.env.TZ
  else process.env.TZ = TZ
})

/** A month in Kolkata, whose first half hour and last are in other months of the UTC calendar. */
async function november(): Promise<Statement> {
  process.env.TZ = 'Asia/Kolkata'
  const ledger = await temporaryLedger()
  const inside = [Date.UTC(2026, 9, 31, 18, 30), Date.UTC(2026, 10, 30, 18, 29, 59)]
  for (const started_at of inside) {
    ledger.close(finished({ started_at, project: '=HYPERLINK("x")', cost_nano_usd: 1_234_567_891 }))
  }
  const outside = [Date.UTC(2026, 9, 31, 18, 29, 59), Date.UTC(2026, 10, 30, 18, 30)]
  for (const started_at of outside) ledger.close(finished({ started_at, cost_nano_usd: 9e15 }))
  const unpriced = { cost_nano_usd: null, cost_basis: 'unpriced' as const, project: '<script>alert(1)</script>' }
  ledger.close(
    finished({ started_at: inside[0] as number, ...unpriced, response_model: 'local', client_key_id: 'gone' }),
  )
  return makeStatement('2026-11', {
    report: (period) => ledger.report({ ...period, filter: {}, includeSandbox: false, percentiles: false }),
    keyName: (id) => (id === 'key-1' ? 'Laptop' : id),
    now: Date.UTC(2026, 10, 21),
  })
}

test('a statement is of the month on the wall, and every part of it adds up to its total', async () => {
  const { totals, parts, so_far } = await november()
  expect(so_far).toBe(true)
  expect(totals).toMatchObject({ requests: 3, cost_nano_usd: 2_469_135_782, unpriced_requests: 1 })
  for (const { by, groups } of parts) {
    const sum = groups.reduce((all, { cost_nano_usd }) => all + cost_nano_usd, 0)
    expect([by, sum]).toEqual([by, totals.cost_nano_usd])
  }
  expect(parts.map(({ groups }) => groups.map(({ group }) => group))).toEqual([
    ['2026-11-01', '2026-11-30'],
    ['gpt-5', 'local'],
    ['Laptop', 'gone'],
    ['=HYPERLINK("x")', '<script>alert(1)</script>'],
  ])
})

test('of a month in which a tool made up a thousand models, every part adds up all the same', async () => {
  const ledger = await temporaryLedger()
  const started_at = new Date(2026, 10, 5, 12).getTime()
  for (let count = 0; count < 1001; count += 1) {
    ledger.close(finished({ started_at, response_model: `made-up-${count}`, cost_nano_usd: 7 }))
  }
  const { parts, totals } = await makeStatement('2026-11', {
    report: (period) => ledger.report({ ...period, filter: {}, includeSandbox: false, percentiles: false }),
    keyName: (id) => id,
    now: Date.UTC(2026, 10, 21),
  })
  expect(totals.cost_nano_usd).toBe(7007)
  const models = parts.find(({ by }) => by === 'model')?.groups ?? []
  expect(models.at(-1)).toMatchObject({ group: '(2 others)', requests: 2, cost_nano_usd: 14 })
  expect(models.reduce((all, { cost_nano_usd }) => all + cost_nano_usd, 0)).toBe(7007)
})

test('as CSV: money to the last digit, and no name that a spreadsheet would run', async () => {
  const { text, file_name, media_type } = writeStatement(await november(), 'csv')
  expect([file_name, media_type]).toEqual(['waybill-statement-2026-11.csv', 'text/csv'])
  const lines = text.trim().split('\n')
  expect(lines[0]).toMatch(/^month,by,group,requests,errors,.*,cost_nano_usd,estimated_cost_usd$/)
  expect(lines.at(-1)).toMatch(/^2026-11,total,,3,.*,2469135782,2\.469135782$/)
  expect(text).toContain(`"'=HYPERLINK(""x"")"`)
  expect(text).not.toMatch(/(^|,)"?=/m)
})

test('as a page: nothing in it runs or loads, what is unpriced is told apart, and estimates are called so', async () => {
  const { text } = writeStatement(await november(), 'html')
  expect(text).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  expect(text).not.toMatch(/<script|<img|<link|https?:|url\(/)
  expect(text).toContain('&lt;script&gt;')
  expect(text).toContain('Statement for November 2026')
  expect(text).toContain('estimated, for 2 priced requests')
  expect(text).toContain('1 request went to models without a known price')
  expect(text).toMatch(/local<\/th>.*<td>unpriced<\/td><\/tr>/)
})

test('as JSON: the statement itself', async () => {
  const statement = await november()
  expect(JSON.parse(writeStatement(statement, 'json').text)).toEqual(statement)
})
