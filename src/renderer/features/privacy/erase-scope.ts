import type { PurgeScope } from '../../../shared/contract/privacy.ts'

export const scopes = ['range', 'key', 'provider', 'project', 'all'] as const
export type ScopeName = (typeof scopes)[number]

/** What the form's fields hold, as typed and chosen. Days as a date input has them: 2026-11-21. */
export interface EraseInput {
  readonly scope: ScopeName
  readonly from: string
  readonly to: string
  readonly key: string
  readonly provider: string
  readonly project: string
  readonly confirmation: string
}

/** Local midnight of a day as written; null where it is none. */
export function dayIn(text: string): Date | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  if (year === undefined) return null
  return new Date(Number(year), Number(month) - 1, Number(day))
}

/** The midnight after it: its last day belongs to a range. */
export function dayAfter(day: Date): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1)
}

/** The last that a Date can tell, and the contract takes. */
const LAST_MOMENT = 8.64e15

/** What the contract's `purge` takes; null where something is not chosen yet. A day left empty is no limit on its side. */
export function scopeOf(input: EraseInput): PurgeScope | null {
  switch (input.scope) {
    case 'range': {
      const from = dayIn(input.from)
      const to = dayIn(input.to)
      const before = to === null ? null : dayAfter(to).getTime()
      if (from === null && before === null) return null
      if (from === null) return { scope: 'before', before: before ?? 0 }
      const end = before ?? LAST_MOMENT
      return from.getTime() < end ? { scope: 'range', since: from.getTime(), before: end } : null
    }
    case 'key':
      return input.key === '' ? null : { scope: 'key', client_key_id: input.key }
    case 'provider':
      return input.provider === '' ? null : { scope: 'provider', provider_name: input.provider }
    case 'project':
      return input.project === '' ? null : { scope: 'project', project: input.project }
    case 'all':
      return { scope: 'all' }
  }
}
