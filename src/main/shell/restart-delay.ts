const FIRST_MS = 500
const LONGEST_MS = 30_000

/** An engine that was up this long has earned a fresh start: its next crash counts as the first. */
export const STEADY_MS = 60_000

/** How long to wait before the next start, after so many crashes in a row (1: the first). */
export function restartDelayMs(crashesInARow: number): number {
  return Math.min(FIRST_MS * 2 ** (crashesInARow - 1), LONGEST_MS)
}
