export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
      /** Of each column: figures stand to the right. */
      readonly right: readonly boolean[]
    }
  | { readonly kind: 'paragraph'; readonly text: string }

export type Piece = { readonly look: 'plain' | 'code' | 'strong'; readonly text: string }

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
      const table = takeWhile(at, /^\|/).map(cellsOf)
      const [head = [], ruler = [], ...rows] = table
      blocks.push({ kind: 'table', head, rows, right: ruler.map((rule) => rule.endsWith(':')) })
      at += table.length
    } else {
      const paragraph = takeWhile(at, /^(?!#{1,6}\s|[-*]\s|\||\s*$)/)
      blocks.push({ kind: 'paragraph', text: paragraph.join(' ') })
      at += Math.max(1, paragraph.length)
    }
  }
  return blocks
}

// First what is escaped, so that no mark out of a name opens anything.
const INLINE = /\\([!-/:-@[-`{-~])|`([^`]+)`|\*\*([^*]+)\*\*/g

/** `code` and **strong**, and nothing else. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of text.matchAll(INLINE)) {
    const [whole, escaped, code, strong] = match
    pieces.push({ look: 'plain', text: text.slice(end, match.index) + (escaped ?? '') })
    if (code !== undefined) pieces.push({ look: 'code', text: code })
    if (strong !== undefined) pieces.push({ look: 'strong', text: strong })
    end = match.index + whole.length
  }
  return [...pieces, { look: 'plain', text: text.slice(end) }]
}
