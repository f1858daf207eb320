import {
  indentAt,
  isBlank,
  lineEndOf,
  lineStart,
  lineStop,
  nextLine,
  previousStop,
  type Range,
  spliced,
} from './lines.ts'
import type { Assignment, Section, TomlTree } from './toml-tree.ts'

/*
 * Lines of TOML come and go in pairs: what one function here adds, blank lines included, the other takes away again, so that
 * undoing leaves the file as it was.
 */

/** A line more in that section: behind the line of the name `after`; null: as its first; undefined: as its last. */
export function addLine(
  text: string,
  { sections }: TomlTree,
  section: Section,
  line: string,
  after: string | number | null | undefined,
): string {
  const lineEnd = lineEndOf(text)
  const last = section.assignments.at(-1)
  const behind = after === null ? undefined : (section.assignments.find(({ key }) => key === after) ?? last)
  const anchor = behind ?? section.header
  if (anchor) return behindLine(text, anchor.end, `${indentAt(text, (last ?? anchor).start)}${line}`)
  const [first] = section.assignments
  if (first) return insertedAt(text, lineStart(text, first.start), `${line}${lineEnd}`)
  const next = sections[1]?.header
  // Before the first header, and before the comment that stands right above it.
  if (next) return insertedAt(text, startOfRemark(text, next.start), `${line}${lineEnd}${lineEnd}`)
  if (text === '' || /[\r\n]$/.test(text)) return `${text}${line}${lineEnd}`
  return `${text}${lineEnd}${line}`
}

/** A header more, at the end, with its first line; a blank line before. */
export function addTable(text: string, name: string, line: string): string {
  const lineEnd = lineEndOf(text)
  const table = `[${name}]${lineEnd}${line}`
  if (text === '') return `${table}${lineEnd}`
  if (/[\r\n]$/.test(text)) return `${text}${lineEnd}${table}${lineEnd}`
  return `${text}${lineEnd}${lineEnd}${table}`
}

/** Without that line. Comments in it and behind it stay. */
export function removeLine(text: string, tree: TomlTree, line: Assignment): string {
  const [top, next] = tree.sections
  const isAlone = top?.assignments.length === 1 && top.assignments[0] === line
  const remains = remarks(text, tree, line)
  const range = wholeLines(text, line)
  if (remains !== '' || !isAlone || !next) return withoutLines(text, range, remains)
  // The blank line that stands between the one line before all headers and the first of them.
  const opens = range.start === 0 || isBlank(lineBefore(text, range.start))
  const isFollowed = range.end < text.length && isBlank(text.slice(range.end, lineStop(text, range.end)))
  return withoutLines(
    text,
    { start: range.start, end: opens && isFollowed ? nextLine(text, range.end) : range.end },
    '',
  )
}

/** Without the header of a table that has no lines left, and without the blank line before it. Comments stay. */
export function removeHeader(text: string, tree: TomlTree, header: Range): string {
  const remains = remarks(text, tree, header)
  const range = wholeLines(text, header)
  const hasRemarkBelow = /^[ \t]*#/.test(text.slice(range.end))
  const stop = previousStop(text, range.start)
  if (remains !== '' || hasRemarkBelow || stop === undefined || !isBlank(lineBefore(text, range.start))) {
    return withoutLines(text, range, remains)
  }
  return withoutLines(text, { start: lineStart(text, stop), end: range.end }, '')
}

function withoutLines(text: string, { start, end }: Range, instead: string): string {
  const before = previousStop(text, start)
  // The last line of a file without a last line end: the one before becomes the last.
  if (instead === '' && end === text.length && before !== undefined && !/[\r\n]$/.test(text))
    return text.slice(0, before)
  return spliced(text, [{ start, end, text: instead }])
}

/** The comments of those lines, each on a line of its own. */
function remarks(text: string, { comments }: TomlTree, range: Range): string {
  const whole = wholeLines(text, range)
  const indent = indentAt(text, range.start)
  const lineEnd = lineEndOf(text)
  const lines = comments
    .filter(({ start, end }) => start >= whole.start && end <= whole.end)
    .map(({ start, end }) => `${indent}${text.slice(start, end)}`)
  const isClosed = /[\r\n]$/.test(text.slice(whole.start, whole.end))
  return lines.length === 0 ? '' : lines.join(lineEnd) + (isClosed ? lineEnd : '')
}

function wholeLines(text: string, { start, end }: Range): Range {
  return { start: lineStart(text, start), end: nextLine(text, end) }
}

function lineBefore(text: string, start: number): string {
  const stop = previousStop(text, start)
  return stop === undefined ? '' : text.slice(lineStart(text, stop), stop)
}

function startOfRemark(text: string, at: number): number {
  let start = lineStart(text, at)
  while (/^[ \t]*#/.test(lineBefore(text, start))) start = lineStart(text, previousStop(text, start) ?? 0)
  return start
}

/** On a line of its own below that of the place; a comment at the line's end stays there. */
function behindLine(text: string, at: number, line: string): string {
  return insertedAt(text, lineStop(text, at), `${lineEndOf(text)}${line}`)
}

function insertedAt(text: string, at: number, added: string): string {
  return spliced(text, [{ start: at, end: at, text: added }])
}
