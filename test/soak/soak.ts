/**
 * `npm run soak [-- REQUESTS | MINUTESm]` (100000; a warm-up comes before): mixed traffic through the built command, as a user
 * runs it, in rounds. After each, when everything has come to rest, what the process holds. In the end the slopes over their
 * second half, and whether memory grows. Ends with 1 where it does, or where something is left behind.
 */
import process from 'node:process'
import { printRound, printVerdict } from './print.ts'
import { type Round, runRound } from './round.ts'
import { startSubject } from './subject.ts'
import { makeWorld } from './world.ts'

const ROUND = 1000
const WARM_UP_ROUNDS = 6
const AT_ONCE = 24
/** Every twentieth round has these beside the rest. */
const STREAMS = 500

const argument = /^(\d+)(m?)$/.exec(process.argv[2] ?? '100000')
if (argument === null) {
  console.error('npm run soak [-- REQUESTS | MINUTESm]')
  process.exit(2)
}
const [, amount, minutes] = argument
const begun = performance.now()
let isEnough = false
const isOver = (count: number) =>
  isEnough || (minutes === 'm' ? performance.now() - begun > Number(amount) * 60_000 : count >= Number(amount))

// Ctrl+C: this round is the last one. A second time: at once, and what was started ends too.
process.on('SIGINT', () => {
  if (isEnough) process.exit(1)
  isEnough = true
})
process.once('SIGTERM', () => process.exit(1))
const subject = await startSubject(new URL('../../out/main/cli.js', import.meta.url).pathname)
const world = await makeWorld(subject)
const { sockets, handles } = await subject.look()
console.log(`at rest, before: ${JSON.stringify(handles)}, ${sockets ?? '?'} sockets`)
const rounds: Round[] = []
for (let at = -WARM_UP_ROUNDS; !isOver(at * ROUND); at++) {
  const streams = at % 20 === 0 ? STREAMS : 0
  const round = await runRound(subject, world, { exchanges: ROUND, atOnce: AT_ONCE, streams, sockets: sockets ?? 0 })
  printRound(round, at < 0 ? 'warm-up' : String((at + 1) * ROUND))
  if (at === 0) await snapshot('begin')
  if (at >= 0) rounds.push(round)
}
await snapshot('end')
process.exitCode = printVerdict(rounds, sockets ?? 0) ? 0 : 1
await subject.stop()

/** SNAPSHOTS=DIRECTORY: the heap at the beginning and at the end, to see by Chrome's developer tools what has been added. */
async function snapshot(name: string): Promise<void> {
  const directory = process.env.SNAPSHOTS
  if (directory !== undefined) await subject.look(`${directory}/${name}.heapsnapshot`)
}
