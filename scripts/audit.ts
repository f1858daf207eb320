/**
 * `npm run audit`: every known hole in what was installed. Ends with 1 where one of high severity is in what users get, with
 * 2 where the registry does not say. Needs out/ (`npm run build`).
 */
import { spawnSync } from 'node:child_process'
import { type KnownHole, knownHoles, NotAsked } from './package/known-holes.ts'
import { softwareBill } from './package/software-bill.ts'

// By both names, where one is installed under another's.
const shipped = new Set(softwareBill().components.flatMap((one) => [one.name, one['bom-ref'].replace(/@[^@]+$/, '')]))
// It ends with 1 where there is a hole of any kind.
const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8', shell: process.platform === 'win32' })
const holes = holesIn(stdout)
for (const { name, severity, range, forbids } of holes) {
  console.log(`${forbids ? 'FORBIDS' : 'known  '} ${severity.padEnd(8)} ${name} ${range}`)
}
console.log(
  `${holes.length} known, ${holes.filter(({ forbids }) => forbids).length} of high severity in what users get`,
)
if (holes.some(({ forbids }) => forbids)) process.exitCode = 1

function holesIn(answer: string): KnownHole[] {
  try {
    return knownHoles(answer, shipped)
  } catch (error) {
    if (!(error instanceof NotAsked)) throw error
    console.error(
      `The registry does not say which holes are known (${error.message}): ask where npm reaches one that does.`,
    )
    process.exit(2)
  }
}
