import { useTranslation } from 'react-i18next'
import type { ProviderView } from '../../../shared/contract/providers.ts'
import { type MarkShape, type MarkTone, StateMark } from '../../components/state-mark.tsx'

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
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap">
      <StateMark {...looks[provider.key_state]} />
      {another === undefined && only && only.last4 !== null && (
        <code className="font-mono text-sm">{`••••${only.last4}`}</code>
      )}
      {another !== undefined && <span>{t('keys_count', { count: provider.keys.length })}</span>}
      <span className="text-muted">{t(`key_${provider.key_state}`)}</span>
    </span>
  )
}
