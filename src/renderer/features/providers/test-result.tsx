import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../components/error-state.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { StateMark } from '../../components/state-mark.tsx'
import { formatDuration } from '../../format/number.ts'
import { engineWords } from '../../languages/engine-words.ts'
import type { ProviderTest } from './use-provider-tests.ts'

/** What came of a test, below the provider's row. */
export function TestResult({ test, onDismiss }: { test: ProviderTest; onDismiss: () => void }) {
  const { t } = useTranslation('providers')
  if (test.state === 'failed') return <ErrorState error={test.error} />
  if (test.state === 'running') {
    return (
      <p role="status" className="flex min-h-7 items-center gap-2 text-muted">
        <StateMark shape="ring" tone="accent" />
        {t('testing')}
      </p>
    )
  }
  const { ok, message, status_code, latency_ms } = test.result
  const figures = [
    status_code === null ? '' : t(ok ? 'health_ok' : 'health_bad', { code: status_code }),
    latency_ms === null ? '' : formatDuration(latency_ms),
  ]
  return (
    <div role="status" className="flex min-h-7 items-center gap-2">
      <StateMark shape={ok ? 'dot' : 'triangle'} tone={ok ? 'good' : 'bad'} />
      <p className="min-w-0">
        <span className="font-medium">{ok ? t('test_ok') : t('test_failed')}</span> {engineWords(message)}{' '}
        <span className="text-muted">{figures.filter((figure) => figure !== '').join(' · ')}</span>
      </p>
      <IconButton icon={X} label={t('test_dismiss')} onClick={onDismiss} />
    </div>
  )
}
