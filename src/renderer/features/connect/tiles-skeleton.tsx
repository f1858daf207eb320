const tiles = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const

/** Tiles to come, at their size. */
export function TilesSkeleton() {
  return (
    <div aria-hidden className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,14rem),1fr))] gap-2 p-4">
      {tiles.map((tile) => (
        <div key={tile} className="skeleton h-14" />
      ))}
    </div>
  )
}
