import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Boxes, RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ModelView } from '../../../../shared/contract/models.ts'
import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { SearchField } from '../../../components/search-field.tsx'
import { SectionFrame } from '../../../components/section-frame.tsx'
import { useApi } from '../../../data/api.tsx'
import { asAppError } from '../../../data/request-error.ts'
import { SectionPart } from '../../../data/section-part.tsx'
import { formatCount } from '../../../format/number.ts'
import { ModelChangesPart } from './model-changes.tsx'
import { ModelsGrid } from './models-grid.tsx'

const route = getRouteApi('/providers')

/** What a provider serves, as far as it is known; its own list is asked for by a click only. */
export function ProviderModels({ name }: { readonly name: string }) {
  const { t } = useTranslation('providers')
  const { client, queries, queryClient } = useApi()
  const { model: wanted } = route.useSearch()
  const navigate = route.useNavigate()
  const list = useQuery(queries.models.list.queryOptions({ input: { provider: name } }))
  const refresh = useMutation({
    mutationFn: () => client.models.refresh({ provider: name }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queries.models.list.key() }),
  })
  const refreshButton = (
    <Button busy={refresh.isPending} onClick={() => refresh.mutate()}>
      <RefreshCw aria-hidden size={14} />
      {t(refresh.isPending ? 'models_refreshing' : 'models_refresh')}
    </Button>
  )
  const isSearched = (list.data?.length ?? 0) > 0
  return (
    <SectionFrame
      title={t('section_models')}
      note={t('models_note')}
      actions={
        <>
          {isSearched && (
            <SearchField
              label={t('models_search')}
              value={wanted}
              onChange={(model) =>
                void navigate({
                  search: { provider: name, section: 'models', ...(model === undefined ? {} : { model }) },
                  replace: true,
                })
              }
              maxLength={200}
              className="w-44!"
            />
          )}
          {refreshButton}
        </>
      }
    >
      <div className="space-y-2 px-4 not-empty:pb-3">
        {refresh.error !== null && <ErrorState error={asAppError(refresh.error)} />}
        {refresh.data?.map((changes) => (
          <ModelChangesPart key={changes.provider} changes={changes} />
        ))}
      </div>
      <SectionPart query={list}>
        {(models) => {
          if (models.length === 0) {
            return (
              <EmptyState icon={Boxes} title={t('models_empty_title')}>
                {t('models_empty_text', { name })}
              </EmptyState>
            )
          }
          const found = models.filter((model) => hasIn(model, wanted))
          if (found.length === 0) {
            return <p className="px-4 py-6 text-muted">{t('models_nothing', { name, search: wanted ?? '' })}</p>
          }
          return (
            <>
              <ModelsGrid models={found} label={t('models_of', { name })} />
              <p className="px-4 py-2 text-muted text-sm">
                {t('models_count', { count: found.length, formatted: formatCount(found.length) })}
                {found.every(({ source }) => source === 'bundled') && ` · ${t('model_bundled')}`}
              </p>
            </>
          )
        }}
      </SectionPart>
    </SectionFrame>
  )
}

function hasIn({ id, title }: ModelView, wanted = ''): boolean {
  const part = wanted.toLowerCase()
  return id.toLowerCase().includes(part) || (title?.toLowerCase().includes(part) ?? false)
}
