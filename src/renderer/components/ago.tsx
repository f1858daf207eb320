import { formatInstant, formatRelative } from '../format/time.ts'
import { useNow } from './use-now.ts'

/** "12 min ago", kept up by itself: a table whose columns were made anew with the time would lose the keyboard's place. */
export function Ago({ at }: { at: number }) {
  const now = useNow(30_000)
  return <span title={formatInstant(at)}>{formatRelative(at, now)}</span>
}
