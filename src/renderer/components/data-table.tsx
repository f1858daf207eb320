// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
import { type ColumnDef, tableFeatures, useTable } from '@tanstack/react-table'
import { Fragment, type ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface DataColumnMeta {
  readonly align?: 'right'
  /** Where a column is left out for want of room: `max-lg:hidden`, say. */
  readonly className?: string
  /** A header that only screen readers need: a column of buttons. */
  readonly hiddenHeader?: boolean
  /** The rows are in the order of this column. */
  readonly sorted?: 'ascending' | 'descending'
}

export const dataTableFeatures = tableFeatures({ columnMeta: {} as DataColumnMeta })
export type DataColumn<T extends object> = ColumnDef<typeof dataTableFeatures, T>

/** A table of few rows; the long ones are virtual. Scrolls sideways by itself where it must. */
export function DataTable<T extends object>({
  caption,
  columns,
  rows,
  rowId,
  className,
  detail,
}: {
  readonly caption: string
  readonly columns: DataColumn<T>[]
  readonly rows: T[]
  readonly rowId: (row: T) => string
  readonly className?: string
  /** A line below a row, across all columns. */
  readonly detail?: (row: T) => ReactNode
}) {
  const table = useTable({ features: dataTableFeatures, columns, data: rows, getRowId: rowId })
  const cellLook = (meta: DataColumnMeta | undefined) =>
    classNames('whitespace-nowrap px-2 first:pl-4 last:pr-4', meta?.align === 'right' && 'text-right', meta?.className)
  return (
    <section
      aria-label={caption}
      tabIndex={0}
      className={classNames(
        'relative grid grid-cols-[minmax(100%,max-content)] overflow-x-auto -outline-offset-2',
        className,
      )}
    >
      <table className="col-start-1 row-start-1 w-full border-collapse">
        <caption className="sr-only">{caption}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} className="border-b">
              {group.headers.map((header) => {
                const meta = header.column.columnDef.meta
                return (
                  <th
                    key={header.id}
                    scope="col"
                    aria-sort={meta?.sorted}
                    className={classNames('h-8 text-left font-medium text-muted text-sm', cellLook(meta))}
                  >
                    <span className={meta?.hiddenHeader === true ? 'sr-only' : ''}>
                      <table.FlexRender header={header} />
                    </span>
                  </th>
                )
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => {
            const below = detail?.(row.original)
            return (
              <Fragment key={row.id}>
                <tr className={classNames('hover:bg-hover', below ? '' : 'border-b')}>
                  {row.getAllCells().map((cell) => (
                    <td key={cell.id} className={classNames('h-9', cellLook(cell.column.columnDef.meta))}>
                      <table.FlexRender cell={cell} />
                    </td>
                  ))}
                </tr>
                {below && (
                  <tr className="border-b">
                    <td colSpan={columns.length} className="whitespace-normal px-4 pb-2">
                      {below}
                    </td>
                  </tr>
                )}
              </Fragment>
            )
          })}
        </tbody>
        {columns.some(({ footer }) => footer !== undefined) && (
          <tfoot>
            {table.getFooterGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header) => (
                  <td
                    key={header.id}
                    className={classNames('h-9 font-semibold', cellLook(header.column.columnDef.meta))}
                  >
                    <table.FlexRender footer={header} />
                  </td>
                ))}
              </tr>
            ))}
          </tfoot>
        )}
      </table>
      <span aria-hidden className="more-aside sticky right-0 col-start-1 row-start-1 w-4 justify-self-end" />
    </section>
  )
}
