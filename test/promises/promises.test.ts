import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { promiseTable } from './promise-table.ts'
import { promises } from './promises.ts'

describe('the table of promises', () => {
  it('names at least one test for each, and each is there', () => {
    for (const { promise, proofs } of promises) {
      expect([promise, proofs.length > 0]).toEqual([promise, true])
      for (const { file, test } of proofs) {
        const text = readFileSync(join(import.meta.dirname, '..', file), 'utf8')
        expect([file, test, text.includes(test)]).toEqual([file, test, true])
      }
    }
  })

  it('is what docs/promises.md says (make it anew: npx vitest run test/promises -u)', async () => {
    await expect(promiseTable(promises)).toMatchFileSnapshot('../../docs/promises.md')
  })

  it('is named by PRIVACY.md', () => {
    expect(readFileSync(join(import.meta.dirname, '../../PRIVACY.md'), 'utf8')).toContain('docs/promises.md')
  })
})
