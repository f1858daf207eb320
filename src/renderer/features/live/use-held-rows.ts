import { useMemo, useState } from 'react'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'

interface Anchor {
  readonly started_at: number
  readonly id: string
}

function isNewer(row: Anchor, anchor: Anchor): boolean {
  return row.started_at > anchor.started_at || (row.started_at === anchor.started_at && row.id > anchor.id)
}

/**
 * While held, rows that came since stay out of sight and are counted: nothing moves under a reader's eyes. Rows that
 * were there already go on to settle in their places.
 */
export function useHeldRows(rows: readonly ExchangeRow[], held: boolean) {
  const [anchor, setAnchor] = useState<Anchor | null>(null)
  if (held && anchor === null) {
    const first = rows[0]
    setAnchor(first === undefined ? { started_at: Date.now(), id: '' } : { started_at: first.started_at, id: first.id })
  }
  if (!held && anchor !== null) setAnchor(null)
  return useMemo(() => {
    if (anchor === null) return { shown: rows, waiting: 0 }
    const shown = rows.filter((row) => !isNewer(row, anchor))
    return { shown, waiting: rows.length - shown.length }
  }, [rows, anchor])
}
