import type { ErrorComponentProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { toAppError } from '../../shared/errors.ts'
import { ErrorState } from '../components/error-state.tsx'
import { Page } from '../components/page.tsx'

/** A fault of ours in one screen; the rest of the window stays. */
export function ScreenFailure({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('app')
  return (
    <Page title={t('crash_title')}>
      <div className="max-w-2xl space-y-3 p-4">
        <p className="text-muted">{t('crash_text')}</p>
        <ErrorState error={toAppError(error)} onRetry={reset} />
      </div>
    </Page>
  )
}
