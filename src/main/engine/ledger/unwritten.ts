/** Ids remembered one by one, so that a later success takes one off again; beyond these, only their number is kept. */
const REMEMBERED = 10_000

interface Unwritten {
  add(id: string): void
  remove(id: string): void
  count(): number
}

/** Counts exchanges, not attempts: one that failed to open and to close is one. Bounded, as a full disk can last. */
export function createUnwritten(remembered = REMEMBERED): Unwritten {
  const ids = new Set<string>()
  let forgotten = 0

  return {
    add(id) {
      ids.add(id)
      if (ids.size <= remembered) return
      const [oldest] = ids
      if (oldest === undefined) return
      ids.delete(oldest)
      forgotten += 1
    },
    remove(id) {
      if (ids.size > 0) ids.delete(id)
    },
    count: () => ids.size + forgotten,
  }
}
