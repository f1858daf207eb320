import { useMutation, useQuery } from '@tanstack/react-query'
import { Siren } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { SectionFrame } from '../../components/section-frame.tsx'
import { TableSkeleton } from '../../components/table-skeleton.tsx'
import { useApi } from '../../data/api.tsx'
import { QueryPart } from '../../data/query-part.tsx'
import { tellFailure } from '../../data/tell-failure.ts'
import { PanicStateView } from './panic-state.tsx'

const effects = ['panic_does_vault', 'panic_does_keys', 'panic_does_streams', 'panic_does_proxy'] as const

/**
 * One click, no question: whoever needs it has no time for one. Against a slip there is where it stands, in a section of
 * its own behind all others and last in the order of focus, and that a key held down does nothing.
 */
export function Panic({ now }: { now: number }) {
  const { t } = useTranslation('privacy')
  const { client, queries, queryClient } = useApi()
  const state = useQuery(queries.security.panicState.queryOptions())
  const renew = () => queryClient.invalidateQueries()
  // After a failure as well: all but the writing down may be done.
  const panic = useMutation({ mutationFn: () => client.security.panic(), onSettled: renew, onError: tellFailure })
  return (
    <SectionFrame title={t('section_panic')} note={t('panic_note')}>
      <div className="px-4 pb-4">
        <QueryPart query={state} skeleton={<TableSkeleton />}>
          {(data) =>
            data.since !== null ? (
              <PanicStateView state={data} since={data.since} now={now} />
            ) : (
              <div className="max-w-prose rounded-md border p-4">
                <ul className="list-disc space-y-1 pl-5 marker:text-muted">
                  {effects.map((effect) => (
                    <li key={effect}>{t(effect)}</li>
                  ))}
                </ul>
                <p className="mt-3 text-muted">{t('panic_undone')}</p>
                <Button
                  look="danger"
                  busy={panic.isPending}
                  className="mt-4 h-9! px-4"
                  onKeyDown={(event) => event.repeat && event.preventDefault()}
                  onClick={() => panic.mutate()}
                >
                  <Siren aria-hidden size={16} strokeWidth={1.75} />
                  {t('panic_now')}
                </Button>
              </div>
            )
          }
        </QueryPart>
      </div>
    </SectionFrame>
  )
}
