import { useNow } from '../../components/use-now.ts'
import { formatDuration } from '../../format/number.ts'

/** How long something has been running, in whole seconds: more would flicker. */
export function ElapsedCell({ since }: { since: number }) {
  const now = useNow(1000)
  const seconds = Math.max(0, Math.floor((now - since) / 1000))
  return <span className="text-accent">{formatDuration(seconds * 1000)}</span>
}
