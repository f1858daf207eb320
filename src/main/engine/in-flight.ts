/** The exchanges that are under way, so that they can be cut off: all of a client key (revoked), or all there are (stop). */
export interface InFlight {
  /** Returns how to leave again. */
  enter(clientKeyId: string, cut: () => void): () => void
  cutKey(clientKeyId: string): void
  cutAll(): void
  count(): number
  /** Resolves once none is under way. */
  empty(): Promise<void>
  /** Resolves once none of this client key is. */
  emptyOf(clientKeyId: string): Promise<void>
}

export function createInFlight(): InFlight {
  const running = new Set<{ readonly clientKeyId: string; readonly cut: () => void }>()
  let waiting: { readonly isOver: () => boolean; readonly resolve: () => void }[] = []
  const until = (isOver: () => boolean): Promise<void> =>
    isOver() ? Promise.resolve() : new Promise((resolve) => waiting.push({ isOver, resolve }))
  return {
    enter(clientKeyId, cut) {
      const entry = { clientKeyId, cut }
      running.add(entry)
      return () => {
        if (!running.delete(entry) || waiting.length === 0) return
        const over = waiting.filter(({ isOver }) => isOver())
        waiting = waiting.filter((each) => !over.includes(each))
        for (const { resolve } of over) resolve()
      }
    },
    cutKey(clientKeyId) {
      for (const entry of [...running]) if (entry.clientKeyId === clientKeyId) entry.cut()
    },
    cutAll() {
      for (const entry of [...running]) entry.cut()
    },
    count: () => running.size,
    empty: () => until(() => running.size === 0),
    emptyOf: (clientKeyId) => until(() => [...running].every((entry) => entry.clientKeyId !== clientKeyId)),
  }
}
