import type { LimitState, Limits } from '../../shared/contract/limits.ts'
import { dollars } from './money.ts'

const SHORT: Readonly<Record<keyof Limits, string>> = {
  requests_per_minute: 'rpm',
  tokens_per_minute: 'tpm',
  concurrency: 'at once',
  tokens_per_day: 'tokens a day',
  tokens_per_month: 'tokens a month',
  budget_day_nano_usd: 'a day',
  budget_month_nano_usd: 'a month',
  max_output_tokens: 'tokens of output',
  allow_models: 'models',
  allow_providers: 'providers',
  allow_endpoints: 'endpoints',
}

/** Limits in one line: `10 rpm, $5.0000 a day, models gpt-5*`. */
export function limitsText(limits: Limits): string {
  return Object.entries(limits)
    .flatMap(([name, value]) => {
      if (value === undefined) return []
      const short = SHORT[name as keyof Limits]
      return Array.isArray(value) ? `${short} ${value.join(' ')}` : `${amount(name, value)} ${short}`
    })
    .join(', ')
}

/** What is left, in one line: `8 of 10 rpm, $4.2000 of $5.0000 a day`. */
export function leftText(left: readonly LimitState[]): string {
  return left
    .map(({ limit, most, left: rest }) => `${amount(limit, rest)} of ${amount(limit, most)} ${SHORT[limit]}`)
    .join(', ')
}

function amount(name: string, value: number): string {
  return name.endsWith('_nano_usd') ? String(dollars(value)) : value.toLocaleString('en-US')
}
