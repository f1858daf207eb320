import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus, Split } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import type { RouteInput } from '../../../shared/contract/routes.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { useApi } from '../../data/api.tsx'
import { tellFailure } from '../../data/tell-failure.ts'
import { routeExamples } from './route-examples.ts'

/** What a route is for, with examples out of the reader's own providers. */
export function RoutesEmpty() {
  const { t } = useTranslation('routes')
  const { client, queries, queryClient } = useApi()
  const providers = useQuery(queries.providers.list.queryOptions()).data
  const models = useQuery(queries.models.list.queryOptions({ input: {}, staleTime: 60_000 })).data
  const add = useMutation({
    mutationFn: (input: RouteInput) => client.routes.add(input),
    onSuccess: async ({ match }) => {
      await queryClient.invalidateQueries({ queryKey: queries.routes.key() })
      toast.success(t('added_toast', { route: match.model }))
    },
    onError: tellFailure,
  })
  const examples = routeExamples(models ?? [], t)
  if (providers?.length === 0) {
    return (
      <EmptyState
        icon={Split}
        title={t('empty_title')}
        action={
          <Link to="/providers" search={{ add: true }} className="text-accent underline underline-offset-2">
            {t('empty_add_provider')}
          </Link>
        }
      >
        <p>{t('empty_text')}</p>
        <p className="mt-2">{t('empty_no_provider')}</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={Split} title={t('empty_title')}>
      <p>{t('empty_text')}</p>
      {examples.length > 0 && (
        <ul className="mt-4 divide-y divide-line rounded-md border border-line text-left">
          {examples.map(({ title, text, route }) => (
            <li key={title} className="flex items-center gap-3 px-3 py-2">
              <div className="min-w-0 flex-1">
                <h3 className="font-medium text-ink">{title}</h3>
                <p className="wrap-anywhere">{text}</p>
              </div>
              <Button
                aria-label={t('example_add_of', { example: title })}
                busy={add.isPending}
                onClick={() => add.mutate(route)}
              >
                <Plus aria-hidden size={14} />
                {t('example_add')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </EmptyState>
  )
}
