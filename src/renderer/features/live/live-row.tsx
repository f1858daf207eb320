// biome-ignore-all lint/a11y/useSemanticElements: the rows are virtual, and a table's own layout cannot place them
// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the grid; its active row is told by aria-activedescendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid takes the keys
import { memo } from 'react'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import { classNames } from '../../components/class-names.ts'
import type { LiveColumn } from './live-columns.tsx'

export const rowLook = 'grid items-center gap-x-3 px-4'
export const rowId = (id: string) => `exchange-${id}`

export interface LiveRowProps {
  readonly row: ExchangeRow
  readonly place: number
  readonly height: number
  readonly columns: readonly LiveColumn[]
  readonly template: string
  readonly isActive: boolean
  readonly onPick: (id: string) => void
}

/** Cells are drawn when the exchange changes; where new ones come on top of it, the row only moves. */
export function LiveRow({ row, place, height, columns, template, isActive, onPick }: LiveRowProps) {
  return (
    <div
      id={rowId(row.id)}
      role="row"
      aria-rowindex={place + 2}
      aria-selected={isActive}
      onClick={() => onPick(row.id)}
      style={{ gridTemplateColumns: template, height, transform: `translateY(${place * height}px)` }}
      className={classNames(
        rowLook,
        'absolute inset-x-0 top-0 cursor-default border-b',
        isActive ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <Cells row={row} columns={columns} />
    </div>
  )
}

const Cells = memo(({ row, columns }: Pick<LiveRowProps, 'row' | 'columns'>) =>
  columns.map(({ id, align, cell }) => (
    <div key={id} role="gridcell" className={classNames('min-w-0 truncate', align === 'right' && 'text-right')}>
      {cell(row)}
    </div>
  )),
)
