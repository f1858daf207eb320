/**
 * `npm run bench [-- PART…] [--quick] [--write]`: measures all parts, or those that are named, and prints their tables; with
 * `--write` they also go into docs/benchmarks.md. `--page` measures nothing: it writes the page anew, from what was measured last.
 */
import { clearUp } from './contenders/processes.ts'
import { pace } from './pace.ts'
import { type Part, parts } from './parts.ts'
import { machine } from './report/machine.ts'
import { keep, type Result, writePage } from './report/results.ts'
import { targets, verdictOn } from './report/targets.ts'

const args = process.argv.slice(2)
const named = args.filter((arg) => !arg.startsWith('--'))
const isKnown = named.every((name) => name in parts) && args.every((arg) => !/^--(?!quick$|write$|page$)/.test(arg))
if (!isKnown) {
  console.error('npm run bench [-- PART…] [--quick] [--write | --page]')
  for (const [name, { says }] of Object.entries(parts)) console.error(`  ${name.padEnd(12)}${says}`)
  process.exit(2)
}

if (args.includes('--page')) {
  writePage()
  process.exit(0)
}

const figures: Record<string, number> = {}
let isWhole = true
for (const [name, part] of Object.entries(parts)) {
  if (named.length > 0 ? !named.includes(name) : pace.isQuick && part.isLong) continue
  const result = await measured(name, part)
  if ('failed' in result) isWhole = false
  else Object.assign(figures, result.figures)
  if (args.includes('--write')) keep(result, Object.keys(parts))
}
console.table(
  Object.fromEntries(
    targets.filter(({ figure }) => figure in figures).map((one) => [one.says, verdictOn(one, figures)]),
  ),
)
process.exit(isWhole ? 0 : 1)

/** A part that fails or hangs is said to, and the others go on. */
async function measured(name: string, part: Part): Promise<Result> {
  const about = { part: name, machine: machine(), isQuick: pace.isQuick }
  const begun = performance.now()
  const minutes = part.minutes[pace.isQuick ? 1 : 0]
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${minutes} minutes`)), minutes * 60_000)
  })
  try {
    console.log(`\n${name}: ${part.says}`)
    const section = await Promise.race([part.run(), late])
    for (const text of section.says) console.log(text)
    for (const table of section.tables) console.table(table)
    console.log(`${name}: ${((performance.now() - begun) / 1000).toFixed(0)} s`)
    return { ...about, ...section }
  } catch (error) {
    console.error(error)
    return { ...about, failed: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) }
  } finally {
    clearTimeout(timer)
    await clearUp()
  }
}
