/**
 * Runs the suites. `npm test` runs what can run on this machine and says what it left out; `npm run test:all`
 * (`--all`) first installs what the suites need from the system (Debian, Ubuntu), and then nothing may be missing but
 * Electron's binary. Ends in the line `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process'
import { proven } from './promises/proven.ts'
import { attempt } from './runs/attempt.ts'
import { bothAttempts, filesToTryAgain, told } from './runs/second-attempt.ts'
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
const elsewhere = special.filter((ending) => !inThisSession.includes(ending))
const plain = run(
  undefined,
  [],
  elsewhere.flatMap((ending) => ['--exclude', `**/*${ending}`]),
)
const wrapped = present.filter((need) => need.wrap !== undefined).map((need) => run(need, [need.ending], []))
const results = [plain, ...wrapped]
const outcomes = results.flatMap((result) => result.outcomes)
const strays = results.flatMap((result) => result.strays)
const promised = proven(outcomes)
// Where something was left out, not everything can be shown.
if (all) for (const line of promised.lines) console.log(line)
for (const stray of strays) console.log(`Failed ${told(stray)}`)
for (const line of results.flatMap(({ lines }) => lines)) console.log(line)
finish(
  {
    passed: outcomes.filter(({ status }) => status === 'passed').length,
    failed:
      outcomes.filter(({ status }) => status === 'failed').length +
      strays.length +
      failures +
      (all ? promised.failed : 0),
  },
  missing,
)

/** Some thousand tests with real browsers and sockets on a busy machine: a file that fails gets one more attempt, alone. */
function run(need: Need | undefined, only: readonly string[], options: readonly string[]) {
  const first = attempt([...only, ...options], need?.wrap)
  const files = filesToTryAgain(first)
  if (files.length === 0) return { ...first, lines: [] }
  console.log(`Once more, alone: ${files.join(', ')}`)
  return bothAttempts(first, attempt([...files, '--maxWorkers=1', ...options], need?.wrap))
}

function finish({ passed, failed }: { passed: number; failed: number }, leftOut: readonly string[]): never {
  for (const line of leftOut) console.log(`Left out: ${line}`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed === 0 ? 0 : 1)
}
