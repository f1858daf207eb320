/** The exchanges that are under way, so that they can be cut off: all of a client key (revoked), or all there are (stop). */
export interface InFlight {
  /** Returns how to leave again. */
  enter(clientKeyId: string, cut: () => void): () => void
  cutKey(clientKeyId: string): void
  cutAll(): void
  count(): number
  /** Resolves once none is under way. */
  empty(): Promise<void>
}

export function createInFlight(): InFlight {
  const running = new Set<{ readonly clientKeyId: string; readonly cut: () => void }>()
  let waiting: (() => void)[] = []
  return {
    enter(clientKeyId, cut) {
      const entry = { clientKeyId, cut }
      running.add(entry)
      return () => {
        if (!running.delete(entry) || running.size > 0) return
        for (const resolve of waiting) resolve()
        waiting = []
      }
    },
    cutKey(clientKeyId) {
      for (const entry of [...running]) if (entry.clientKeyId === clientKeyId) entry.cut()
    },
    cutAll() {
      for (const entry of [...running]) entry.cut()
    },
    count: () => running.size,
    empty: () => (running.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  }
}
