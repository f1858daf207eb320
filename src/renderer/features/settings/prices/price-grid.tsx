// biome-ignore-all lint/a11y/useSemanticElements: the rows are virtual, and a table's own layout cannot place them
// biome-ignore-all lint/a11y/useFocusableInteractive: what scrolls takes the keyboard, and the buttons in it
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
import { useVirtualizer } from '@tanstack/react-virtual'
import { Pencil } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListedPrice, PriceInForce } from '../../../../shared/contract/prices.ts'
import { classNames } from '../../../components/class-names.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { formatCount } from '../../../format/number.ts'
import { nameOf, type PriceName } from './price-name.ts'
import { rateText, shownRates } from './rate-text.ts'

const ROW = 36
const MOST_ROWS = 16

type Row = ListedPrice & Partial<Pick<PriceInForce, 'price_version'>>

const rowLook =
  'grid grid-cols-[7rem_minmax(11rem,1fr)_4.75rem_4.75rem_4.75rem_4.75rem_5rem_1.75rem] items-center gap-x-3 px-4'

interface PriceGridProps {
  readonly label: string
  readonly rows: readonly Row[]
  /** Where a price of the user's own can stand in its place: of models as they were used. */
  readonly onSet?: (of: PriceName) => void
}

/** Thousands of rows, of which those in sight are there. Scrolls by itself, both ways. */
export function PriceGrid({ label, rows, onSet }: PriceGridProps) {
  const { t } = useTranslation('settings')
  const scroller = useRef<HTMLElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => nameOf(rows[index] ?? { provider: '', model: String(index) }),
    overscan: 8,
  })
  const headers = [t('price_provider'), t('price_model'), ...shownRates.map(([header]) => t(header)), t('price_from')]
  return (
    <section
      ref={scroller}
      aria-label={label}
      tabIndex={0}
      style={{ height: Math.min(rows.length, MOST_ROWS) * ROW + 44 }}
      className="grid grid-cols-[minmax(100%,max-content)] overflow-auto border-y -outline-offset-2"
    >
      <div
        role="table"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        className="col-start-1 row-start-1 min-w-204"
      >
        <div role="rowgroup" className="sticky top-0 z-10 border-b bg-canvas">
          <div role="row" aria-rowindex={1} className={classNames(rowLook, 'h-8 text-muted text-sm')}>
            {headers.map((header, index) => (
              <div
                key={header}
                role="columnheader"
                className={classNames('truncate font-medium', index > 1 && 'text-right')}
              >
                {header}
              </div>
            ))}
            <div role="columnheader">
              <span className="sr-only">{t('price_set')}</span>
            </div>
          </div>
        </div>
        <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index]
            if (row === undefined) return null
            return (
              <div
                key={item.key}
                role="row"
                aria-rowindex={item.index + 2}
                style={{ height: ROW, transform: `translateY(${item.start}px)` }}
                className={classNames(rowLook, 'absolute inset-x-0 top-0 border-b hover:bg-hover')}
              >
                <div role="cell" className="truncate" title={row.provider}>
                  {row.provider}
                </div>
                <Model row={row} />
                {shownRates.map(([header, name]) => (
                  <div key={header} role="cell" className="truncate text-right" title={longContext(row, t)}>
                    {rateText(row[name])}
                  </div>
                ))}
                <Source row={row} />
                <div role="cell">
                  {onSet !== undefined && (
                    <IconButton
                      icon={Pencil}
                      label={t('price_set_of', { name: nameOf(row) })}
                      onClick={() => onSet(row)}
                    />
                  )}
                </div>
              </div>
            )
          })}
        </div>
      </div>
      <span aria-hidden className="more-aside sticky right-0 z-10 col-start-1 row-start-1 w-4 justify-self-end" />
    </section>
  )
}

function longContext(row: Row, t: ReturnType<typeof useTranslation<'settings'>>['t']): string | undefined {
  if (row.long_context_above === null) return undefined
  return t('price_long', { formatted: formatCount(row.long_context_above) })
}

function Model({ row }: { row: Row }) {
  const { t } = useTranslation('settings')
  return (
    <div role="cell" className="flex min-w-0 items-center gap-2">
      <span className="truncate font-medium" title={row.model}>
        {row.model}
      </span>
      {row.deprecated && <span className="shrink-0 text-sm text-warn">{t('price_is_deprecated')}</span>}
    </div>
  )
}

/** Whose price it is; where there is none, that there is none. */
function Source({ row }: { row: Row }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation()
  const { cost_basis, price_version } = row
  const words = (): string => {
    if (cost_basis === 'unpriced') return common('not_priced')
    if (cost_basis === 'free') return common('free')
    return t(price_version?.startsWith('own') === true ? 'price_of_own' : 'price_of_list')
  }
  return (
    <div
      role="cell"
      title={price_version ?? undefined}
      className={classNames('truncate text-right', cost_basis === 'unpriced' ? 'text-warn' : 'text-muted')}
    >
      {words()}
    </div>
  )
}
