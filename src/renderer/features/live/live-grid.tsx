// biome-ignore-all lint/a11y/useSemanticElements: the rows are virtual, and a table's own layout cannot place them
// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the grid; its active row is told by aria-activedescendant
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../../components/class-names.ts'
import { type ExchangeList, placeOf, placesOf } from './exchange-list.ts'
import { gridKey } from './grid-keys.ts'
import { columnsFor } from './live-columns.tsx'
import { LiveRow, rowId, rowLook } from './live-row.tsx'
import type { Way } from './use-exchange-list.ts'
import { useWidth } from './use-width.ts'

const ROW = 28
const HEADER = 32
const TOP = 4
/** So many places before the end of what is held, more is asked for; so many behind it, another stretch is. */
const NEAR = 60
const FAR = 200

export interface LiveGridProps {
  readonly list: ExchangeList
  readonly active: string | null
  readonly opened: string | null
  readonly onActive: (id: string | null) => void
  readonly onOpen: (id: string | null) => void
  /** The reader scrolled away from the newest, or came back. */
  readonly onAway: (away: boolean) => void
  readonly go: (way: Way) => Promise<void>
  /** The list follows the newest. */
  readonly atTop: boolean
}

/** Focus stays on the grid; the row that the keys act on is its active descendant, so that a virtual row may come and go. */
export function LiveGrid({ list, active, opened, onActive, onOpen, onAway, go, atTop }: LiveGridProps) {
  const { t } = useTranslation('live')
  const scroller = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller)
  const { columns, template } = useMemo(() => columnsFor(width, t), [width, t])
  const { rows, above } = list
  const places = placesOf(list)
  const virtual = useVirtualizer({
    count: places,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (place) => rows[place - above]?.id ?? place,
    overscan: 12,
    scrollPaddingStart: HEADER,
  })
  const items = virtual.getVirtualItems()
  useLayoutEffect(() => {
    if (atTop) scroller.current?.scrollTo({ top: 0 })
  }, [atTop])

  const found = active === null ? -1 : placeOf(rows, active)
  const at = rows[found]?.id === active ? found : -1
  const [wanted, setWanted] = useState<'oldest' | 'newest' | null>(null)
  const activate = (index: number) => {
    const id = rows[index]?.id
    if (id === undefined) return
    onActive(id)
    virtual.scrollToIndex(above + index, { align: 'auto' })
    if (opened !== null) onOpen(id)
  }
  // An end of the list that is not held yet is fetched first, and nothing else until it is in sight.
  const end = wanted === 'oldest' ? rows.length - 1 : 0
  const isThere = wanted === 'oldest' ? list.older === null : list.newer === null
  const isSeen = isThere && items.some(({ index }) => index === above + end)
  useEffect(() => {
    if (wanted === null || !isThere) return
    activate(end)
    if (isSeen) setWanted(null)
  })
  useLoads(wanted === null ? list : null, items[0]?.index ?? 0, items.at(-1)?.index ?? 0, go)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEADER) / ROW) - 1)
    const move = gridKey(event.key, at, rows.length, page)
    if (move === null) return
    event.preventDefault()
    switch (move.kind) {
      case 'open':
        return onOpen(active)
      case 'close':
        onActive(null)
        return onOpen(null)
      case 'move': {
        const far =
          event.key === 'End' && list.older !== null
            ? 'oldest'
            : event.key === 'Home' && list.newer !== null
              ? 'newest'
              : null
        if (far === null) return activate(move.to)
        setWanted(far)
        // It may be that nothing has moved away from the newest yet.
        onAway(true)
        return void go(far)
      }
    }
  }
  const pick = useCallback(
    (id: string) => {
      onActive(id)
      onOpen(id)
    },
    [onActive, onOpen],
  )

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={t('grid')}
      aria-rowcount={places + 1}
      aria-activedescendant={at === -1 ? undefined : rowId(active ?? '')}
      onKeyDown={onKeyDown}
      onScroll={(event) => onAway(event.currentTarget.scrollTop > TOP)}
      className="min-h-0 flex-1 overflow-x-hidden overflow-y-scroll -outline-offset-2"
    >
      <div
        role="row"
        aria-rowindex={1}
        style={{ gridTemplateColumns: template }}
        className={classNames(rowLook, 'sticky top-0 z-10 h-8 border-b bg-canvas')}
      >
        {columns.map(({ id, header, align }) => (
          <div
            key={id}
            role="columnheader"
            className={classNames('truncate font-medium text-muted text-sm', align === 'right' && 'text-right')}
          >
            <span className={id === 'state' ? 'sr-only' : ''}>{header}</span>
          </div>
        ))}
      </div>
      <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, key }) => {
          const row = rows[index - above]
          return row === undefined ? (
            <div
              key={key}
              aria-hidden
              style={{ height: ROW, transform: `translateY(${index * ROW}px)` }}
              className="absolute inset-x-0 top-0 flex items-center border-b px-4"
            >
              <div className="skeleton h-2.5 w-full max-w-xl" />
            </div>
          ) : (
            <LiveRow
              key={key}
              row={row}
              place={index}
              height={ROW}
              columns={columns}
              template={template}
              isActive={row.id === active}
              onPick={pick}
            />
          )
        })}
      </div>
    </div>
  )
}

/** Asks for what is near what the reader sees; the list says when an answer is there, and then it is looked at again. */
function useLoads(list: ExchangeList | null, first: number, last: number, go: LiveGridProps['go']): void {
  useEffect(() => {
    if (list === null) return
    const end = list.above + list.rows.length
    if (last > end + FAR || (list.newer !== null && first < list.above - FAR)) void go({ place: first })
    else if (list.newer !== null && first < list.above + NEAR) void go('newer')
    else if (list.older !== null && last > end - NEAR) void go('older')
  }, [list, first, last, go])
}
