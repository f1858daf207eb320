import { figures } from '../../../../shared/figures.ts'
import { noSums, type Sums } from '../totals/counted-row.ts'
import { emptyCounts, percentile, unpackInto } from '../totals/histogram.ts'
import type { Duration, Percentiles, ReportFigures } from './question.ts'

interface Accumulated {
  readonly names: readonly string[]
  readonly sums: Sums
  readonly durations: Durations
}

/** Of what was asked for. As it came, until more comes: of very many groups most have one, and counts take two kilobytes each. */
type Durations = Partial<Record<Duration, Counts>>

type Counts =
  | { readonly packed: Uint8Array; readonly counts: null }
  | { readonly packed: null; readonly counts: Float64Array }

/** Adds up what comes from days, hours and single exchanges, by the names of the groups. */
export function createAccumulator() {
  const groups = new Map<string, Accumulated>()

  const groupOf = (names: readonly string[]): Accumulated => {
    const key = names.join('\0')
    const known = groups.get(key)
    if (known !== undefined) return known
    const group = { names, sums: noSums(), durations: {} }
    groups.set(key, group)
    return group
  }

  return {
    add(names: readonly string[], more: Partial<Sums>): void {
      const { sums } = groupOf(names)
      for (const figure of figures) sums[figure] += more[figure] ?? 0
    },
    addDurations(names: readonly string[], duration: Duration, packed: Uint8Array): void {
      const { durations } = groupOf(names)
      const before = durations[duration]
      if (before === undefined) durations[duration] = { packed, counts: null }
      else durations[duration] = { packed: null, counts: withMore(countsOf(before), packed) }
    },
    size: () => groups.size,
    groups: () => [...groups.values()].map(toldOf),
    /** The largest by cost and then by requests, and what all others come to. */
    largest(count: number) {
      const bySize = [...groups.values()].sort(inOrderOfSize)
      return { groups: bySize.slice(0, count).map(toldOf), others: together(bySize.slice(count)) }
    },
    totals: () => together(groups.values()),
  }
}

export type Accumulator = ReturnType<typeof createAccumulator>

function toldOf(group: Accumulated) {
  return { names: group.names, ...figuresOf(group) }
}

function inOrderOfSize(a: Accumulated, b: Accumulated): number {
  return b.sums.cost_nano_usd - a.sums.cost_nano_usd || b.sums.requests - a.sums.requests
}

function together(groups: Iterable<Accumulated>): ReportFigures {
  const sums = noSums()
  const all = { latencies: emptyCounts(), first_chunks: emptyCounts() }
  for (const group of groups) {
    for (const figure of figures) sums[figure] += group.sums[figure]
    for (const duration of ['latencies', 'first_chunks'] as const) addCounts(all[duration], group.durations[duration])
  }
  return { sums, latency: percentilesOf(all.latencies), firstChunk: percentilesOf(all.first_chunks) }
}

function addCounts(to: Float64Array, more: Counts | undefined): void {
  if (more === undefined) return
  if (more.counts === null) unpackInto(to, more.packed)
  else
    for (let bucket = 0; bucket < to.length; bucket += 1)
      to[bucket] = (to[bucket] as number) + (more.counts[bucket] as number)
}

function countsOf({ packed, counts }: Counts): Float64Array {
  return counts ?? withMore(emptyCounts(), packed)
}

function withMore(counts: Float64Array, packed: Uint8Array): Float64Array {
  unpackInto(counts, packed)
  return counts
}

function figuresOf({ sums, durations: { latencies, first_chunks } }: Omit<Accumulated, 'names'>): ReportFigures {
  return {
    sums,
    latency: latencies === undefined ? null : percentilesOf(countsOf(latencies)),
    firstChunk: first_chunks === undefined ? null : percentilesOf(countsOf(first_chunks)),
  }
}

function percentilesOf(counts: Float64Array): Percentiles | null {
  const [p50, p90, p99] = [0.5, 0.9, 0.99].map((share) => percentile(counts, share))
  return p50 == null || p90 == null || p99 == null ? null : { p50, p90, p99 }
}
