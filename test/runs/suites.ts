import { spawnSync } from 'node:child_process'
import { type Need, needs } from '../support/needs.ts'
import { attempt } from './attempt.ts'
import type { Outcome, StrayError } from './report.ts'
import { bothAttempts, filesToTryAgain } from './second-attempt.ts'

/** What a run of the suites has shown. */
export interface Shown {
  readonly outcomes: readonly Outcome[]
  readonly strays: readonly StrayError[]
  /** To be printed: what did not go as usual. */
  readonly lines: readonly string[]
  /** What can't run on this machine, with the reason. */
  readonly leftOut: readonly string[]
  /** True where something that must be there is not. */
  readonly lacks: boolean
}

/** The bundles that browsers, the shell's tests and the command are run from. */
export function build(): boolean {
  return spawnSync('npx', ['electron-vite', 'build', '--logLevel', 'error'], { stdio: 'inherit' }).status === 0
}

/** Runs these files, or all there are, each kind in the surroundings that it needs. */
export function runSuites(files?: readonly string[]): Shown {
  const leftOut: string[] = []
  const concerned = needs.filter(({ ending }) => files === undefined || files.some((file) => file.endsWith(ending)))
  const present = concerned.filter((need) => {
    const reason = need.missing()
    if (reason !== null) leftOut.push(`${need.suites}: ${reason}`)
    return reason === null
  })
  const inThisSession = present.filter((need) => need.wrap === undefined).map((need) => need.ending)
  const elsewhere = needs.map((need) => need.ending).filter((ending) => !inThisSession.includes(ending))
  const isElsewhere = (file: string): boolean => elsewhere.some((ending) => file.endsWith(ending))
  const exclude = elsewhere.flatMap((ending) => ['--exclude', `**/*${ending}`])
  const plain = files?.filter((file) => !isElsewhere(file))
  const results = plain?.length === 0 ? [] : [run(undefined, plain ?? [], exclude)]
  for (const need of present.filter(({ wrap }) => wrap !== undefined)) {
    results.push(run(need, files?.filter((file) => file.endsWith(need.ending)) ?? [need.ending], []))
  }
  return {
    outcomes: results.flatMap(({ outcomes }) => outcomes),
    strays: results.flatMap(({ strays }) => strays),
    lines: results.flatMap(({ lines }) => lines),
    leftOut,
    lacks: concerned.some((need) => need.required && !present.includes(need)),
  }
}

/** Some thousand tests with real browsers and sockets on a busy machine: a file that fails gets one more attempt, alone. */
function run(need: Need | undefined, only: readonly string[], options: readonly string[]) {
  const first = attempt([...only, ...options], need?.wrap)
  const files = filesToTryAgain(first)
  if (files.length === 0) return { ...first, lines: [] }
  console.log(`Once more, alone: ${files.join(', ')}`)
  return bothAttempts(first, attempt([...files, '--maxWorkers=1', ...options], need?.wrap))
}
