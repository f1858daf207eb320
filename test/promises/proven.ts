import type { Outcome } from '../runs/report.ts'
import { proves } from '../tables/table.ts'
import { promises } from './promises.ts'

/** What a run has shown of the promises, in lines to print; `failed` counts those that it has not. */
export function proven(outcomes: readonly Outcome[]): { readonly lines: readonly string[]; readonly failed: number } {
  const unproven = promises.flatMap(({ promise, proofs }) =>
    proofs
      .filter((proof) => {
        const of = outcomes.filter((outcome) => proves(outcome, proof))
        return of.length === 0 || of.some(({ status }) => status !== 'passed')
      })
      .map(({ file, test }) => `Not shown: ${promise}: ${test} (test/${file})`),
  )
  const broken = new Set(unproven.map((line) => line.split(': ')[1]))
  return {
    lines: [...unproven, `Promises: ${promises.length - broken.size} of ${promises.length} shown (docs/promises.md)`],
    failed: broken.size,
  }
}
