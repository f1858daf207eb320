import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../runs/report.ts'
import { by, type Table } from './claim.ts'
import { tableOf } from './table.ts'
import { tables } from './tables.ts'

describe.each(tables)('the table of $name', ({ claims }) => {
  it('names at least one test for each row, and each is there', () => {
    for (const { name, proofs } of claims) {
      expect([name, proofs.length > 0]).toEqual([name, true])
      for (const { file, test = '' } of proofs) {
        const text = readFileSync(join(import.meta.dirname, '..', file), 'utf8')
        expect([file, test, text.includes(test)]).toEqual([file, test, true])
      }
    }
  })
})

describe('a table', () => {
  const table: Table = {
    name: 'faults',
    heads: { name: 'fault', tried: 'times', counted: ['lost', 'hung'] },
    claims: [{ name: 'a kill', holds: 'all is there', proofs: by('a.test.ts', 'is there after %s') }],
  }
  const outcome = (more: Partial<Outcome> = {}): Outcome => ({
    file: 'test/a.test.ts',
    title: 'a ledger is there after a kill',
    status: 'passed',
    ...more,
  })
  const held = (outcomes: readonly Outcome[]) => tableOf(table, outcomes).lines[3]?.split(/ {2,}/)

  it('adds up what the tests of a row have told, one case where they tell nothing', () => {
    expect(held([outcome(), outcome({ counted: { tried: 20 } })])).toEqual(['a kill', '21', '0', '0', 'yes'])
  })

  it('says so where a row did not hold: a test failed, is missing, or told of a loss', () => {
    expect(held([outcome(), outcome({ status: 'failed' })])).toEqual(['a kill', '2', '0', '0', 'NO'])
    expect(held([outcome({ file: 'test/b.test.ts' })])).toEqual(['a kill', '0', '0', '0', 'NO'])
    expect(held([outcome({ counted: { tried: 5, lost: 1 } })])).toEqual(['a kill', '5', '1', '0', 'NO'])
    expect(tableOf(table, []).failed).toBe(1)
  })
})
