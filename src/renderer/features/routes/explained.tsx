import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { RouteExplained } from '../../../shared/contract/routes.ts'
import { type ClientFormat, formatTitles } from '../../../shared/wire-formats.ts'
import { classNames } from '../../components/class-names.ts'
import { StateMark } from '../../components/state-mark.tsx'
import { engineWords } from '../../languages/engine-words.ts'
import { TargetName } from './target-name.tsx'

interface ExplainedProps {
  readonly explained: RouteExplained
  /** What it is written in, and the model that it asks for. */
  readonly format: ClientFormat
  readonly asked: string
}

/** Where it goes, in the order in which that is tried, and every step that led there. */
export function Explained({ explained: { steps, candidates, refused }, format, asked }: ExplainedProps) {
  const { t } = useTranslation('routes')
  return (
    <div className="space-y-4">
      <section>
        <h3 className="mb-1 border-b pb-1 font-medium text-muted text-sm">{t('explain_candidates')}</h3>
        {refused !== null && (
          <p className="flex items-baseline gap-2 py-1 text-bad">
            <StateMark shape="triangle" tone="bad" />
            {engineWords(refused)}
          </p>
        )}
        <ol className="divide-y divide-line">
          {candidates.map(({ provider, model, format: spoken, translated }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one may stand there twice, and none has a state
            <li key={place} className="py-1.5">
              <TargetName to={`${provider}/${model ?? asked}`} />
              <span className="block pl-3.5 text-muted text-sm">
                {place > 0 && `${t('fallback')} · `}
                {spoken === null
                  ? t('explain_path')
                  : translated
                    ? t('explain_translated', { from: formatTitles[format], to: formatTitles[spoken] })
                    : t('explain_same', { format: formatTitles[spoken] })}
              </span>
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h3 className="mb-1 border-b pb-1 font-medium text-muted text-sm">{t('explain_steps')}</h3>
        <ol className="space-y-1 pt-1">
          {steps.map(({ step, matched, route_id: routeId, message }) => (
            <li key={step + message} className="flex items-baseline gap-2">
              <StateMark
                shape={matched ? 'dot' : 'dash'}
                tone={matched ? 'good' : 'muted'}
                label={t(matched ? 'explain_matched' : 'explain_unmatched')}
              />
              <span className={classNames('wrap-anywhere min-w-0', !matched && 'text-muted')}>
                {engineWords(message)}
                {matched && routeId !== null && (
                  <Link
                    to="/routes"
                    search={(now) => ({ ...now, edit: routeId })}
                    className="ml-2 text-accent text-sm underline underline-offset-2"
                  >
                    {t('explain_edit')}
                  </Link>
                )}
              </span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}
