import { Link } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ToolView } from '../../../shared/contract/connect.ts'
import { useNow } from '../../components/use-now.ts'
import { formatInstant, formatRelative } from '../../format/time.ts'
import { ForgetTool } from './forget-tool.tsx'
import { ToolSetup } from './tool-setup.tsx'
import { ToolState } from './tool-state.tsx'
import { useVerification } from './use-verification.ts'

interface ToolDetailProps {
  readonly tool: ToolView
  readonly onClose: () => void
}

/** A tool's whole set-up, under its name. */
export function ToolDetail({ tool, onClose }: ToolDetailProps) {
  const { t } = useTranslation('connect')
  const now = useNow(30_000)
  const verification = useVerification(tool.id)
  const { state } = tool
  const isAmiss = state === 'changed' || state === 'missing' || state === 'elsewhere'
  // Without a file there is nothing to undo, and where the file is gone it can't be: the key is all that is left of it.
  const canForget = tool.client_key_id !== null && (tool.files.length === 0 || state !== 'connected')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from wherever in it one is; the link says so too
    <div
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}
      className="min-h-0 min-w-0 flex-1 overflow-y-auto"
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-3 pb-4">
        <Link
          to="/connect"
          aria-label={t('all_tools')}
          title={t('all_tools')}
          className="-ml-1.5 inline-flex size-7 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
        >
          <ChevronLeft aria-hidden size={16} strokeWidth={1.75} />
        </Link>
        <h2 id="tool" tabIndex={-1} className="-ml-1.5 font-semibold text-lg outline-none">
          {tool.name}
        </h2>
        <ToolState state={state} />
        <p className="text-muted">
          {tool.last_request_at === null ? (
            t('no_request')
          ) : (
            <span title={formatInstant(tool.last_request_at)}>
              {t('last_request', { time: formatRelative(tool.last_request_at, now) })}
            </span>
          )}
          {tool.client_key_id !== null && tool.last_request_at !== null && (
            <Link
              to="/live"
              search={{ key: tool.client_key_id }}
              className="ml-3 text-accent underline underline-offset-2"
            >
              {t('its_exchanges')}
            </Link>
          )}
        </p>
        {isAmiss && <p className="w-full max-w-prose text-muted">{t(`state_${state}_text`)}</p>}
      </header>
      <div className="max-w-3xl px-4">
        <ToolSetup tool={tool} verification={verification} />
        {canForget && <ForgetTool tool={tool} />}
      </div>
    </div>
  )
}
