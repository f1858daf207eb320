import { ArrowDown, ArrowUp } from 'lucide-react'
import { createContext, use } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../../components/class-names.ts'
import { orderOf } from './order.ts'
import { type Column, defaults, type Metric } from './usage-search.ts'
import { useUsageSearch } from './use-usage-search.ts'

/** What the chart shows, which is what the table is sorted by as long as nothing else was chosen. */
export const ShownMetric = createContext<Metric>('cost')

/** A click sorts by its column, the largest, the newest or the first letter first; another one the other way about. */
export function SortHeader({ column }: { readonly column: Column }) {
  const { t } = useTranslation('usage')
  const { search, change } = useUsageSearch()
  const order = orderOf(search, use(ShownMetric))
  const isSorted = order.column === column
  const Icon = isSorted && order.isUp ? ArrowUp : ArrowDown
  const by = search.by ?? defaults.by
  const isUpNext = isSorted ? !order.isUp : column === 'name' && by !== 'none'
  return (
    <button
      type="button"
      onClick={() => change({ sort: column, up: isUpNext ? true : undefined })}
      className={classNames(
        'group relative inline-flex h-6 items-center rounded-sm hover:text-ink',
        isSorted && 'text-ink',
      )}
    >
      {column !== 'name' ? t(column) : by === 'none' ? t('time') : t(`by_${by}`)}
      <Icon
        aria-hidden
        size={12}
        className={classNames(
          'absolute',
          column === 'name' ? '-right-4' : '-left-3.5',
          !isSorted && 'opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60',
        )}
      />
    </button>
  )
}
