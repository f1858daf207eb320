import type { Round } from './round.ts'
import { slopeOf } from './slope.ts'

const MB = 1024 * 1024
const PER = 100_000
/** Of fewer, a line says nothing. */
const FEWEST_ROUNDS = 5

interface Figure {
  readonly unit: string
  readonly of: (round: Round) => number
  /** What a hundred thousand exchanges may add at most, to be told from noise; null: whatever it does, it is only told. */
  readonly tolerated: number | null
}

const at = ({ passed: { latencies } }: Round, share: number) =>
  latencies[Math.floor((latencies.length - 1) * share)] ?? Number.NaN
const bytesARow = ({ rows, databaseBytes, walBytes }: Round) => (databaseBytes + walBytes) / rows

const figures: Readonly<Record<string, Figure>> = {
  // V8 takes and gives back tens of megabytes as the load goes up and down.
  'resident memory': { unit: 'MB', of: ({ inside }) => inside.rss / MB, tolerated: 20 },
  'heap, collected': { unit: 'MB', of: ({ inside }) => inside.heap / MB, tolerated: 1 },
  'beside the heap': { unit: 'MB', of: ({ inside }) => inside.external / MB, tolerated: 1 },
  'open descriptors': { unit: '', of: ({ inside }) => inside.descriptors ?? 0, tolerated: 1 },
  'on disk, a row': { unit: 'bytes', of: bytesARow, tolerated: null },
  'chat, median': { unit: 'ms', of: (round) => at(round, 0.5), tolerated: null },
}

export function printRound(round: Round, name: string): void {
  const { passed, inside, rows, databaseBytes, walBytes, running, seconds, streamsCut } = round
  const mb = (bytes: number) => (bytes / MB).toFixed(1)
  console.log(
    [
      name.padStart(8),
      `${Math.round(passed.count / seconds)}/s`,
      `rss ${mb(inside.rss)} MB, heap ${mb(inside.heap)} of ${mb(inside.heapTaken)}, beside it ${mb(inside.external)}`,
      `${inside.descriptors} descriptors, ${inside.sockets} sockets, ${countOf(inside.handles)} handles, ${running} running`,
      `${rows} rows, ${mb(databaseBytes)} + ${mb(walBytes)} MB, ${Math.round(bytesARow(round))} B a row`,
      `chat ${at(round, 0.5).toFixed(1)} ms, p99 ${at(round, 0.99).toFixed(1)}`,
    ].join(' · '),
  )
  if (streamsCut > 0) console.log(`         ${streamsCut} of the streams did not come to their end`)
  for (const [what, count] of passed.surprises) console.log(`         ${count} × ${what}`)
}

/**
 * True: nothing grows, and nothing is left behind. What counts is the second half: until then V8 and malloc take what the
 * busiest moments need, each a little more than the one before, and keep it.
 */
export function printVerdict(rounds: readonly Round[], sockets: number): boolean {
  let fine = true
  const half = rounds.slice(Math.floor(rounds.length / 2))
  console.log(`over the last ${half.length} of ${rounds.length} rounds:`)
  for (const [name, { unit, of, tolerated }] of Object.entries(figures)) {
    if (half.length < FEWEST_ROUNDS) continue
    const { slope, error } = slopeOf(half.map((round, index) => [index * round.passed.count, of(round)]))
    const [change, twice] = [slope * PER, error * PER * 2]
    const grows = tolerated !== null && change - twice > tolerated
    fine &&= !grows
    const verdict = tolerated === null ? '' : grows ? ': grows' : ': does not grow'
    console.log(`${name}: ${change.toFixed(2)} ± ${twice.toFixed(2)} ${unit} per ${PER} exchanges${verdict}`)
  }
  const last = rounds.at(-1)
  const left = (last?.inside.sockets ?? 0) - sockets
  const running = last?.running ?? 0
  console.log(`left behind: ${Math.max(0, left)} sockets, ${running} exchanges that are believed to run`)
  return fine && left <= 0 && running === 0
}

const countOf = (handles: Readonly<Record<string, number>>) =>
  Object.values(handles).reduce((sum, count) => sum + count, 0)
