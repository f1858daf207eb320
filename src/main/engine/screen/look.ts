import { setImmediate } from 'node:timers/promises'
import { plainText } from './plain-text.ts'
import type { FindSecrets } from './rules.ts'

/**
 * Longer than any credential that a rule knows (a PEM of 8192 bits has 6.4 KB): what stands across two windows stands whole in
 * the second one, which begins with the end of the first.
 */
const OVERLAP = 8 * 1024
/** All rules over one: about 1.2 ms on text, and no more than 6 for each on the worst that was found for it (2026-11-21). */
const WINDOW = 64 * 1024

/** Looks through bytes that come in pieces of any size; what it says of one piece takes those before into account. */
export interface Look {
  /** The names of the rules that the bytes so far newly meet. */
  at(bytes: Buffer): readonly string[]
}

export function createLook(find: FindSecrets): Look {
  let before: Buffer = Buffer.alloc(0)
  const known = new Set<string>()
  return {
    at(bytes) {
      const window = before.length === 0 ? bytes : Buffer.concat([before, bytes])
      before = Buffer.from(window.subarray(Math.max(0, window.length - OVERLAP)))
      const names = find(plainText(window)).filter((name) => !known.has(name))
      for (const name of names) known.add(name)
      return names
    },
  }
}

/** Over a whole body, a window at a time: between two of them others have their turn. */
export async function lookThrough(bytes: Buffer, find: FindSecrets): Promise<readonly string[]> {
  const look = createLook(find)
  const names: string[] = []
  for (let start = 0; start < bytes.length; start += WINDOW) {
    if (start > 0) await setImmediate()
    names.push(...look.at(bytes.subarray(start, start + WINDOW)))
  }
  return names
}
