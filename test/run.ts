/**
 * Runs the suites. `npm test` runs what can run on this machine and says what it left out; `npm run test:all`
 * (`--all`) first installs what the suites need from the system (Debian, Ubuntu), and then nothing may be missing but
 * Electron's binary. Ends in the line `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Outcome, proven } from './promises/proven.ts'
import { installSystemNeeds } from './support/install-needs.ts'
import { type Need, needs } from './support/needs.ts'

const all = process.argv.includes('--all')
if (all) installSystemNeeds()

const built = spawnSync('npx', ['electron-vite', 'build', '--logLevel', 'error'], { stdio: 'inherit' })
if (built.status !== 0) finish({ passed: 0, failed: 1 }, ['everything: the build failed'])

const missing: string[] = []
const present = needs.filter((need) => {
  const reason = need.missing()
  if (reason !== null) missing.push(`${need.suites}: ${reason}`)
  return reason === null
})
const failures = all && needs.some((need) => need.required && !present.includes(need)) ? 1 : 0

const special = needs.map((need) => need.ending)
const inThisSession = present.filter((need) => need.wrap === undefined).map((need) => need.ending)
const plain = run(
  undefined,
  [],
  special.filter((ending) => !inThisSession.includes(ending)),
)
const wrapped = present.filter((need) => need.wrap !== undefined).map((need) => run(need, [need.ending], []))
const results = [plain, ...wrapped]
const promised = proven(results.flatMap(({ outcomes }) => outcomes))
// Where something was left out, not everything can be shown.
if (all) for (const line of promised.lines) console.log(line)
finish(
  {
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    failed: results.reduce((sum, { failed }) => sum + failed, failures + (all ? promised.failed : 0)),
  },
  missing,
)

interface Run {
  readonly passed: number
  readonly failed: number
  readonly outcomes: readonly Outcome[]
}

function run(need: Need | undefined, only: string[], exclude: string[]): Run {
  const directory = mkdtempSync(join(tmpdir(), 'waybill-tests-'))
  const output = join(directory, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${output}`]
  const vitest = [
    'npx',
    'vitest',
    'run',
    ...only,
    ...reporters,
    ...exclude.flatMap((ending) => ['--exclude', `**/*${ending}`]),
  ]
  const [command = 'npx', ...args] = need?.wrap ? need.wrap(vitest) : vitest
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  try {
    const report = JSON.parse(readFileSync(output, 'utf8'))
    const failed = report.numFailedTests + report.numFailedTestSuites * (report.numFailedTests === 0 ? 1 : 0)
    // An error outside any test fails the run without failing a test.
    return {
      passed: report.numPassedTests,
      failed: status === 0 ? failed : Math.max(failed, 1),
      outcomes: outcomesOf(report),
    }
  } catch {
    return { passed: 0, failed: 1, outcomes: [] }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

function outcomesOf({ testResults }: Report): Outcome[] {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({
      file: name.replaceAll('\\', '/'),
      title: fullName,
      passed: status === 'passed',
    })),
  )
}

function finish({ passed, failed }: { passed: number; failed: number }, leftOut: readonly string[]): never {
  for (const line of leftOut) console.log(`Left out: ${line}`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed === 0 ? 0 : 1)
}
