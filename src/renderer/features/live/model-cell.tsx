import { ArrowRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import { requestName } from '../../components/exchange-name.ts'
import { refusalReason } from '../../components/refusal-reason.ts'

/** `gpt-5` answered by `gpt-5-2026-08-07`: only the end is news. */
function shortAnswer(requested: string, answered: string): string {
  return answered.startsWith(requested) ? `…${answered.slice(requested.length)}` : answered
}

/** What was asked for and, where it was refused, why; where it is another, what answered. */
export function ModelCell({ row }: { row: ExchangeRow }) {
  const { t } = useTranslation()
  const reason = refusalReason(row, t)
  if (reason === null) return <Models row={row} />
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <span className="min-w-0 truncate">
        <Models row={row} />
      </span>
      {/* Where there is no room, the state's mark and the details say it. */}
      <span className="max-w-[65%] shrink-0 truncate text-bad text-sm max-sm:hidden" title={reason}>
        {reason}
      </span>
    </span>
  )
}

function Models({ row }: { row: ExchangeRow }) {
  const { t } = useTranslation('live')
  const { t: common } = useTranslation()
  const { request_model: requested, response_model: answered } = row
  if (requested === null && answered === null) {
    const name = requestName(row, common)
    return (
      <span className="block truncate text-muted" title={name}>
        {name}
      </span>
    )
  }
  if (requested === null || answered === null || requested === answered) {
    const name = requested ?? answered ?? ''
    return (
      <span className="block truncate" title={name}>
        {name}
      </span>
    )
  }
  return (
    <span className="flex min-w-0 items-center gap-1" title={t('answered_by', { requested, answered })}>
      <span className="max-w-[65%] shrink-0 truncate">{requested}</span>
      <ArrowRight aria-hidden size={11} className="shrink-0 text-muted" />
      <span className="min-w-0 truncate text-muted">{shortAnswer(requested, answered)}</span>
    </span>
  )
}
