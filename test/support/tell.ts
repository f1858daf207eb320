import { randomInt } from 'node:crypto'
import fc from 'fast-check'
import { TestRunner } from 'vitest'

/**
 * What a test counted, for the tables that `npm run test:security` and `npm run test:faults` print: cases that were
 * tried; exchanges or rows that were lost; calls that hung.
 */
export type Counted = Partial<Record<'tried' | 'lost' | 'hung', number>>

declare module 'vitest' {
  interface TaskMeta {
    counted?: Counted
  }
}

/** Adds to what the test that runs has counted. A test that tells nothing has tried one case. */
export function tell(more: Counted): void {
  const { meta } = currentTest()
  const counted: Counted = { ...meta.counted }
  for (const name of ['tried', 'lost', 'hung'] as const) {
    if (more[name] !== undefined) counted[name] = (counted[name] ?? 0) + more[name]
  }
  meta.counted = counted
}

/** How often a costly case is tried: `full` in the run that is for it alone, `usual` among all tests. */
export function rounds(usual: number, full: number): number {
  return process.env.WAYBILL_TEST_ROUNDS === 'full' ? full : usual
}

/** Holds a property to so many random cases, and prints the seed, with which `WAYBILL_TEST_SEED=…` tries the same again. */
export async function holds<Values>(
  property: fc.IAsyncProperty<Values> | fc.IProperty<Values>,
  runs: number,
): Promise<void> {
  const seed = Number(process.env.WAYBILL_TEST_SEED ?? randomInt(2 ** 31))
  console.log(`${currentTest().fullName}: seed ${seed}, ${runs} cases`)
  tell({ tried: runs })
  await fc.assert(property as fc.IAsyncProperty<Values>, { seed, numRuns: runs })
}

function currentTest() {
  const test = TestRunner.getCurrentTest()
  if (test === undefined) throw new Error('only a test that runs can tell')
  return test
}
