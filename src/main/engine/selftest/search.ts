import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Wanted } from './wanted.ts'

export interface Searched {
  readonly bytes: number
  /** What was found, each once. */
  readonly found: readonly string[]
}

/** About 1 ms of searching for thirty words: requests go on beside it. */
export const PIECE_BYTES = 256 * 1024

/** Looks through bytes of any length; of them it holds one piece. Throws what `signal` was aborted with. */
export async function search(
  pieces: AsyncIterable<Buffer>,
  wanted: readonly Wanted[],
  signal?: AbortSignal,
): Promise<Searched> {
  const overlap = Math.max(...wanted.flatMap(({ length, forms }) => forms.map((form) => form.span(length)))) + 4
  const window = Buffer.allocUnsafe(overlap + PIECE_BYTES)
  const found = new Set<string>()
  let bytes = 0
  let held = 0
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; at += PIECE_BYTES) {
      signal?.throwIfAborted()
      const end = held + piece.copy(window, held, at, at + PIECE_BYTES)
      look(window.subarray(0, end), wanted, found, false)
      const from = Math.max(0, end - overlap)
      held = end - from
      window.copyWithin(0, from, end)
      await nextTurn()
    }
    bytes += piece.length
  }
  // What stood so near the end that it might have gone on.
  look(window.subarray(0, held), wanted, found, true)
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
