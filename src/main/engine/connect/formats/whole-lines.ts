import { indentAt, lineEndOf, lineStart, lineStop, nextLine, previousStop, type Range, spliced } from './lines.ts'

/** The lines that hold that range, the last one's end included. */
export function wholeLines(text: string, { start, end }: Range): Range {
  return { start: lineStart(text, start), end: nextLine(text, end) }
}

/** The text without those whole lines, or with others in their place. */
export function withoutLines(text: string, { start, end }: Range, instead = ''): string {
  const before = previousStop(text, start)
  const isOpen = instead === '' && end === text.length && before !== undefined && !endsLine(text)
  // The last line of a file without a last line end: the one before becomes the last.
  return isOpen ? text.slice(0, before) : spliced(text, [{ start, end, text: instead }])
}

/** The comments in the lines of that range, each on a line of its own; empty where there is none. */
export function remarks(text: string, comments: readonly Range[], range: Range): string {
  const whole = wholeLines(text, range)
  const indent = indentAt(text, range.start)
  const lineEnd = lineEndOf(text)
  const lines = comments
    .filter(({ start, end }) => start >= whole.start && end <= whole.end)
    .map(({ start, end }) => `${indent}${text.slice(start, end)}`)
  if (lines.length === 0) return ''
  return lines.join(lineEnd) + (endsLine(text.slice(whole.start, whole.end)) ? lineEnd : '')
}

/** On a line of its own below that of the place; a comment at that line's end stays there. */
export function behindLine(text: string, at: number, line: string): string {
  return insertedAt(text, lineStop(text, at), `${lineEndOf(text)}${line}`)
}

/** As the last line; a file that ends without a line end goes on doing so. */
export function atTheEnd(text: string, line: string): string {
  const lineEnd = lineEndOf(text)
  return text === '' || endsLine(text) ? `${text}${line}${lineEnd}` : `${text}${lineEnd}${line}`
}

export function insertedAt(text: string, at: number, added: string): string {
  return spliced(text, [{ start: at, end: at, text: added }])
}

export function endsLine(text: string): boolean {
  return /[\r\n]$/.test(text)
}
