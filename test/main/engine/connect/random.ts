/** Choices that follow from a seed alone, so that a failing one can be run again. */
export interface Random {
  /** From 0, below `count`. */
  pick(count: number): number
  chance(percent: number): boolean
  of<T>(choices: readonly T[]): T
  /** Each time another one, in this order: `v1`, `v2`, … */
  next(prefix: string): string
}

/** Mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export function randomOf(seed: number): Random {
  let state = seed | 0
  let count = 0
  const pick = (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
  return {
    pick,
    chance: (percent) => pick(100) < percent,
    of<T>(choices: readonly T[]) {
      return choices[pick(choices.length)] as T
    },
    next: (prefix) => `${prefix}${++count}`,
  }
}
