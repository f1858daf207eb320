import { describe, expect, it } from 'vitest'
import type { Outcome, Report, StrayError } from './report.ts'
import { bothAttempts, filesToTryAgain } from './second-attempt.ts'

const FILE = 'test/main/a.test.ts'
const outcome = (title: string, status: Outcome['status'], file = FILE): Outcome => ({ file, title, status })
const report = (outcomes: readonly Outcome[], strays: readonly StrayError[] = []): Report => ({ outcomes, strays })
const counts = ({ outcomes }: Report) => outcomes.map(({ title, status }) => `${title} ${status}`)

describe('a second attempt', () => {
  it('is for the files of which something failed, and of no other', () => {
    const fine = outcome('fine', 'passed', 'test/main/fine.test.ts')
    expect(filesToTryAgain(report([fine, outcome('left out', 'skipped')]))).toEqual([])
    expect(filesToTryAgain(report([fine, outcome('one', 'failed'), outcome('two', 'failed')]))).toEqual([FILE])
    expect(filesToTryAgain(report([fine], [{ file: FILE, message: 'thrown' }]))).toEqual([FILE])
  })

  it('is not made where nobody knows whose error it was, nor where many files failed', () => {
    expect(filesToTryAgain(report([], [{ file: null, message: 'thrown' }]))).toEqual([])
    const failed = (count: number) => Array.from({ length: count }, (_, n) => outcome('it', 'failed', `${n}.test.ts`))
    expect(filesToTryAgain(report(failed(5)))).toHaveLength(5)
    expect(filesToTryAgain(report(failed(6)))).toEqual([])
  })

  it('lets pass what passes then, and says so; what fails twice has failed', () => {
    const first = report([
      outcome('slow', 'failed'),
      outcome('wrong', 'failed'),
      outcome('other', 'passed', 'b.test.ts'),
    ])
    const both = bothAttempts(first, report([outcome('wrong', 'failed'), outcome('slow', 'passed')]))
    expect(counts(both)).toEqual(['slow passed', 'wrong failed', 'other passed'])
    expect(both.lines).toEqual([`Passed only at the second attempt: ${FILE} > slow`])
  })

  it('names what failed in it alone, or was not there any more', () => {
    const first = report([outcome('steady', 'passed'), outcome('slow', 'failed')])
    const both = bothAttempts(first, report([outcome('steady', 'failed')]))
    expect(counts(both)).toEqual(['steady passed', 'slow failed'])
    expect(both.lines).toEqual([`Passed only at the first attempt: ${FILE} > steady`])
  })

  it('does not take two tests of one title for each other', () => {
    const first = report([outcome('same', 'failed'), outcome('same', 'passed')])
    const swapped = report([outcome('same', 'passed'), outcome('same', 'failed')])
    expect(counts(bothAttempts(first, swapped))).toEqual(['same failed', 'same passed'])
    const passed = report([outcome('same', 'passed'), outcome('same', 'passed')])
    expect(counts(bothAttempts(first, passed))).toEqual(['same passed', 'same passed'])
  })

  it('counts the tests of a file that did not load, or whose hook failed, once they have run', () => {
    const first = report([outcome('hooked', 'skipped')], [{ file: FILE, message: 'hook timed out\nat …' }])
    const both = bothAttempts(first, report([outcome('hooked', 'passed'), outcome('new', 'passed')]))
    expect(both).toEqual({
      outcomes: [outcome('hooked', 'passed'), outcome('new', 'passed')],
      strays: [],
      lines: [
        `Passed only at the second attempt: ${FILE} > hooked`,
        `Passed only at the second attempt: ${FILE} > new`,
        `At the first attempt only: outside the tests of ${FILE}: hook timed out`,
      ],
    })
  })

  it('keeps an error outside the tests that comes again, or is new', () => {
    const stray = { file: FILE, message: 'thrown' }
    const again = bothAttempts(report([outcome('it', 'passed')], [stray]), report([outcome('it', 'passed')], [stray]))
    expect([again.strays, again.lines]).toEqual([[stray], []])
    expect(bothAttempts(report([outcome('it', 'failed')]), report([outcome('it', 'passed')], [stray])).strays).toEqual([
      stray,
    ])
  })

  it('leaves out what is left out', () => {
    const left = report([outcome('left out', 'skipped')])
    expect(bothAttempts(left, left)).toEqual({ ...left, lines: [] })
  })
})
