import { figures } from '../../../../shared/figures.ts'
import { noSums, type Sums } from '../totals/counted-row.ts'
import { emptyCounts, percentile, unpackInto } from '../totals/histogram.ts'
import type { Duration, Percentiles, ReportFigures } from './question.ts'

interface Accumulated {
  readonly names: readonly string[]
  readonly sums: Sums
  readonly durations: Durations
}

/** Counts by bucket, of what was asked for: thousands of lines by two kilobytes each are not nothing. */
type Durations = Partial<Record<Duration, Float64Array>>

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
      durations[duration] ??= emptyCounts()
      unpackInto(durations[duration], packed)
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
  const all = { sums: noSums(), durations: { latencies: emptyCounts(), first_chunks: emptyCounts() } }
  for (const { sums, durations } of groups) {
    for (const figure of figures) all.sums[figure] += sums[figure]
    addCounts(all.durations.latencies, durations.latencies)
    addCounts(all.durations.first_chunks, durations.first_chunks)
  }
  return figuresOf(all)
}

function addCounts(to: Float64Array, more: Float64Array = emptyCounts()): void {
  for (let bucket = 0; bucket < to.length; bucket += 1) to[bucket] = (to[bucket] as number) + (more[bucket] as number)
}

function figuresOf({ sums, durations }: Omit<Accumulated, 'names'>): ReportFigures {
  return { sums, latency: percentilesOf(durations.latencies), firstChunk: percentilesOf(durations.first_chunks) }
}

function percentilesOf(counts: Float64Array | undefined): Percentiles | null {
  if (counts === undefined) return null
  const [p50, p90, p99] = [0.5, 0.9, 0.99].map((share) => percentile(counts, share))
  return p50 == null || p90 == null || p99 == null ? null : { p50, p90, p99 }
}
