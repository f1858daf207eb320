import { createHash } from 'node:crypto'

/** A unit vector that depends on the text alone: the same text is always at the same place, another one elsewhere. */
export function vectorOf(text: string, dimensions: number): readonly number[] {
  const raw: number[] = []
  for (let block = 0; raw.length < dimensions; block++) {
    const digest = createHash('sha256').update(`${block}:${text}`).digest()
    for (let at = 0; at < digest.length && raw.length < dimensions; at += 2) raw.push(digest.readInt16LE(at) / 32768)
  }
  const length = Math.hypot(...raw) || 1
  // Single precision, so that a vector is the same as JSON and as base64.
  return raw.map((value) => Math.fround(value / length))
}

export function base64Of(vector: readonly number[]): string {
  return Buffer.from(new Float32Array(vector).buffer).toString('base64')
}
