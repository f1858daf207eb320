import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { SectionFrame } from '../../components/section-frame.tsx'
import { useApi } from '../../data/api.tsx'
import { QueryPart } from '../../data/query-part.tsx'
import { ExplainForm } from './explain-form.tsx'
import { Explained } from './explained.tsx'

const route = getRouteApi('/routes')

/** What would become of the request that the address tells of; asked anew whenever the routes are others. */
export function Explain() {
  const { t } = useTranslation('routes')
  const { queries } = useApi()
  const { model, format = 'chat_completions', key, project, kind, tokens } = route.useSearch()
  const explained = useQuery(
    queries.routes.explain.queryOptions({
      input: {
        model: model ?? '',
        format,
        client_key_id: key ?? null,
        project: project ?? null,
        kind: kind ?? null,
        input_tokens: tokens ?? 0,
      },
      enabled: model !== undefined,
      // While one types, what stood there stays: nothing jumps.
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <div className="border-line border-t lg:border-t-0 lg:border-l">
      <SectionFrame title={t('explain')} note={t('explain_note')}>
        <div className="space-y-4 px-4 pb-4">
          <ExplainForm />
          <div aria-live="polite" className="min-h-40">
            {model === undefined ? (
              <p className="text-muted">{t('explain_empty')}</p>
            ) : (
              <QueryPart query={explained} skeleton={<div aria-hidden className="skeleton h-40" />}>
                {(data) => <Explained explained={data} format={format} asked={model} />}
              </QueryPart>
            )}
          </div>
        </div>
      </SectionFrame>
    </div>
  )
}
