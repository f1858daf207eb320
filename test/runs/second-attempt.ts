import type { Outcome, Report, StrayError } from './report.ts'

/** One file may have had bad luck on a busy machine; where many have, it is no luck. */
const MOST_FILES = 5

/** The files that deserve a second attempt; none where it could tell no more than the first. */
export function filesToTryAgain({ outcomes, strays }: Report): readonly string[] {
  const failed = outcomes.filter(({ status }) => status === 'failed')
  const files = new Set([...failed, ...strays].map(({ file }) => file).filter((file) => file !== null))
  return files.size > MOST_FILES ? [] : [...files]
}

/**
 * Both attempts as one: what passed in either has passed, and what was seen outside the tests counts if the second attempt
 * saw such a thing as well. `lines` name all that was not the same twice: nothing passes in silence.
 */
export function bothAttempts(first: Report, second: Report): Report & { readonly lines: readonly string[] } {
  const [before, after] = [byTest(first.outcomes), byTest(second.outcomes)]
  const tests = [...new Set([...before.keys(), ...after.keys()])].map((name) => {
    const [once, again] = [before.get(name) ?? [], after.get(name) ?? []]
    return { counted: whichCounts(once, again), lines: differences(name, once, again) }
  })
  const gone = first.strays.filter(({ file }) => !second.strays.some((stray) => stray.file === file))
  return {
    outcomes: tests.flatMap(({ counted }) => counted),
    strays: second.strays,
    lines: [
      ...tests.flatMap(({ lines }) => lines),
      ...gone.map((stray) => `At the first attempt only: ${told(stray)}`),
    ],
  }
}

export function told({ file, message }: StrayError): string {
  return `outside the tests of ${file ?? 'any file'}: ${message.split('\n')[0]}`
}

/** Tests of one file that share a title can't be told apart: they have passed when all of them have, in one attempt. */
function byTest(outcomes: readonly Outcome[]): ReadonlyMap<string, readonly Outcome[]> {
  const tests = new Map<string, Outcome[]>()
  for (const outcome of outcomes) {
    const name = `${outcome.file} > ${outcome.title}`
    tests.set(name, [...(tests.get(name) ?? []), outcome])
  }
  return tests
}

function whichCounts(once: readonly Outcome[], again: readonly Outcome[]): readonly Outcome[] {
  return [once, again].find(havePassed) ?? [once, again].find(haveFailed) ?? once
}

function differences(name: string, once: readonly Outcome[], again: readonly Outcome[]): readonly string[] {
  if (havePassed(again) && !havePassed(once)) return [`Passed only at the second attempt: ${name}`]
  return havePassed(once) && haveFailed(again) ? [`Passed only at the first attempt: ${name}`] : []
}

function havePassed(outcomes: readonly Outcome[]): boolean {
  return outcomes.some(({ status }) => status === 'passed') && !haveFailed(outcomes)
}

function haveFailed(outcomes: readonly Outcome[]): boolean {
  return outcomes.some(({ status }) => status === 'failed')
}
