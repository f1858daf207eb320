const rows = ['a', 'b', 'c', 'd'] as const

/** Rows to come, at the height of a table's rows. */
export function TableSkeleton() {
  return (
    <div className="px-4" aria-hidden>
      {rows.map((row) => (
        <div key={row} className="flex h-9 items-center border-b">
          <div className="skeleton h-3 w-full max-w-xl" />
        </div>
      ))}
    </div>
  )
}
