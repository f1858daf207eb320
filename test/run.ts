/**
 * Runs the suites. `npm test` runs what can run on this machine and says what it left out; `npm run test:all`
 * (`--all`) first installs what the suites need from the system (Debian, Ubuntu), and then nothing may be missing but
 * Electron's binary. `npm run test:security` and `npm run test:faults` (`--table NAME`) run what a table names, costly
 * cases as often as it wants, and print it. Ends in the line `N passed, N failed`.
 */
import process from 'node:process'
import { proven } from './promises/proven.ts'
import { told } from './runs/second-attempt.ts'
import { build, runSuites } from './runs/suites.ts'
import { installSystemNeeds } from './support/install-needs.ts'
import { filesOf } from './tables/claim.ts'
import { tableOf } from './tables/table.ts'
import { tables } from './tables/tables.ts'

const name = process.argv[process.argv.indexOf('--table') + 1]
const table = process.argv.includes('--table') ? tables.find((one) => one.name === name) : undefined
const all = process.argv.includes('--all')
if (all) installSystemNeeds()
if (table) process.env.WAYBILL_TEST_ROUNDS = 'full'
if (!build()) finish({ passed: 0, failed: 1 }, ['everything: the build failed'])

const { outcomes, strays, lines, leftOut, lacks } = runSuites(table && filesOf(table.claims))
const shown = table ? [tableOf(table, outcomes)] : tables.map((one) => tableOf(one, outcomes))
// Where something was left out, not everything can be shown.
const printed = all ? [proven(outcomes), ...shown] : table ? shown : []
for (const line of printed.flatMap((one) => one.lines)) console.log(line)
for (const stray of strays) console.log(`Failed ${told(stray)}`)
for (const line of lines) console.log(line)
finish(
  {
    passed: outcomes.filter(({ status }) => status === 'passed').length,
    failed:
      outcomes.filter(({ status }) => status === 'failed').length +
      strays.length +
      (all && lacks ? 1 : 0) +
      printed.reduce((sum, { failed }) => sum + failed, 0),
  },
  leftOut,
)

function finish({ passed, failed }: { passed: number; failed: number }, left: readonly string[]): never {
  for (const line of left) console.log(`Left out: ${line}`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed === 0 ? 0 : 1)
}
