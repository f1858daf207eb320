/** Collects values and hands them over together, at most once in `everyMs`: a burst of traffic is one render, not many. */
export function gather<T>(everyMs: number, take: (values: readonly T[]) => void): { readonly add: (value: T) => void } {
  let values: T[] = []
  const flush = () => {
    const gathered = values
    values = []
    take(gathered)
  }
  return {
    add: (value) => {
      if (values.length === 0) setTimeout(flush, everyMs)
      values.push(value)
    },
  }
}
