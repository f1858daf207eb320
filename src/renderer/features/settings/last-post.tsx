import { useTranslation } from 'react-i18next'
import type { MetricsView } from '../../../shared/contract/metrics.ts'
import { StateMark } from '../../components/state-mark.tsx'
import { useNow } from '../../components/use-now.ts'
import { formatInstant, formatRelative } from '../../format/time.ts'
import { engineWords } from '../../languages/engine-words.ts'

/** What has become of the last post to the collector; nothing at all where none is set. */
export function LastPost({ view: { otlp, problem } }: { view: MetricsView }) {
  const { t } = useTranslation('settings')
  const now = useNow(5_000)
  const last = otlp?.last ?? null
  const said = problem ?? last?.problem ?? null
  const trouble = said === null ? null : engineWords(said)
  if (otlp === null && problem === null) return null
  return (
    <div role="status" className="wrap-anywhere space-y-1">
      {otlp !== null && (
        <p className="text-muted">
          {t('posted_to')} <code className="font-mono text-ink">{otlp.url}</code>
        </p>
      )}
      <p className="flex items-start gap-1.5">
        {trouble !== null ? (
          <StateMark shape="triangle" tone="bad" className="mt-1" />
        ) : last === null ? (
          <StateMark shape="ring" tone="muted" className="mt-1" />
        ) : (
          <StateMark shape="dot" tone="good" className="mt-1" />
        )}
        <span title={last === null ? undefined : formatInstant(last.at)}>
          {last === null ? (trouble ?? t('post_none')) : trouble === null ? t('post_taken') : trouble}
          {last !== null && <span className="text-muted"> {formatRelative(last.at, Math.max(now, last.at))}</span>}
        </span>
      </p>
    </div>
  )
}
