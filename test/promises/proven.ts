import { promises } from './promises.ts'

/** One test of a run's report. */
export interface Outcome {
  /** Of the repository, with slashes. */
  readonly file: string
  /** Its own title and those of the groups that it stands in, in one line. */
  readonly title: string
  readonly passed: boolean
}

/** What a run has shown of the promises, in lines to print; `failed` counts those that it has not. */
export function proven(outcomes: readonly Outcome[]): { readonly lines: readonly string[]; readonly failed: number } {
  const unproven = promises.flatMap(({ promise, proofs }) =>
    proofs
      .filter(({ file, test }) => {
        // A title with a place for a value in it: what stands before that.
        const [told = test] = test.split(/[%$]/)
        const of = outcomes.filter((outcome) => outcome.file.endsWith(`test/${file}`) && outcome.title.includes(told))
        return of.length === 0 || of.some(({ passed }) => !passed)
      })
      .map(({ file, test }) => `Not shown: ${promise}: ${test} (test/${file})`),
  )
  const broken = new Set(unproven.map((line) => line.split(': ')[1]))
  return {
    lines: [...unproven, `Promises: ${promises.length - broken.size} of ${promises.length} shown (docs/promises.md)`],
    failed: broken.size,
  }
}
