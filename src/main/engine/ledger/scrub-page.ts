/** What a page of SQLite has to be read by (https://www.sqlite.org/fileformat2.html#b_tree_pages). */
export interface PageFormat {
  readonly pageSize: number
  /** Bytes of a page that SQLite uses. */
  readonly usable: number
}

interface Gap {
  readonly start: number
  readonly end: number
}

const INTERIOR = [0x02, 0x05]
const LEAF = [0x0a, 0x0d]
const FILE_HEADER_BYTES = 100
/** SQLite locks bytes here; the page around them is never used. */
const LOCK_BYTE = 0x40000000

/** The unused middle of a b-tree page, between its list of cells and the cells; null for any other page. */
export function gapOf(page: Buffer, pageNumber: number, format: PageFormat): Gap | null {
  if (isPointerMap(pageNumber, format) || pageNumber === lockPage(format)) return null
  const header = pageNumber === 1 ? FILE_HEADER_BYTES : 0
  const kind = page.readUInt8(header)
  const leaf = LEAF.includes(kind)
  // An overflow or free page begins with the number of another page: these values would be beyond 128 GB.
  if (!leaf && !INTERIOR.includes(kind)) return null
  const start = header + (leaf ? 8 : 12) + 2 * page.readUInt16BE(header + 3)
  const end = page.readUInt16BE(header + 5) || 65_536
  return start < end && end <= format.usable ? { start, end } : null
}

/** Auto-vacuum keeps a page of parents for every so many pages, whose first byte means something else. */
function isPointerMap(pageNumber: number, format: PageFormat): boolean {
  if (pageNumber < 2) return false
  const span = Math.floor(format.usable / 5) + 1
  const map = Math.floor((pageNumber - 2) / span) * span + 2
  return pageNumber === (map === lockPage(format) ? map + 1 : map)
}

function lockPage({ pageSize }: PageFormat): number {
  return LOCK_BYTE / pageSize + 1
}
