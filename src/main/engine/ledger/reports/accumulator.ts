import { figures } from '../../../../shared/figures.ts'
import { noSums, type Sums } from '../totals/counted-row.ts'
import { emptyCounts, percentile, unpackInto } from '../totals/histogram.ts'
import type { Percentiles, ReportFigures } from './question.ts'

interface Accumulated {
  readonly names: readonly string[]
  readonly sums: Sums
  readonly latencies: Float64Array
  readonly firstChunks: Float64Array
}

/** Adds up what comes from days, hours and single exchanges, by the names of the groups. */
export function createAccumulator() {
  const groups = new Map<string, Accumulated>()

  const groupOf = (names: readonly string[]): Accumulated => {
    const key = names.join('\0')
    const known = groups.get(key)
    if (known !== undefined) return known
    const group = { names, sums: noSums(), latencies: emptyCounts(), firstChunks: emptyCounts() }
    groups.set(key, group)
    return group
  }

  return {
    add(names: readonly string[], more: Partial<Sums>): void {
      const { sums } = groupOf(names)
      for (const figure of figures) sums[figure] += more[figure] ?? 0
    },
    addDurations(names: readonly string[], latencies: Uint8Array, firstChunks: Uint8Array): void {
      const group = groupOf(names)
      unpackInto(group.latencies, latencies)
      unpackInto(group.firstChunks, firstChunks)
    },
    size: () => groups.size,
    groups: () => [...groups.values()].map((group) => ({ names: group.names, ...figuresOf(group) })),
    totals(): ReportFigures {
      const all = { sums: noSums(), latencies: emptyCounts(), firstChunks: emptyCounts() }
      for (const { sums, latencies, firstChunks } of groups.values()) {
        for (const figure of figures) all.sums[figure] += sums[figure]
        for (let bucket = 0; bucket < latencies.length; bucket += 1) {
          all.latencies[bucket] = (all.latencies[bucket] as number) + (latencies[bucket] as number)
          all.firstChunks[bucket] = (all.firstChunks[bucket] as number) + (firstChunks[bucket] as number)
        }
      }
      return figuresOf(all)
    },
  }
}

export type Accumulator = ReturnType<typeof createAccumulator>

function figuresOf({ sums, latencies, firstChunks }: Omit<Accumulated, 'names'>): ReportFigures {
  return { sums, latency: percentilesOf(latencies), firstChunk: percentilesOf(firstChunks) }
}

function percentilesOf(counts: Float64Array): Percentiles | null {
  const [p50, p90, p99] = [0.5, 0.9, 0.99].map((share) => percentile(counts, share))
  return p50 == null || p90 == null || p99 == null ? null : { p50, p90, p99 }
}
