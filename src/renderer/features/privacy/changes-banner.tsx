import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { InventoryChange } from '../../../shared/contract/privacy.ts'
import { Button } from '../../components/button.tsx'
import { StateMark } from '../../components/state-mark.tsx'
import { useApi } from '../../data/api.tsx'
import { QueryPart } from '../../data/query-part.tsx'
import { tellFailure } from '../../data/tell-failure.ts'
import { formatDate } from '../../format/time.ts'
import { engineWords } from '../../languages/engine-words.ts'

/** An update keeps more than was agreed to, or for longer: what exactly, and the button that lets it. */
export function ChangesBanner() {
  const { t } = useTranslation('privacy')
  const { client, queries, queryClient } = useApi()
  const changes = useQuery(queries.privacy.changes.queryOptions())
  const accept = useMutation({
    mutationFn: () => client.privacy.acceptChanges(),
    onSuccess: () =>
      Promise.all(
        [queries.system.status.key(), queries.privacy.key()].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
    onError: tellFailure,
  })
  return (
    <section aria-labelledby="changes" className="rounded-md bg-warn-soft px-3 py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <StateMark shape="triangle" tone="warn" />
        <p className="min-w-48 flex-1">
          <span id="changes" className="font-medium">
            {t('changes_title')}
          </span>{' '}
          <span className="text-muted">{t('changes_text')}</span>
        </p>
        <Button look="primary" busy={accept.isPending} onClick={() => accept.mutate()}>
          {t('changes_agree')}
        </Button>
      </div>
      <QueryPart query={changes} skeleton={<div aria-hidden className="h-7" />}>
        {(list) => (
          <ul className="mt-2 divide-y divide-line border-t">
            {list.map((change) => (
              <Change key={`${change.date} ${change.kind} ${change.name}`} change={change} />
            ))}
          </ul>
        )}
      </QueryPart>
    </section>
  )
}

function Change({ change }: { change: InventoryChange }) {
  const { t } = useTranslation('privacy')
  return (
    <li className="grid gap-x-3 py-1 sm:grid-cols-[6.5rem_6.5rem_minmax(0,1fr)]">
      {/* The day as a day: a date alone is read as midnight in UTC, which may be yesterday here. */}
      <span className="text-muted">{formatDate(new Date(`${change.date}T12:00:00`).getTime())}</span>
      <span className="font-medium">{t(`change_${change.kind}`)}</span>
      <span>
        <code className="break-words font-mono text-sm">{change.name}</code> {engineWords(change.message)}
      </span>
    </li>
  )
}
