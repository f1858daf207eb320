import type { ClientKeyView } from '../../../shared/contract/client-keys.ts'

const MINUTES_MS = 5_000
const DAYS_MS = 60_000

/** What is left grows with time alone, and nothing tells of that: by the second where a minute is counted, else at midnight. */
export function refreshMs(keys: readonly ClientKeyView[]): number | false {
  const used = keys.flatMap(({ left }) => left).filter((state) => state.left < state.most)
  if (used.some(({ limit }) => limit.endsWith('_per_minute'))) return MINUTES_MS
  return used.length > 0 ? DAYS_MS : false
}
