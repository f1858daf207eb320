import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportPlan } from '../../../shared/contract/imports.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'
import { engineWords } from '../../languages/engine-words.ts'
import { ImportResult } from './import-result.tsx'
import { ImportRoutes } from './import-routes.tsx'
import { ImportRow } from './import-row.tsx'
import { ImportRules } from './import-rules.tsx'
import { importTitles } from './import-sources.ts'

/** What stands in one file, and what of it is to be taken. */
export function ImportPlanPart({ plan }: { plan: ImportPlan }) {
  const { t } = useTranslation('providers')
  const { client, queries, queryClient } = useApi()
  const { source, path, revision, providers, routes, problems } = plan
  const kinds = useQuery(queries.providers.kinds.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(providers.filter(({ problem }) => problem === null).map(({ name }) => name)),
  )
  const [withRoutes, setWithRoutes] = useState(routes.some(({ problem }) => problem === null))
  const take = useMutation({
    mutationFn: () => {
      const wanted = providers.filter(({ name }) => chosen.has(name)).map(({ name, as }) => ({ name, as }))
      return client.imports.take({ source, path, revision, providers: wanted, routes: withRoutes })
    },
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: queries.routes.key() })
      return queryClient.invalidateQueries({ queryKey: queries.providers.list.key() })
    },
  })
  const titleId = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!take.isPending) take.mutate()
  }
  const choose = (name: string) => (isChosen: boolean) => {
    const next = new Set(chosen)
    if (isChosen) next.add(name)
    else next.delete(name)
    setChosen(next)
  }
  return (
    <form onSubmit={submit} aria-labelledby={titleId} className="space-y-2">
      <h3 id={titleId} className="font-semibold">
        {t('import_from', { source: importTitles[source] })}
      </h3>
      <p className="break-all font-mono text-muted text-sm">{path}</p>
      {problems.map((problem) => (
        <Banner key={problem} tone="warn" title={engineWords(problem)} />
      ))}
      {take.data !== undefined && <ImportResult taken={take.data} />}
      {take.data === undefined && providers.length > 0 && (
        <>
          <ul className="divide-y divide-line rounded-md border border-line">
            {providers.map((provider) => (
              <ImportRow
                key={provider.name}
                provider={provider}
                title={kinds?.find(({ kind }) => kind === provider.kind)?.title ?? provider.kind}
                chosen={chosen.has(provider.name)}
                onChoose={choose(provider.name)}
              />
            ))}
          </ul>
          <ImportRoutes routes={routes} taken={withRoutes} onTake={setWithRoutes} />
          <ImportRules rules={plan.rules} />
          {take.error !== null && <ErrorState error={asAppError(take.error)} />}
          <div className="flex justify-end">
            <Button type="submit" look="primary" busy={take.isPending} disabled={chosen.size === 0 && !withRoutes}>
              {chosen.size === 0 && withRoutes ? t('import_take_routes') : t('import_take', { count: chosen.size })}
            </Button>
          </div>
        </>
      )}
      {providers.length === 0 && problems.length === 0 && <p className="text-muted">{t('import_empty')}</p>}
    </form>
  )
}
