import type { Clock } from './assembly/limits-needs.ts'

/**
 * How far the wall clock has leapt ahead (milliseconds), if it is by more than `most` at once; else 0. Held against the
 * clock that nobody sets; small leaps, and sleep, are got used to. A clock that is set back, and comes back, has not leapt.
 */
export function watchClock({ now, tick }: Clock): (most: number) => number {
  let offset = now() - tick()
  return (most) => {
    const ahead = now() - tick() - offset
    if (ahead > most) return ahead
    offset += Math.max(0, ahead)
    return 0
  }
}
