import { Link } from '@tanstack/react-router'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { ToolView } from '../../../shared/contract/connect.ts'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { StateMark } from '../../components/state-mark.tsx'
import { asAppError } from '../../data/request-error.ts'
import { formatClock } from '../../format/time.ts'
import { SetupPart } from './setup-part.tsx'
import type { SeenRequest, ToolVerification } from './use-verification.ts'

interface VerifyPartProps {
  readonly tool: ToolView
  readonly verification: ToolVerification
  readonly heading: RefObject<HTMLHeadingElement | null>
}

/** Waits for a real request of the tool: the one proof that its set-up works. */
export function VerifyPart({ tool, verification, heading }: VerifyPartProps) {
  const { t } = useTranslation('connect')
  const { isRunning, isCancelled, seen, error } = verification
  return (
    <SetupPart title={t('part_verify')} heading={heading}>
      {tool.client_key_id === null ? (
        <p className="text-muted">{t('verify_first')}</p>
      ) : (
        <div className="space-y-3">
          {/* There before it changes, or a screen reader would not hear of it. */}
          <div role="status" className="empty:hidden">
            {isRunning && <Waiting tool={tool} />}
            {!isRunning && seen !== null && <Seen seen={seen} />}
            {!isRunning && seen === null && isCancelled && <p className="text-muted">{t('verify_stopped')}</p>}
          </div>
          {error !== null && !isRunning && <ErrorState error={asAppError(error)} />}
          {isRunning ? (
            <Button onClick={verification.cancel}>{t('verify_stop')}</Button>
          ) : (
            <Button look={seen === null ? 'primary' : 'plain'} onClick={() => verification.start()}>
              {t(seen === null ? 'verify_start' : 'verify_again')}
            </Button>
          )}
        </div>
      )}
    </SetupPart>
  )
}

function Waiting({ tool }: { readonly tool: ToolView }) {
  const { t } = useTranslation('connect')
  return (
    <div className="rounded-md bg-info-soft px-3 py-2">
      <p className="flex items-center gap-2 font-medium">
        <StateMark shape="ring" tone="accent" />
        {t('verify_waiting')}
      </p>
      <p className="pl-4.5 text-muted">
        {t(tool.files.length > 0 ? 'verify_waiting_text' : 'verify_waiting_lines', { tool: tool.name })}
      </p>
    </div>
  )
}

function Seen({ seen: { at, exchange_id, model, status_code } }: { readonly seen: SeenRequest }) {
  const { t } = useTranslation('connect')
  const isRefused = status_code !== null && status_code >= 400
  const time = formatClock(at)
  return (
    <div className={isRefused ? 'rounded-md bg-warn-soft px-3 py-2' : 'rounded-md bg-good-soft px-3 py-2'}>
      <p className="flex items-center gap-2 font-medium">
        <StateMark shape={isRefused ? 'triangle' : 'dot'} tone={isRefused ? 'warn' : 'good'} />
        {isRefused ? t('verify_seen_refused', { time, code: status_code }) : t('verify_seen', { time })}
      </p>
      <p className="flex flex-wrap gap-x-3 pl-4.5 text-muted">
        {isRefused && <span>{t('verify_seen_refused_text')}</span>}
        {!isRefused && model !== null && <span>{t('verify_model', { model })}</span>}
        {exchange_id === null ? (
          <span>{t('verify_unrecorded')}</span>
        ) : (
          <Link to="/live" search={{ exchange: exchange_id }} className="text-accent underline underline-offset-2">
            {t('verify_show')}
          </Link>
        )}
      </p>
    </div>
  )
}
