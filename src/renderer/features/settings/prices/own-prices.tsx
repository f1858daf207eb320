import { createColumnHelper } from '@tanstack/react-table'
import { Pencil, Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type OwnPrice, priceRateNames } from '../../../../shared/contract/prices.ts'
import { DataTable, type dataTableFeatures } from '../../../components/data-table.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { formatDate, formatInstant } from '../../../format/time.ts'
import { nameOf } from './price-name.ts'
import { rateText, shownRates } from './rate-text.ts'

const helper = createColumnHelper<typeof dataTableFeatures, OwnPrice>()

export function OwnPrices({
  own,
  onSet,
  onRemove,
}: {
  readonly own: OwnPrice[]
  readonly onSet: (price: OwnPrice) => void
  readonly onRemove: (price: OwnPrice) => void
}) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation()
  const columns = [
    helper.display({ id: 'provider', header: t('price_provider'), cell: ({ row }) => row.original.provider }),
    helper.display({
      id: 'model',
      header: t('price_model'),
      cell: ({ row: { original } }) => (
        <span className="block max-w-72 truncate font-medium" title={original.model}>
          {original.model}
        </span>
      ),
    }),
    ...shownRates.map(([label, name]) =>
      helper.display({
        id: name,
        header: t(label),
        meta: { align: 'right', className: name.startsWith('cache') ? 'max-md:hidden' : '' },
        cell: ({ row: { original } }) => (isFree(original) ? common('free') : rateText(original[name])),
      }),
    ),
    helper.display({
      id: 'set',
      header: t('price_set_at'),
      meta: { align: 'right', className: 'max-lg:hidden' },
      cell: ({ row }) => <span title={formatInstant(row.original.set_at)}>{formatDate(row.original.set_at)}</span>,
    }),
    helper.display({
      id: 'actions',
      header: t('price_set'),
      meta: { align: 'right', hiddenHeader: true },
      cell: ({ row: { original } }) => (
        <span className="inline-flex">
          <IconButton
            icon={Pencil}
            label={t('price_set_of', { name: nameOf(original) })}
            onClick={() => onSet(original)}
          />
          <IconButton
            icon={Trash2}
            label={t('price_remove_of', { name: nameOf(original) })}
            onClick={() => onRemove(original)}
          />
        </span>
      ),
    }),
  ]
  // Kept while a dialog is open: the keyboard comes back to its button.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the handlers do the same, whichever they are
  const kept = useMemo(() => columns, [t])
  return (
    <div className="border-t pb-3">
      <div className="px-4 py-3">
        <h3 className="font-semibold">{t('prices_own')}</h3>
        <p className="text-muted">{t('prices_own_note')}</p>
      </div>
      <DataTable caption={t('prices_own')} className="border-t" columns={kept} rows={own} rowId={nameOf} />
    </div>
  )
}

function isFree(price: OwnPrice): boolean {
  return priceRateNames.every((name) => price[name] === null || price[name] === 0)
}
