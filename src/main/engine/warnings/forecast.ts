import type { Forecast } from '../../../shared/contract/warnings.ts'

/**
 * The month's cost from its days so far: what is spent, and for the days to come the mean of the whole days. Days before
 * the first use are not counted: who began on the 20th did not save money for 19 days.
 */
export function forecastOf(costOfDay: ReadonlyMap<string, number>, today: string): Forecast {
  const month = today.slice(0, 7)
  const dayOfMonth = Number(today.slice(8))
  const days = [...costOfDay].filter(([day]) => day.startsWith(month) && day <= today)
  const soFar = days.reduce((sum, [, cost]) => sum + cost, 0)
  const first = days.map(([day]) => day).sort()[0]
  const daysCounted = first === undefined ? 0 : dayOfMonth - Number(first.slice(8))
  const forecast = { month, so_far_nano_usd: soFar, days_counted: daysCounted }
  if (daysCounted === 0) return { ...forecast, expected_nano_usd: null }

  const spentToday = costOfDay.get(today) ?? 0
  const mean = (soFar - spentToday) / daysCounted
  const restOfToday = Math.max(0, mean - spentToday)
  const daysLeft = daysInMonth(month) - dayOfMonth
  return { ...forecast, expected_nano_usd: Math.round(soFar + restOfToday + mean * daysLeft) }
}

function daysInMonth(month: string): number {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()
}
