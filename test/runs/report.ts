import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'
import type { Counted } from '../support/tell.ts'

/** One test. */
export interface Outcome {
  /** From the repository's root, with slashes. */
  readonly file: string
  /** Its own title and those of the groups that it stands in, in one line. */
  readonly title: string
  readonly status: 'passed' | 'failed' | 'skipped'
  /** What it told of itself. */
  readonly counted?: Counted
}

/** An error that is no test's: while a file loaded, in a hook, or thrown when nobody waited for it. */
export interface StrayError {
  /** null: nobody can tell. */
  readonly file: string | null
  readonly message: string
}

/** What one call of vitest found. */
export interface Report {
  readonly outcomes: readonly Outcome[]
  readonly strays: readonly StrayError[]
}

/** Where vitest is told to write its report to. */
export const REPORT_FILE = 'WAYBILL_TEST_REPORT'

/** vitest's own JSON does not know of errors outside tests, and so not whose they are. */
export default class ReportWriter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const report: Report = {
      outcomes: modules.flatMap(outcomesOf),
      strays: [...modules.flatMap(straysOf), ...unhandled.map(unhandledOf)],
    }
    writeFileSync(process.env[REPORT_FILE] as string, JSON.stringify(report))
  }
}

function outcomesOf(module: TestModule): Outcome[] {
  const file = fromRoot(module.moduleId)
  return [...module.children.allTests()].map((test) => {
    const { state } = test.result()
    const { counted } = test.meta()
    // Still to be run at the end: its worker died.
    const status = state === 'pending' ? 'failed' : state
    return { file, title: test.fullName, status, ...(counted && { counted }) }
  })
}

function straysOf(module: TestModule): StrayError[] {
  const file = fromRoot(module.moduleId)
  const hooks = [...module.children.allSuites()].flatMap((suite) => suite.errors())
  const errors = [...module.errors(), ...hooks].map(({ message }) => ({ file, message }))
  const isOver = module.state() !== 'pending' && module.state() !== 'queued'
  return isOver || errors.length > 0 ? errors : [{ file, message: 'did not come to its end' }]
}

function unhandledOf({ VITEST_TEST_PATH: path, message }: SerializedError): StrayError {
  return { file: typeof path === 'string' ? fromRoot(path) : null, message }
}

function fromRoot(path: string): string {
  return relative(process.cwd(), path).replaceAll('\\', '/')
}
