import type { Round } from './round.ts'
import { slopeOf } from './slope.ts'

const MB = 1024 * 1024
/** By which the machine's own noise is told from growth: what a hundred thousand exchanges may add at most. */
const TOLERATED_MB = 1
const PER = 100_000

export function printRound(round: Round, name: string): void {
  const { passed, inside, rows, databaseBytes, walBytes, running, seconds, streamsCut } = round
  const mb = (bytes: number) => (bytes / MB).toFixed(1)
  const at = (share: number) => passed.latencies[Math.floor((passed.latencies.length - 1) * share)]?.toFixed(1)
  console.log(
    [
      name.padStart(8),
      `${Math.round(passed.count / seconds)}/s`,
      `rss ${mb(inside.rss)} MB, heap ${mb(inside.heap)} of ${mb(inside.heapTaken)}, beside it ${mb(inside.external)}`,
      `${inside.descriptors} descriptors, ${inside.sockets} sockets, ${countOf(inside.handles)} handles, ${running} running`,
      `${rows} rows, ${mb(databaseBytes)} + ${mb(walBytes)} MB, ${Math.round((databaseBytes + walBytes) / rows)} B a row`,
      `chat ${at(0.5)} ms, p99 ${at(0.99)}`,
    ].join(' · '),
  )
  if (streamsCut > 0) console.log(`         ${streamsCut} of the streams did not come to their end`)
  for (const [what, count] of passed.surprises) console.log(`         ${count} × ${what}`)
}

/** True: nothing grows, and nothing is left behind. */
export function printVerdict(rounds: readonly Round[], sockets: number): boolean {
  const figures: Record<string, (round: Round) => number> = {
    'resident memory': ({ inside }) => inside.rss / MB,
    'heap, collected': ({ inside }) => inside.heap / MB,
    'beside the heap': ({ inside }) => inside.external / MB,
  }
  let fine = true
  for (const [name, figure] of Object.entries(figures)) {
    const { slope, error } = slopeOf(rounds.map((round, at) => [at * round.passed.count, figure(round)]))
    const [mb, twice] = [slope * PER, error * PER * 2]
    const grows = mb - twice > TOLERATED_MB
    fine &&= !grows
    console.log(
      `${name}: ${mb.toFixed(2)} ± ${twice.toFixed(2)} MB per ${PER} exchanges: ${grows ? 'grows' : 'does not grow'}`,
    )
  }
  const last = rounds.at(-1)
  const left = (last?.inside.sockets ?? 0) - sockets
  const running = last?.running ?? 0
  console.log(`left behind: ${Math.max(0, left)} sockets, ${running} exchanges that are believed to run`)
  return fine && left <= 0 && running === 0
}

const countOf = (handles: Readonly<Record<string, number>>) =>
  Object.values(handles).reduce((sum, count) => sum + count, 0)
