import { useTranslation } from 'react-i18next'
import type { ProviderView } from '../../../shared/contract/providers.ts'
import { type MarkShape, type MarkTone, StateMark } from '../../components/state-mark.tsx'

const looks: Readonly<Record<ProviderView['key_state'], { shape: MarkShape; tone: MarkTone }>> = {
  ready: { shape: 'dot', tone: 'good' },
  missing: { shape: 'triangle', tone: 'bad' },
  locked: { shape: 'ring', tone: 'warn' },
  not_needed: { shape: 'dash', tone: 'muted' },
}

/** The last four of its key, and whether it can be used. */
export function KeyState({ provider }: { provider: ProviderView }) {
  const { t } = useTranslation('providers')
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap">
      <StateMark {...looks[provider.key_state]} />
      {provider.key_last4 !== null && <code className="font-mono text-sm">{`••••${provider.key_last4}`}</code>}
      <span className="text-muted">{t(`key_${provider.key_state}`)}</span>
    </span>
  )
}
