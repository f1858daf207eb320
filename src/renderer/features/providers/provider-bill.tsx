import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { CloudDownload, ReceiptText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import type { BillState } from '../../../shared/contract/billing.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { SectionFrame } from '../../components/section-frame.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'
import { SectionPart } from '../../data/section-part.tsx'
import { useCancellable } from '../../data/use-cancellable.ts'
import { formatSum } from '../../format/money.ts'
import { AdminKey } from './admin-key.tsx'
import { BillComparisonTable } from './bill-table.tsx'
import { type BillRange, billGroupings, billRanges } from './providers-search.ts'

const route = getRouteApi('/providers')
const DAY_MS = 86_400_000

/** The start of the UTC day so many days back, today being the last of them. */
function since(days: BillRange): number {
  return (Math.floor(Date.now() / DAY_MS) - days + 1) * DAY_MS
}

/** What the provider itself says that it was, against the ledger. Nothing is fetched unless it is asked for. */
export function ProviderBill({ state }: { state: BillState }) {
  const { t } = useTranslation('providers')
  const { client, queries, queryClient } = useApi()
  const { days = 30, by = 'day' } = route.useSearch()
  const navigate = route.useNavigate()
  const { provider, key_state, days: fetchedDays } = state
  const from = since(days)
  const compared = useQuery(queries.billing.compare.queryOptions({ input: { provider, since: from } }))
  const fetching = useCancellable(async (_: null, signal) => {
    const got = await client.billing.fetch({ provider, since: from }, { signal })
    await queryClient.invalidateQueries({ queryKey: queries.billing.key() })
    toast.success(t('bill_fetched_toast', { count: got.days, cost: formatSum(got.cost_nano_usd), name: provider }))
  })
  const choose = (chosen: { days?: BillRange; by?: typeof by }) =>
    void navigate({ search: { provider, section: 'bill', days, by, ...chosen }, replace: true })
  return (
    <SectionFrame title={t('section_bill')} note={t('bill_note')}>
      <AdminKey state={state} />
      <div className="flex flex-wrap items-center gap-2 border-t px-4 py-3">
        <Segmented
          label={t('bill_range')}
          value={String(days)}
          options={billRanges.map((count) => ({ value: String(count), label: t('bill_days', { count }) }))}
          onChange={(next) => {
            const chosen = billRanges.find((count) => String(count) === next)
            if (chosen !== undefined) choose({ days: chosen })
          }}
        />
        <Segmented
          label={t('bill_by')}
          value={by}
          options={billGroupings.map((value) => ({ value, label: t(`bill_by_${value}`) }))}
          onChange={(next) => choose({ by: next })}
        />
        <span className="ml-auto flex items-center gap-2">
          {fetching.isRunning && <Button onClick={fetching.cancel}>{t('cancel', { ns: 'common' })}</Button>}
          <Button
            look={fetchedDays === 0 ? 'primary' : 'plain'}
            busy={fetching.isRunning}
            disabled={key_state !== 'ready'}
            onClick={() => fetching.start(null)}
          >
            <CloudDownload aria-hidden size={14} />
            {t(fetching.isRunning ? 'bill_fetching' : 'bill_fetch')}
          </Button>
        </span>
      </div>
      {fetching.error !== null && (
        <div className="px-4 pb-3">
          <ErrorState error={asAppError(fetching.error)} />
        </div>
      )}
      <SectionPart query={compared}>
        {([comparison]) =>
          comparison === undefined || comparison.total === null ? (
            <EmptyState icon={ReceiptText} title={t(fetchedDays === 0 ? 'bill_empty_title' : 'bill_nothing_title')}>
              {t(emptyText(state))}
            </EmptyState>
          ) : (
            <BillComparisonTable comparison={comparison} by={by} />
          )
        }
      </SectionPart>
    </SectionFrame>
  )
}

function emptyText({ days, key_state }: BillState) {
  if (days > 0) return 'bill_nothing_text'
  return key_state === 'ready' ? 'bill_empty_fetch' : 'bill_empty_key'
}
