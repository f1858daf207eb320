import { indentAt, isBlank, lineEndOf, lineStart, lineStop, nextLine, previousStop, type Range } from './lines.ts'
import type { Assignment, Section, TomlTree } from './toml-tree.ts'
import { atTheEnd, behindLine, insertedAt, remarks, wholeLines, withoutLines } from './whole-lines.ts'

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
  return atTheEnd(text, line)
}

/** A header more, at the end, with its first line; a blank line before. */
export function addTable(text: string, name: string, line: string): string {
  const lineEnd = lineEndOf(text)
  return atTheEnd(text, `${text === '' ? '' : lineEnd}[${name}]${lineEnd}${line}`)
}

/** Without that line. Comments in it and behind it stay. */
export function removeLine(text: string, tree: TomlTree, line: Assignment): string {
  const [top, next] = tree.sections
  const isAlone = top?.assignments.length === 1 && top.assignments[0] === line
  const remains = remarks(text, tree.comments, line)
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
  const remains = remarks(text, tree.comments, header)
  const range = wholeLines(text, header)
  const hasRemarkBelow = /^[ \t]*#/.test(text.slice(range.end))
  const stop = previousStop(text, range.start)
  if (remains !== '' || hasRemarkBelow || stop === undefined || !isBlank(lineBefore(text, range.start))) {
    return withoutLines(text, range, remains)
  }
  return withoutLines(text, { start: lineStart(text, stop), end: range.end })
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
