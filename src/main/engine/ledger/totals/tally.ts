import {
  addFigures,
  type CountedRow,
  countedBucket,
  type GroupNames,
  groupOf,
  noSums,
  type Sums,
} from './counted-row.ts'
import { addTo, type Histogram } from './histogram.ts'

/** What a handful of exchanges adds to one group in one hour; negative where more was taken off. */
export interface TallyEntry {
  readonly hour: string
  readonly group: GroupNames
  readonly sums: Sums
  readonly latencies: Histogram
  readonly firstChunks: Histogram
}

export interface Tally {
  /** Adds an ended exchange, or takes it off. */
  count(row: CountedRow, sign: 1 | -1): void
  entries(): Iterable<TallyEntry>
}

/** Figures of a batch, added up in memory: the tables are then touched once for each group and hour. */
export function createTally(): Tally {
  const entries = new Map<string, TallyEntry>()

  function entryOf(row: CountedRow): TallyEntry {
    const group = groupOf(row)
    const { provider_name, model, client_key_id, project, tool } = group
    const name = `${row.local_hour}\0${provider_name}\0${model}\0${client_key_id}\0${project}\0${tool}`
    const known = entries.get(name)
    if (known !== undefined) return known
    const entry: TallyEntry = {
      hour: row.local_hour,
      group,
      sums: noSums(),
      latencies: new Map(),
      firstChunks: new Map(),
    }
    entries.set(name, entry)
    return entry
  }

  return {
    count(row, sign) {
      const entry = entryOf(row)
      addFigures(entry.sums, row, sign)
      const latency = countedBucket(row, 'latency_ms')
      if (latency !== null) addTo(entry.latencies, latency, sign)
      const firstChunk = countedBucket(row, 'time_to_first_chunk_ms')
      if (firstChunk !== null) addTo(entry.firstChunks, firstChunk, sign)
    },
    entries: () => entries.values(),
  }
}
