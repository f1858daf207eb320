import { Link } from '@tanstack/react-router'
import { ChartColumn, CirclePause, FilterX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SystemStatus } from '../../../shared/contract/system.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'

const linkLook = 'text-accent underline underline-offset-2'

/** Why there are no figures, and what to do next. */
export function UsageEmpty({
  status,
  isNarrowed,
  onWiden,
}: {
  readonly status: SystemStatus
  /** One project or tool alone was asked for. */
  readonly isNarrowed: boolean
  readonly onWiden: () => void
}) {
  const { t } = useTranslation('usage')
  if (status.recording !== 'on') {
    return (
      <EmptyState
        icon={CirclePause}
        title={t(`empty_recording_${status.recording}`)}
        action={
          <Link to="/privacy" className={linkLook}>
            {t('empty_recording_action')}
          </Link>
        }
      >
        {t('empty_recording_text')}
      </EmptyState>
    )
  }
  if (status.exchanges === 0) {
    return (
      <EmptyState
        icon={ChartColumn}
        title={t('empty_title')}
        action={
          <Link to="/live" className={linkLook}>
            {t('empty_action')}
          </Link>
        }
      >
        {t('empty_text')}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={FilterX} title={t('empty_range_title')} action={<Button onClick={onWiden}>{t('widen')}</Button>}>
      {t(isNarrowed ? 'empty_narrowed_text' : status.demo ? 'empty_range_text' : 'empty_range_sandbox_text')}
    </EmptyState>
  )
}
