import { Link } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { Pencil, Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanView } from '../../../shared/contract/plans.ts'
import { DataTable, type dataTableFeatures } from '../../components/data-table.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { formatCount } from '../../format/number.ts'
import { formatDate, formatInstant } from '../../format/time.ts'
import { limitTexts } from './limit-words.ts'

const helper = createColumnHelper<typeof dataTableFeatures, PlanView>()

export function PlansTable({ plans, onRemove }: { plans: PlanView[]; onRemove: (plan: PlanView) => void }) {
  const { t } = useTranslation('clientKeys')
  const columns = useMemo(
    () => [
      helper.display({
        id: 'name',
        header: t('name'),
        cell: ({ row: { original } }) => (
          <Link
            to="/client-keys"
            search={{ view: 'plans', edit: original.name }}
            className="font-medium hover:text-accent hover:underline"
          >
            {original.name}
          </Link>
        ),
      }),
      helper.display({
        id: 'limits',
        header: t('limits'),
        cell: ({ row }) => {
          const texts = limitTexts(row.original.limits, t)
          if (texts.length === 0) return <span className="text-muted">{t('no_limits')}</span>
          return (
            <ul className="flex max-w-xl flex-wrap gap-x-3 whitespace-normal py-1.5 text-sm">
              {texts.map((text) => (
                <li key={text} className="wrap-anywhere">
                  {text}
                </li>
              ))}
            </ul>
          )
        },
      }),
      helper.display({
        id: 'keys',
        header: t('plan_carried_by'),
        meta: { className: 'max-sm:hidden' },
        cell: ({ row: { original } }) =>
          original.keys.length === 0 ? (
            <span className="text-muted">{t('plan_carried_by_none')}</span>
          ) : (
            <span className="block max-w-60 truncate" title={original.keys.join(', ')}>
              <span className="text-muted">{formatCount(original.keys.length)}:</span> {original.keys.join(', ')}
            </span>
          ),
      }),
      helper.display({
        id: 'created',
        header: t('plan_changed'),
        meta: { align: 'right', className: 'max-lg:hidden' },
        cell: ({ row }) => (
          <span title={formatInstant(row.original.created_at)}>{formatDate(row.original.created_at)}</span>
        ),
      }),
      helper.display({
        id: 'actions',
        header: t('actions'),
        meta: { align: 'right', hiddenHeader: true },
        cell: ({ row: { original } }) => (
          <span className="inline-flex">
            <Link
              to="/client-keys"
              search={{ view: 'plans', edit: original.name }}
              aria-label={t('plan_edit_title', { name: original.name })}
              title={t('plan_edit_title', { name: original.name })}
              className="inline-flex size-7 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
            >
              <Pencil aria-hidden size={15} strokeWidth={1.75} />
            </Link>
            <IconButton
              icon={Trash2}
              label={t('plan_remove_of', { name: original.name })}
              onClick={() => onRemove(original)}
            />
          </span>
        ),
      }),
    ],
    [t, onRemove],
  )
  return <DataTable caption={t('view_plans')} columns={columns} rows={plans} rowId={({ name }) => name} />
}
