/**
 * Keeps the provider's key out of answers: some servers echo a request's headers in an error. Each occurrence becomes
 * as many asterisks, so that lengths and frames stay as they are. What may be the beginning of a key at the end of a
 * chunk waits for the next one; all else passes at once, in the same bytes.
 */
export interface Redactor {
  push(chunk: Buffer): Buffer
  /** What was still held back. */
  end(): Buffer
  text(value: string): string
  found(): boolean
}

const EMPTY = Buffer.alloc(0)
const MASK = 0x2a
/** What is shorter stands where a local server wants any key at all (`EMPTY`, `ollama`, `lm-studio`): no secret, but a word of many answers. */
const LEAST_SECRET_CHARS = 12

export function createRedactor(secret: string | null): Redactor {
  if (secret === null || secret.length < LEAST_SECRET_CHARS) {
    return { push: (chunk) => chunk, end: () => EMPTY, text: (value) => value, found: () => false }
  }
  const needle = Buffer.from(secret)
  let held = EMPTY
  let found = false
  return {
    push(chunk) {
      const bytes = held.length > 0 ? Buffer.concat([held, chunk]) : chunk
      let at = bytes.indexOf(needle)
      const out = at === -1 ? bytes : Buffer.from(bytes)
      for (; at !== -1; at = out.indexOf(needle, at)) {
        found = true
        out.fill(MASK, at, at + needle.length)
      }
      const keep = partialAtEnd(out, needle)
      held = keep === 0 ? EMPTY : Buffer.from(out.subarray(out.length - keep))
      return keep === 0 ? out : out.subarray(0, out.length - keep)
    },
    end() {
      const rest = held
      held = EMPTY
      return rest
    },
    text: (value) => (value.includes(secret) ? value.replaceAll(secret, '*'.repeat(secret.length)) : value),
    found: () => found,
  }
}

/** How many bytes at the end of `bytes` are a beginning of `needle`. */
function partialAtEnd(bytes: Buffer, needle: Buffer): number {
  const first = needle[0] as number
  let at = bytes.indexOf(first, Math.max(0, bytes.length - needle.length + 1))
  while (at !== -1) {
    if (needle.compare(bytes, at, bytes.length, 0, bytes.length - at) === 0) return bytes.length - at
    at = bytes.indexOf(first, at + 1)
  }
  return 0
}
