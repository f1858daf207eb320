import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { SystemStatus } from '../../../shared/contract/system.ts'
import { CodeLine } from '../../components/code-line.tsx'
import { type MarkShape, type MarkTone, StateMark } from '../../components/state-mark.tsx'
import { formatInstant, formatMoment } from '../../format/time.ts'
import { PauseResume } from './pause-resume.tsx'

type Standing = SystemStatus['state'] | 'paused'

/** Paused by the user, where it would run. */
function standingOf({ state, paused }: SystemStatus): Standing {
  return state === 'running' && paused ? 'paused' : state
}

const looks: Readonly<Record<Standing, { shape: MarkShape; tone: MarkTone }>> = {
  running: { shape: 'dot', tone: 'good' },
  paused: { shape: 'ring', tone: 'warn' },
  stopping: { shape: 'ring', tone: 'warn' },
  not_listening: { shape: 'triangle', tone: 'bad' },
}

/** Does it run, and where do tools point: the first thing that one looks for. */
export function RunningLine({ status, now }: { status: SystemStatus; now: number }) {
  const { t } = useTranslation('overview')
  const standing = standingOf(status)
  const look = looks[standing]
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-x-6 gap-y-2">
      <p className="flex items-center gap-2">
        <StateMark shape={look.shape} tone={look.tone} />
        <span className="font-semibold">{t(`state_${standing}`)}</span>
        {standing === 'paused' ? (
          <span className="text-muted">{t('paused_text')}</span>
        ) : (
          <span className="text-muted" title={formatInstant(status.started_at)}>
            {t('since', { time: formatMoment(status.started_at, now) })}
          </span>
        )}
      </p>
      {(standing === 'running' || standing === 'paused') && <PauseResume paused={status.paused} />}
      {status.recording !== 'on' && (
        <p className="flex items-center gap-2">
          <StateMark shape={status.recording === 'paused' ? 'ring' : 'triangle'} tone="warn" />
          <Link to="/privacy" className="hover:text-accent hover:underline">
            {t(`recording_${status.recording}`)}
          </Link>
        </p>
      )}
      <div className="flex min-w-0 items-center gap-2">
        <span className="whitespace-nowrap text-muted">{t('address_label')}</span>
        {status.proxy === null ? (
          <span>{t('no_address')}</span>
        ) : (
          <CodeLine text={status.proxy} what={t('address')} className="w-60" />
        )}
      </div>
    </div>
  )
}
