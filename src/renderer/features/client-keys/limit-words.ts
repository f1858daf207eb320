import type { TFunction } from 'i18next'
import type { ClientKeyView } from '../../../shared/contract/client-keys.ts'
import { type LimitState, type Limits, limitNames } from '../../../shared/contract/limits.ts'
import { formatDollars } from '../../format/money.ts'
import { formatCount } from '../../format/number.ts'
import { formatInstant, formatRelative } from '../../format/time.ts'

/** What is left: "$3.10 of $5.00 today", "8 of 10 requests this minute". */
export function leftText({ limit, left, most }: LimitState, t: TFunction<'clientKeys'>): string {
  const amount = limit.endsWith('_nano_usd') ? formatDollars : formatCount
  return t(`left_${limit}`, { left: amount(left), most: amount(most) })
}

/** Is there anything to say of its limits? */
export function hasLimits({ revoked_at, left, limits, expires_at, plan }: ClientKeyView): boolean {
  const any = left.length > 0 || Object.keys(limits).length > 0 || expires_at !== null || plan !== null
  return revoked_at === null && any
}

/** How much of it is left, from 0 to 1; of a limit that lets nothing pass, nothing. */
export function leftShare({ left, most }: Pick<LimitState, 'left' | 'most'>): number {
  return most === 0 ? 0 : left / most
}

/** What has least left first: it is what a tool will run into. */
export function tightestFirst(left: readonly LimitState[]): LimitState[] {
  return left.toSorted((a, b) => leftShare(a) - leftShare(b))
}

/** What limits a key beside that which fills up. */
export function fixedLimits({ limits, expires_at, plan }: ClientKeyView, now: number, t: TFunction<'clientKeys'>) {
  const { max_output_tokens: output, allow_models: models, allow_providers: to, allow_endpoints: endpoints } = limits
  const expiry = (at: number) => t(at <= now ? 'fixed_expired' : 'fixed_expires', { when: formatRelative(at, now) })
  return [
    output !== undefined && { name: 'output', text: t('fixed_output', { formatted: formatCount(output) }) },
    models !== undefined && { name: 'models', text: t('fixed_models', { names: models.join(', ') }) },
    to !== undefined && { name: 'providers', text: t('fixed_providers', { names: to.join(', ') }) },
    endpoints !== undefined && { name: 'endpoints', text: t('fixed_endpoints', { names: endpoints.join(', ') }) },
    expires_at !== null && { name: 'expiry', text: expiry(expires_at), title: formatInstant(expires_at) },
    plan !== null && { name: 'plan', text: t('fixed_plan', { plan }) },
  ].filter((limit) => limit !== false)
}

/** Each limit that is set: "60 requests per minute", "models: gpt-5*, o3". */
export function limitTexts(limits: Limits, t: TFunction<'clientKeys'>): string[] {
  return limitNames.flatMap((name) => {
    const most = limits[name]
    if (most === undefined) return []
    if (typeof most !== 'number') return [t(`most_${name}`, { most: most.join(', ') })]
    return [t(`most_${name}`, { most: name.endsWith('_nano_usd') ? formatDollars(most) : formatCount(most) })]
  })
}
