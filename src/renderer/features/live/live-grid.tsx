// biome-ignore-all lint/a11y/useSemanticElements: the rows are virtual, and a table's own layout cannot place them
// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the grid; its active row is told by aria-activedescendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid takes the keys
import { useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import { classNames } from '../../components/class-names.ts'
import { gridKey } from './grid-keys.ts'
import { columnsFor, liveFeatures } from './live-columns.tsx'
import type { MoreRows } from './live-footer.tsx'
import { useWidth } from './use-width.ts'

const ROW = 28
const HEADER = 32
const TOP = 4

export interface LiveGridProps {
  readonly rows: readonly ExchangeRow[]
  readonly active: string | null
  readonly opened: string | null
  readonly onActive: (id: string | null) => void
  readonly onOpen: (id: string | null) => void
  /** The reader scrolled away from the newest, or came back. */
  readonly onAway: (away: boolean) => void
  readonly more: MoreRows | null
  /** The list follows the newest. */
  readonly atTop: boolean
}

const rowId = (id: string) => `exchange-${id}`

/** Focus stays on the grid; the row that the keys act on is its active descendant, so that a virtual row may come and go. */
export function LiveGrid({ rows, active, opened, onActive, onOpen, onAway, more, atTop }: LiveGridProps) {
  const { t } = useTranslation('live')
  const scroller = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller)
  const { columns, template } = useMemo(() => columnsFor(width, t), [width, t])
  const data = useMemo(() => [...rows], [rows])
  const table = useTable({ features: liveFeatures, columns, data, getRowId: (row) => row.id })
  const models = table.getRowModel().rows
  const virtual = useVirtualizer({
    count: models.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => models[index]?.id ?? index,
    overscan: 12,
    scrollPaddingStart: HEADER,
  })
  const items = virtual.getVirtualItems()

  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (more?.hasMore === true && !more.busy && last >= models.length - 20) more.load()
  }, [last, models.length, more])
  useEffect(() => {
    if (atTop) scroller.current?.scrollTo({ top: 0 })
  }, [atTop])

  const at = active === null ? -1 : models.findIndex(({ id }) => id === active)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEADER) / ROW) - 1)
    const move = gridKey(event.key, at, models.length, page)
    if (move === null) return
    event.preventDefault()
    if (move.kind === 'open') return onOpen(active)
    if (move.kind === 'close') {
      onActive(null)
      return onOpen(null)
    }
    const id = models[move.to]?.id
    if (id === undefined) return
    onActive(id)
    virtual.scrollToIndex(move.to, { align: 'auto' })
    if (opened !== null) onOpen(id)
  }

  const grid = { gridTemplateColumns: template }
  const rowLook = 'grid items-center gap-x-3 px-4'
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={t('grid')}
      aria-rowcount={models.length + 1}
      aria-activedescendant={at === -1 ? undefined : rowId(active ?? '')}
      onKeyDown={onKeyDown}
      onScroll={(event) => onAway(event.currentTarget.scrollTop > TOP)}
      className="min-h-0 flex-1 overflow-x-hidden overflow-y-scroll -outline-offset-2"
    >
      <div
        role="row"
        aria-rowindex={1}
        style={grid}
        className={classNames(rowLook, 'sticky top-0 z-10 h-8 border-b bg-canvas')}
      >
        {table.getHeaderGroups()[0]?.headers.map((header) => {
          const { meta } = header.column.columnDef
          return (
            <div
              key={header.id}
              role="columnheader"
              className={classNames('truncate font-medium text-muted text-sm', meta?.align === 'right' && 'text-right')}
            >
              <span className={header.id === 'state' ? 'sr-only' : ''}>
                <table.FlexRender header={header} />
              </span>
            </div>
          )
        })}
      </div>
      <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = models[item.index]
          if (row === undefined) return null
          const isActive = row.id === active
          return (
            <div
              key={row.id}
              id={rowId(row.id)}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={isActive}
              onClick={() => {
                onActive(row.id)
                onOpen(row.id)
              }}
              style={{ ...grid, height: ROW, transform: `translateY(${item.start}px)` }}
              className={classNames(
                rowLook,
                'absolute inset-x-0 top-0 cursor-default border-b',
                isActive ? 'bg-selected' : 'hover:bg-hover',
              )}
            >
              {row.getAllCells().map((cell) => (
                <div
                  key={cell.id}
                  role="gridcell"
                  className={classNames(
                    'min-w-0 truncate',
                    cell.column.columnDef.meta?.align === 'right' && 'text-right',
                  )}
                >
                  <table.FlexRender cell={cell} />
                </div>
              ))}
            </div>
          )
        })}
      </div>
    </div>
  )
}
