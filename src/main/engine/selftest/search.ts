import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Wanted } from './wanted.ts'

export interface Searched {
  readonly bytes: number
  /** What was found, each once. */
  readonly found: readonly string[]
}

/** About 2 ms of searching for thirty words. */
export const PIECE_BYTES = 256 * 1024

/** Looks through bytes of any length, two pieces of them in memory at a time. Throws what `signal` was aborted with. */
export async function search(
  pieces: AsyncIterable<Buffer>,
  wanted: readonly Wanted[],
  signal?: AbortSignal,
): Promise<Searched> {
  const overlap = Math.max(...wanted.flatMap(({ length, forms }) => forms.map((form) => form.span(length)))) + 4
  const found = new Set<string>()
  let bytes = 0
  let held = Buffer.alloc(0)
  for await (const piece of pieces) {
    signal?.throwIfAborted()
    bytes += piece.length
    const window = Buffer.concat([held, piece])
    look(window, wanted, found, false)
    held = Buffer.from(window.subarray(Math.max(0, window.length - overlap)))
    await nextTurn()
  }
  // What stood so near the end that it might have gone on.
  look(held, wanted, found, true)
  return { bytes, found: [...found] }
}

function look(window: Buffer, wanted: readonly Wanted[], found: Set<string>, isEnd: boolean): void {
  for (const { length, forms, nameOf } of wanted) {
    for (const { needle, before, span, read } of forms) {
      for (let at = window.indexOf(needle); at >= 0; at = window.indexOf(needle, at + 1)) {
        const begin = at - before
        const end = begin + span(length)
        // Its beginning was in the window before, which had all of it.
        if (begin < 0) continue
        // The next window has all of it.
        if (end > window.length && !isEnd) continue
        const name = nameOf(read(window.subarray(begin, end)).slice(0, length))
        if (name !== null) found.add(name)
      }
    }
  }
}
