export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'paragraph'; readonly text: string }

/** Cells between bars; `\|` is a bar within one. */
function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
}

/** The few forms in which Waybill writes its own reports: headings, lists, tables, paragraphs; anything else is a paragraph. */
export function blocksOf(markdown: string): readonly Block[] {
  const lines = markdown.split(/\r?\n/)
  const blocks: Block[] = []
  const takeWhile = (from: number, wanted: RegExp): string[] => {
    const end = lines.findIndex((line, index) => index >= from && !wanted.test(line))
    return lines.slice(from, end === -1 ? lines.length : end)
  }
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? ''
    const [, marks, title] = /^(#{1,6})\s+(.*)$/.exec(line) ?? []
    if (line.trim() === '') {
      at += 1
    } else if (marks !== undefined) {
      blocks.push({ kind: 'heading', level: marks.length, text: title ?? '' })
      at += 1
    } else if (/^[-*]\s/.test(line)) {
      const items = takeWhile(at, /^[-*]\s/)
      blocks.push({ kind: 'list', items: items.map((item) => item.slice(2).trim()) })
      at += items.length
    } else if (/^\|/.test(line)) {
      const rows = takeWhile(at, /^\|/)
      const [head = [], ...rest] = rows.filter((row) => !/^\|[\s:|-]+\|?$/.test(row)).map(cellsOf)
      blocks.push({ kind: 'table', head, rows: rest })
      at += rows.length
    } else {
      const paragraph = takeWhile(at, /^(?!#{1,6}\s|[-*]\s|\||\s*$)/)
      blocks.push({ kind: 'paragraph', text: paragraph.join(' ') })
      at += Math.max(1, paragraph.length)
    }
  }
  return blocks
}
