import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ClientKeyView } from '../../../shared/contract/client-keys.ts'
import { type MarkShape, type MarkTone, StateMark } from '../../components/state-mark.tsx'
import { useNow } from '../../components/use-now.ts'
import { formatInstant } from '../../format/time.ts'

export type KeyState = 'active' | 'suspended' | 'expired' | 'revoked'

const looks: Readonly<Record<KeyState, { readonly shape: MarkShape; readonly tone: MarkTone }>> = {
  active: { shape: 'dot', tone: 'good' },
  suspended: { shape: 'ring', tone: 'warn' },
  expired: { shape: 'triangle', tone: 'warn' },
  revoked: { shape: 'dash', tone: 'muted' },
}

/** In the order in which the engine refuses; what can't be taken back stands before what can. */
export function keyStateOf({ revoked_at, suspended_at, expires_at }: ClientKeyView, now: number): KeyState {
  if (revoked_at !== null) return 'revoked'
  if (suspended_at !== null) return 'suspended'
  return expires_at !== null && expires_at <= now ? 'expired' : 'active'
}

/** Why and since when, as far as there is something to say. */
export function detailsOf(key: ClientKeyView, state: KeyState, t: TFunction<'clientKeys'>): string | undefined {
  switch (state) {
    case 'active':
      return key.expires_at === null ? undefined : t('until', { time: formatInstant(key.expires_at) })
    case 'suspended':
      return t('suspended_because', {
        reason: reasonOf(key.suspended_reason, t),
        time: formatInstant(key.suspended_at ?? 0),
      })
    case 'expired':
      return t('since', { time: formatInstant(key.expires_at ?? 0) })
    case 'revoked':
      return t('since', { time: formatInstant(key.revoked_at ?? 0) })
  }
}

/** Waybill's own reasons are the kinds of its warnings; any other is a user's own words. */
function reasonOf(reason: string | null, t: TFunction<'clientKeys'>): string {
  switch (reason) {
    case null:
      return t('reason_none')
    case 'abnormal_rate':
    case 'abnormal_cost':
    case 'refusals':
      return t(`reason_${reason}`)
    default:
      return reason
  }
}

export function KeyStateMark({ clientKey }: { clientKey: ClientKeyView }) {
  const { t } = useTranslation('clientKeys')
  const state = keyStateOf(clientKey, useNow(30_000))
  const details = detailsOf(clientKey, state, t)
  return (
    <span className="flex items-center gap-1.5" title={details}>
      <StateMark {...looks[state]} />
      <span className={state === 'revoked' ? 'text-muted' : ''}>{t(state)}</span>
      {/* A title is for those with a mouse. */}
      {details !== undefined && <span className="sr-only">{details}</span>}
    </span>
  )
}
