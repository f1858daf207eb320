import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { BellOff } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Warning } from '../../../shared/contract/warnings.ts'
import { Button } from '../../components/button.tsx'
import { DataTable, type dataTableFeatures } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { StateMark } from '../../components/state-mark.tsx'
import { TableSkeleton } from '../../components/table-skeleton.tsx'
import { useApi } from '../../data/api.tsx'
import { QueryPart } from '../../data/query-part.tsx'
import { formatCount } from '../../format/number.ts'
import { formatInstant } from '../../format/time.ts'
import { engineWords } from '../../languages/engine-words.ts'
import { MonthForecast } from './month-forecast.tsx'
import { WarningLinks } from './warning-links.tsx'

const helper = createColumnHelper<typeof dataTableFeatures, Warning>()
const FIRST = 100
const MOST = 1000

/** All that a user was warned of, as long as it is kept, and what the month will come to. */
export function Warnings() {
  const { t } = useTranslation('overview')
  const { queries } = useApi()
  const [limit, setLimit] = useState(FIRST)
  const list = useQuery(queries.warnings.list.queryOptions({ input: { limit }, placeholderData: keepPreviousData }))
  const columns = useMemo(
    () => [
      helper.display({
        id: 'at',
        header: t('warning_at'),
        meta: { className: 'max-sm:hidden' },
        cell: ({ row }) => formatInstant(row.original.at),
      }),
      helper.display({ id: 'message', header: t('warning'), cell: ({ row }) => <Said warning={row.original} /> }),
      helper.display({
        id: 'action',
        header: t('warning_action'),
        meta: { className: 'max-lg:hidden' },
        cell: ({ row }) => (
          <span className="block min-w-64 max-w-md whitespace-normal py-1.5 text-muted">
            {engineWords(row.original.action)}
          </span>
        ),
      }),
      helper.display({
        id: 'show',
        header: t('warning_show'),
        meta: { align: 'right', hiddenHeader: true, className: 'max-sm:hidden' },
        cell: ({ row }) => <WarningLinks warning={row.original} />,
      }),
    ],
    [t],
  )
  return (
    <Page
      title={t('warnings')}
      focused
      parent={
        <Link to="/" className="text-muted hover:text-accent hover:underline">
          {t('title')}
        </Link>
      }
    >
      <MonthForecast />
      <QueryPart query={list} skeleton={<TableSkeleton />}>
        {(warnings) =>
          warnings.length === 0 ? (
            <EmptyState icon={BellOff} title={t('warnings_none_title')}>
              {t('warnings_none_text')}
            </EmptyState>
          ) : (
            <>
              <DataTable
                caption={t('warnings_caption')}
                className="border-t"
                columns={columns}
                rows={warnings}
                rowId={({ id }) => id}
              />
              {warnings.length === limit && limit < MOST && (
                <div className="px-4 py-3">
                  <Button onClick={() => setLimit(MOST)}>
                    {t('warnings_older', { formatted: formatCount(MOST) })}
                  </Button>
                </div>
              )}
            </>
          )
        }
      </QueryPart>
    </Page>
  )
}

function Said({ warning }: { warning: Warning }) {
  const { percent, suspended, message, at } = warning
  const isBad = percent === 100 || suspended
  return (
    <span className="flex max-w-xl items-baseline gap-2 whitespace-normal py-1.5">
      <StateMark shape="triangle" tone={isBad ? 'bad' : 'warn'} />
      <span className="min-w-0 wrap-anywhere">
        {engineWords(message)}
        <span className="block text-muted text-sm sm:hidden">{formatInstant(at)}</span>
        <span className="mt-1 block sm:hidden">
          <WarningLinks warning={warning} />
        </span>
      </span>
    </span>
  )
}
