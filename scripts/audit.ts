/**
 * `npm run audit`: every known hole in what was installed. Ends with 1 where one of high severity is in what users get, with
 * 2 where the registry does not say. Needs out/ (`npm run build`).
 */
import { spawnSync } from 'node:child_process'
import { type KnownHole, knownHoles, NotAsked } from './package/known-holes.ts'
import { softwareBill } from './package/software-bill.ts'

/** By itself Node ends a child that says more than a megabyte, and what it had said by then is no report. */
const MOST_BYTES = 256 * 1024 * 1024

// By both names, where one is installed under another's.
const shipped = new Set(softwareBill().components.flatMap((one) => [one.name, one['bom-ref'].replace(/@[^@]+$/, '')]))
const holes = holesIn(answerOfNpm())
for (const { name, severity, range, forbids } of holes) {
  console.log(`${forbids ? 'FORBIDS' : 'known  '} ${severity.padEnd(8)} ${name} ${range}`)
}
console.log(
  `${holes.length} known, ${holes.filter(({ forbids }) => forbids).length} of high severity in what users get`,
)
if (holes.some(({ forbids }) => forbids)) process.exitCode = 1

function answerOfNpm(): string {
  const how = { encoding: 'utf8', maxBuffer: MOST_BYTES, shell: process.platform === 'win32' } as const
  // It ends with 1 where there is a hole of any kind.
  const { stdout, error } = spawnSync('npm', ['audit', '--json'], how)
  if (error) throw error
  return stdout
}

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
