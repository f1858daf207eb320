const UNITS_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const

/** `7d`, `24h`: that long before now; `2026-11-20`: the start of that day here; a full ISO instant. null: none of these. */
export function parseMoment(text: string, now: number): number | null {
  const [, amount, unit] = /^(\d{1,5})([mhdw])$/.exec(text) ?? []
  if (amount !== undefined) return Math.max(0, now - Number(amount) * UNITS_MS[unit as keyof typeof UNITS_MS])
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  if (year !== undefined) return startOfDay(Number(year), Number(month), Number(day))
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})?$/.test(text) ? orNull(Date.parse(text)) : null
}

/** JavaScript takes 31 February for 3 March; a purge must not. */
function startOfDay(year: number, month: number, day: number): number | null {
  const date = new Date(year, month - 1, day)
  return date.getMonth() === month - 1 && date.getDate() === day ? orNull(date.getTime()) : null
}

function orNull(instant: number): number | null {
  return Number.isFinite(instant) && instant >= 0 ? instant : null
}

/** In local time, to the second; sortable. */
export function showMoment(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toLocaleString('sv-SE')
}
