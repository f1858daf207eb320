import type { Standing } from './budgets.ts'
import { firstDayOf, resetOf } from './windows.ts'

/** What a refusal by a budget says: which, how much, and when it is free again. */
export function budgetMessage(standing: Standing, need: number, nameOfKey: string, now: number): string {
  const { budget, spent, reserved } = standing
  const amount = budget.unit === 'usd' ? dollars : tokens
  const held = reserved > 0 ? `, ${amount(reserved)} held for requests that run` : ''
  return (
    `The ${budget.unit === 'usd' ? 'budget' : 'limit'} of ${amount(budget.most)} per ${budget.window} of ` +
    `${whose(standing, nameOfKey)} leaves no room: ${amount(spent)} used${held}, ` +
    `and this request may need ${amount(need)}. The next ${budget.window} begins on ${localTime(resetOf(budget.window, now), now)}.`
  )
}

function whose({ budget }: Standing, nameOfKey: string): string {
  switch (budget.scope) {
    case 'key':
      return `the client key ${nameOfKey}`
    case 'provider':
      return `the provider ${budget.subject}`
    case 'all':
      return 'all client keys together'
    default:
      return budget.scope satisfies never
  }
}

export function minuteMessage(
  counts: 'requests' | 'tokens',
  most: number,
  nameOfKey: string,
  freeAt: number,
  now: number,
): string {
  return (
    `The limit of ${most.toLocaleString('en-US')} ${counts} per minute of the client key ${nameOfKey} is reached; ` +
    `it is free again at ${localTime(freeAt, now)}.`
  )
}

export function concurrencyMessage(most: number, nameOfKey: string): string {
  return `The client key ${nameOfKey} may have ${most} requests under way at the same time, and has them.`
}

/** To a hundredth of a cent; what is less than that, more exactly. */
function dollars(nanoUsd: number): string {
  const usd = nanoUsd / 1e9
  return `$${usd !== 0 && usd < 0.001 ? usd.toPrecision(2) : String(Math.round(usd * 1e4) / 1e4)}`
}

function tokens(count: number): string {
  return `${count.toLocaleString('en-US')} tokens`
}

/** Of today the time alone. */
function localTime(instant: number, now: number): string {
  // Rounded up: at that second it is free, not just before.
  const text = new Date(Math.ceil(instant / 1000) * 1000).toLocaleString('sv-SE')
  return text.startsWith(firstDayOf('day', now)) ? text.slice(11) : text.slice(0, 16)
}
