/** What is spent, and what is held back for exchanges that run. */
export interface Amounts {
  tokens: number
  costNanoUsd: number
  reservedTokens: number
  reservedNanoUsd: number
}

/** Whose spending: `key ID`, `provider NAME`, or `all`. */
export type Scope = 'all' | `key ${string}` | `provider ${string}`

/**
 * Spending by scope and day. A window is the sum of its days and of all later ones: a clock that steps back finds what was
 * spent "tomorrow" in today's window, and opens none again.
 */
export interface SpendBook {
  add(scope: Scope, day: string, change: Partial<Amounts>): void
  since(scope: Scope, firstDay: string): Amounts
  /** The latest day that has an entry, and the last one before it; '' where there is none. */
  latestDay(): string
  lastDayButOne(): string
  /** Counts what later days have as this day's. */
  foldLaterThan(day: string): void
  forgetBefore(day: string): void
  clear(): void
}

export function createSpendBook(): SpendBook {
  const scopes = new Map<Scope, Map<string, Amounts>>()
  let latest = ''

  function amountsOf(scope: Scope, day: string): Amounts {
    let days = scopes.get(scope)
    if (days === undefined) {
      days = new Map()
      scopes.set(scope, days)
    }
    let amounts = days.get(day)
    if (amounts === undefined) {
      amounts = { tokens: 0, costNanoUsd: 0, reservedTokens: 0, reservedNanoUsd: 0 }
      days.set(day, amounts)
    }
    if (day > latest) latest = day
    return amounts
  }

  return {
    add: (scope, day, change) => addTo(amountsOf(scope, day), change),
    since(scope, firstDay) {
      const sum = { tokens: 0, costNanoUsd: 0, reservedTokens: 0, reservedNanoUsd: 0 }
      for (const [day, amounts] of scopes.get(scope) ?? []) if (day >= firstDay) addTo(sum, amounts)
      return sum
    },
    latestDay: () => latest,
    lastDayButOne: () => [...(scopes.get('all')?.keys() ?? [])].sort().at(-2) ?? '',
    foldLaterThan(day) {
      for (const [scope, days] of scopes) {
        for (const [later, amounts] of [...days]) {
          if (later <= day) continue
          days.delete(later)
          addTo(amountsOf(scope, day), amounts)
        }
      }
      if (latest > day) latest = day
    },
    forgetBefore(day) {
      for (const days of scopes.values()) {
        for (const each of [...days.keys()]) if (each < day) days.delete(each)
      }
    },
    clear() {
      scopes.clear()
      latest = ''
    },
  }
}

function addTo(amounts: Amounts, change: Partial<Amounts>): void {
  amounts.tokens += change.tokens ?? 0
  amounts.costNanoUsd += change.costNanoUsd ?? 0
  amounts.reservedTokens += change.reservedTokens ?? 0
  amounts.reservedNanoUsd += change.reservedNanoUsd ?? 0
}
