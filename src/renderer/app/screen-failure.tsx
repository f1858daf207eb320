import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { AppError, toAppError } from '../../shared/errors.ts'
import { ErrorState } from '../components/error-state.tsx'
import { Page } from '../components/page.tsx'
import { useApi } from '../data/api.tsx'
import { useConnectionState } from '../data/connection.ts'

/** A fault of ours in one screen, or a screen whose code could not be fetched; the rest of the window stays. */
export function ScreenFailure({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('app')
  const router = useRouter()
  const state = useConnectionState(useApi().connection)
  const unanswered = error instanceof AppError && error.code === 'not_running'
  // The router fetches again what it could not, and only then may the screen be drawn again.
  const retry = () => void router.invalidate().then(reset)
  const onState = useEffectEvent(() => {
    if (unanswered && state === 'up') retry()
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the engine is back, and only then
  useEffect(onState, [state])
  return (
    <Page title={unanswered ? t('name') : t('crash_title')}>
      <div className="max-w-2xl space-y-3 p-4">
        {!unanswered && <p className="text-muted">{t('crash_text')}</p>}
        <ErrorState error={toAppError(error)} onRetry={retry} />
      </div>
    </Page>
  )
}
