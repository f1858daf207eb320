/**
 * Durations in buckets that grow by 2^(1/8): from an eighth of a millisecond to some weeks in 256 of them. Whatever is
 * read out of one is at most 4.4 % off. Counts add and subtract exactly, as sketches (t-digest, say) do not.
 */
export type Histogram = Map<number, number>

const PER_OCTAVE = 8
const SMALLEST_MS = 0.125
const LAST_BUCKET = 255

export function bucketOf(ms: number): number {
  if (!(ms > SMALLEST_MS)) return 0
  return Math.min(LAST_BUCKET, 1 + Math.floor(PER_OCTAVE * Math.log2(ms / SMALLEST_MS)))
}

/** The middle of a bucket, as growth goes. */
function middleOf(bucket: number): number {
  return bucket === 0 ? SMALLEST_MS : SMALLEST_MS * 2 ** ((bucket - 0.5) / PER_OCTAVE)
}

/** Its milliseconds, to three places. */
function inMicroseconds(bucket: number): number {
  return Math.round(middleOf(bucket) * 1000) / 1000
}

export function addTo(histogram: Histogram, bucket: number, count: number): void {
  histogram.set(bucket, (histogram.get(bucket) ?? 0) + count)
}

/** Pairs of a bucket (one byte) and its count (seven bits a byte, the lowest first), in no order. */
export function pack(histogram: Histogram): Buffer {
  const bytes: number[] = []
  for (const [bucket, count] of histogram) {
    if (count <= 0) continue
    bytes.push(bucket)
    let rest = count
    for (; rest > 0x7f; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80)
    bytes.push(rest)
  }
  return Buffer.from(bytes)
}

/**
 * Adds what was packed to a list of counts, one for each bucket. On the way of every report, a million times over a year:
 * no objects, and nothing called.
 */
export function unpackInto(counts: Float64Array, packed: Uint8Array): void {
  let at = 0
  while (at + 1 < packed.length) {
    const bucket = packed[at] as number
    let byte = packed[at + 1] as number
    let count = byte & 0x7f
    at += 2
    for (let scale = 128; byte >= 0x80 && at < packed.length; scale *= 128, at += 1) {
      byte = packed[at] as number
      count += (byte & 0x7f) * scale
    }
    counts[bucket] = (counts[bucket] as number) + count
  }
}

/** What was packed as [milliseconds, count], the quickest first. */
export function counted(packed: Uint8Array): (readonly [number, number])[] {
  const counts: [number, number][] = []
  unpack(packed, (bucket, count) => void counts.push([bucket, count]))
  return counts.sort(([one], [other]) => one - other).map(([bucket, count]) => [inMicroseconds(bucket), count])
}

export function emptyCounts(): Float64Array {
  return new Float64Array(LAST_BUCKET + 1)
}

/** The packed sum of a packed histogram and one to add (or, with negative counts, to take off). */
export function packedSum(packed: Uint8Array, more: Histogram): Uint8Array {
  if (more.size === 0) return packed
  const sum = histogramOf(packed)
  for (const [bucket, count] of more) addTo(sum, bucket, count)
  return pack(sum)
}

export function histogramOf(packed: Uint8Array): Histogram {
  const histogram: Histogram = new Map()
  unpack(packed, (bucket, count) => addTo(histogram, bucket, count))
  return histogram
}

function unpack(packed: Uint8Array, each: (bucket: number, count: number) => void): void {
  let at = 0
  while (at < packed.length) {
    const bucket = packed[at] as number
    let count = 0
    let scale = 1
    for (at += 1; at < packed.length; at += 1) {
      const byte = packed[at] as number
      count += (byte & 0x7f) * scale
      scale *= 128
      if (byte < 0x80) break
    }
    at += 1
    each(bucket, count)
  }
}

/** In milliseconds; null where nothing was counted. `share` from 0 to 1: 0.5 is the median (the lower one of two). */
export function percentile(counts: Float64Array, share: number): number | null {
  const all = counts.reduce((sum, count) => sum + count, 0)
  const rank = Math.max(1, Math.ceil(all * share))
  let seen = 0
  for (let bucket = 0; bucket <= LAST_BUCKET; bucket += 1) {
    seen += counts[bucket] as number
    if (seen >= rank) return inMicroseconds(bucket)
  }
  return null
}
