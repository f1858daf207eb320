import { useNow } from '../../components/use-now.ts'
import { formatElapsed } from '../../format/number.ts'

/** How long something has been running. */
export function ElapsedCell({ since }: { since: number }) {
  const now = useNow(1000)
  return <span className="text-accent">{formatElapsed(now - since)}</span>
}
