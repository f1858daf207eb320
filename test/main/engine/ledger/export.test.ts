import { expect, test } from 'vitest'
import type { Ledger } from '../../../../src/main/engine/ledger/ledger.ts'
import type { ExportFormat } from '../../../../src/shared/contract/privacy.ts'
import { type ExchangeRow, exchangeRow } from '../../../../src/shared/exchange-row.ts'
import { finished, running } from './an-exchange.ts'
import { temporaryLedger } from './temporary-ledger.ts'

const header = { version: 1, inventory: { id: { purpose: 'Tells “exchanges” apart.' } } }

async function textOf(ledger: Ledger, format: ExportFormat): Promise<string> {
  let text = ''
  for await (const piece of ledger.export(format, header)) text += piece
  return text
}

const parsed: Record<'ndjson' | 'json', (text: string) => ExchangeRow[]> = {
  ndjson: (text) =>
    text
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => JSON.parse(line)),
  json: (text) => JSON.parse(text).exchanges,
}

test.each(['ndjson', 'json'] as const)('%s holds every exchange with every field, oldest first', async (format) => {
  const ledger = await temporaryLedger()
  const rows = [finished({ finish_reasons: ['a', 'b'], stream: true }), running({ tool: '"\n\u2028😀' }), finished()]
  for (const row of rows) (row.ended_by === null ? ledger.open : ledger.close)(row)
  const exported = parsed[format](await textOf(ledger, format))
  expect(exported).toEqual(rows)
  expect(Object.keys(exported[0] ?? {})).toEqual(Object.keys(exchangeRow.shape))
})

test.each([
  ['ndjson', `${JSON.stringify({ waybill_export: header })}\n`],
  ['json', `{"waybill_export":${JSON.stringify(header)},"exchanges":[]}\n`],
  ['csv', `${Object.keys(exchangeRow.shape).join(',')}\n`],
] as const)('an empty ledger makes valid %s', async (format, text) => {
  expect(await textOf(await temporaryLedger(), format)).toBe(text)
})

test.each(['ndjson', 'json', 'csv'] as const)(
  '%s of a long ledger comes in pieces, and what arrives meanwhile is left out',
  async (format) => {
    const ledger = await temporaryLedger()
    for (let index = 0; index < 2600; index += 1) ledger.close(finished())
    let text = ''
    let pieces = 0
    for await (const piece of ledger.export(format, {})) {
      ledger.close(finished())
      text += piece
      pieces += 1
    }
    expect(pieces).toBeGreaterThanOrEqual(6)
    const rows = format === 'csv' ? text.trimEnd().split('\n').slice(1) : parsed[format](text)
    expect(rows).toHaveLength(2600)
  },
)

test('csv writes numbers, yes and no, lists and nothing as a spreadsheet reads them', async () => {
  const ledger = await temporaryLedger()
  ledger.close(finished({ tool: 'a, "b"', finish_reasons: ['stop', 'length'], latency_ms: 1.5, project: null }))
  const [header, line] = (await textOf(ledger, 'csv')).split('\n')
  expect(header).toBe(Object.keys(exchangeRow.shape).join(','))
  expect(line).toContain(',"a, ""b""",,POST,')
  expect(line).toContain(',false,200,,"[""stop"",""length""]",100,20,')
  expect(line).toContain(',1.5,')
})

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tcmd', "'\tcmd"],
  ['\rcmd', '"\'\rcmd"'],
  ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
  ['a=b', 'a=b'],
  ["'quoted", "'quoted"],
  ['', ''],
])('csv disarms a cell that begins like a formula: %j becomes %j', async (text, cell) => {
  const ledger = await temporaryLedger()
  ledger.close(finished({ tool: text, project: 'next' }))
  expect(await textOf(ledger, 'csv')).toContain(`,sk-wb-ab…,${cell},next,`)
})

test('an export that is left early harms nothing', async () => {
  const ledger = await temporaryLedger()
  for (let index = 0; index < 1200; index += 1) ledger.close(finished())
  for await (const piece of ledger.export('ndjson', {})) {
    expect(piece).not.toBe('')
    break
  }
  expect(await ledger.purge({ scope: 'all' })).toMatchObject({ purged: 1200 })
})
