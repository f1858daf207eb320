import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ProviderKeyView, ProviderView } from '../../../shared/contract/providers.ts'
import { type MarkShape, type MarkTone, StateMark } from '../../components/state-mark.tsx'
import { formatClock } from '../../format/time.ts'

const looks: Readonly<Record<ProviderView['key_state'], { shape: MarkShape; tone: MarkTone }>> = {
  ready: { shape: 'dot', tone: 'good' },
  resting: { shape: 'ring', tone: 'warn' },
  missing: { shape: 'triangle', tone: 'bad' },
  locked: { shape: 'ring', tone: 'warn' },
  not_needed: { shape: 'dash', tone: 'muted' },
}

/** The last four of its key, or how many there are, and whether one can be used. */
export function KeyState({ provider }: { provider: ProviderView }) {
  const { t } = useTranslation('providers')
  const [only, another] = provider.keys
  const resting = provider.keys.filter(({ state }) => state === 'resting').length
  // Of one key that does not rest, what is shown is all there is.
  const title = another || resting > 0 ? provider.keys.map((key) => keyLine(key, t)).join('\n') : undefined
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap" title={title}>
      <StateMark {...looks[provider.key_state]} />
      {another === undefined && only && only.last4 !== null && (
        <code className="font-mono text-sm">{`••••${only.last4}`}</code>
      )}
      {another !== undefined && <span>{t('keys_count', { count: provider.keys.length })}</span>}
      <span className="text-muted">{t(`key_${provider.key_state}`)}</span>
      {provider.key_state === 'ready' && resting > 0 && (
        <span className="text-muted">{t('keys_resting', { count: resting })}</span>
      )}
      {title !== undefined && <span className="sr-only">{title}</span>}
    </span>
  )
}

/** How one of several is and, where it rests, why and till when. */
export function OneKeyState({ of }: { of: ProviderKeyView }) {
  const { t } = useTranslation('providers')
  return (
    <span className="flex items-center gap-1.5">
      <StateMark {...looks[of.state]} />
      <span className="whitespace-normal">{stateText(of, t)}</span>
    </span>
  )
}

/** Which key, how it is and, where it rests, why and till when. */
function keyLine(key: ProviderKeyView, t: TFunction<'providers'>): string {
  return `${key.last4 === null ? '' : `••••${key.last4}: `}${stateText(key, t)}`
}

function stateText({ state, resting_because, resting_until }: ProviderKeyView, t: TFunction<'providers'>): string {
  if (state !== 'resting' || resting_until === null) return t(`key_${state}`)
  return t(`resting_${resting_because ?? 'failing'}`, { time: formatClock(resting_until) })
}
