import {
  indentAt,
  isBlank,
  isFirstOnLine,
  lineStop,
  previousStop,
  type Range,
  type Splice,
  skipBlanks,
  spliced,
} from './lines.ts'
import type { Holder } from './node.ts'

/** A text with members between brackets, commas between them: JSON, and what TOML and YAML took over of it. */
export interface Bracketed {
  readonly text: string
  /** All of the text, in order. */
  readonly comments: readonly Range[]
  readonly lineEnd: string
  /** By how much a line stands further in than its table. */
  readonly unit: string
  /** Nothing may begin a new line, as in the inline tables of TOML. */
  readonly oneLine?: boolean
}

/** A member's text; given the indentation of its line, or null where all of it stands on one line with others. */
export type WriteMember = (indent: string | null) => string

/** The text with a member more, behind the one of that place; -1: the first. */
export function insertMember(file: Bracketed, holder: Holder, behind: number, write: WriteMember): string {
  const { text, lineEnd } = file
  if (holder.members.length === 0) return intoEmpty(file, holder, write)
  const before = holder.members[behind]
  if (before === undefined) return asFirst(file, holder, write)
  const comma = commaAfter(file, holder, behind)
  if (file.oneLine || !isFirstOnLine(text, before.start)) {
    const gap = gapOf(text, holder)
    if (comma === undefined) return splicedAt(text, before.end, `,${gap}${write(null)}`)
    return splicedAt(text, comma + 1, `${gap}${write(null)},`)
  }
  const indent = indentAt(text, before.start)
  const line = `${lineEnd}${indent}${write(indent)}`
  // A comment that ends the line belongs to the member before: ours comes after it, the comma before it.
  const at = endOfRemarks(file, comma === undefined ? before.end : comma + 1)
  if (comma !== undefined) return splicedAt(text, at, `${line},`)
  return spliced(text, [
    { start: before.end, end: before.end, text: ',' },
    { start: at, end: at, text: line },
  ])
}

function asFirst(file: Bracketed, holder: Holder, write: WriteMember): string {
  const { text, lineEnd } = file
  const first = holder.members[0]?.start ?? holder.end
  const open = holder.start + 1
  if (file.oneLine || !isFirstOnLine(text, first)) {
    const gap = text.slice(open, skipBlanks(text, open))
    return splicedAt(text, open, `${gap}${write(null)},${gap === '' ? gapOf(text, holder) : ''}`)
  }
  const indent = indentAt(text, first)
  return splicedAt(text, endOfRemarks(file, open), `${lineEnd}${indent}${write(indent)},`)
}

function intoEmpty(file: Bracketed, holder: Holder, write: WriteMember): string {
  const { text, lineEnd, unit } = file
  const open = holder.start + 1
  const close = holder.end - 1
  if (file.oneLine) return spliced(text, [{ start: open, end: close, text: ` ${write(null)} ` }])
  const outer = indentAt(text, holder.start)
  const line = `${lineEnd}${outer}${unit}${write(outer + unit)}`
  const last = commentsIn(file, open, close).at(-1)
  if (last === undefined) return spliced(text, [{ start: open, end: close, text: `${line}${lineEnd}${outer}` }])
  const closesOnLine = lineStop(text, last.end) >= close
  return splicedAt(text, last.end, closesOnLine ? `${line}${lineEnd}${outer}` : line)
}

/** The text without that member. Comments in it stay, on lines of their own. */
export function removeMember(file: Bracketed, holder: Holder, index: number): string {
  const { text } = file
  const member = holder.members[index]
  if (member === undefined) return text
  const own = commaAfter(file, holder, index)
  const previous = index > 0 ? commaAfter(file, holder, index - 1) : undefined
  const splices: Splice[] = []
  // The comma behind goes with it; the last of them takes the one before, unless it has one itself.
  if (own === undefined && previous !== undefined) splices.push({ start: previous, end: previous + 1, text: '' })
  const kept = commentsIn(file, member.start, own ?? member.end)
  const end = own === undefined ? member.end : own + 1
  splices.push({ ...room(file, member.start, end, previous), text: '' })
  const gone = splices.at(-1) as Splice
  if (kept.length > 0) {
    const indent = indentAt(text, member.start)
    const lines = kept.map((comment) => `${file.lineEnd}${indent}${text.slice(comment.start, comment.end)}`).join('')
    const follows = isBlank(text.slice(gone.end, lineStop(text, gone.end))) ? '' : `${file.lineEnd}${indent}`
    splices[splices.length - 1] = { ...gone, text: lines + follows }
  }
  if (holder.members.length > 1 || kept.length > 0) return spliced(text, splices)
  const inner = { start: holder.start + 1, end: holder.end - 1 }
  const left = text.slice(inner.start, gone.start) + text.slice(gone.end, inner.end)
  return spliced(text, isBlank(left) ? [{ ...inner, text: '' }] : splices)
}

/** What goes with a member from `start` to `end`: its line where nothing else stands on it, else the gap beside it. */
function room({ text }: Bracketed, start: number, end: number, previousComma: number | undefined): Range {
  if (isFirstOnLine(text, start)) {
    const stop = lineStop(text, end)
    const before = previousStop(text, start)
    if (isBlank(text.slice(end, stop)) && before !== undefined) return { start: before, end: stop }
    return { start, end: skipBlanks(text, end) }
  }
  const gapStart = previousComma === undefined ? undefined : previousComma + 1
  if (gapStart !== undefined && isBlank(text.slice(gapStart, start))) return { start: gapStart, end }
  return { start, end: skipBlanks(text, end) }
}

/** Where the comma behind that member stands. */
function commaAfter(file: Bracketed, holder: Holder, index: number): number | undefined {
  const member = holder.members[index]
  const stop = holder.members[index + 1]?.start ?? holder.end - 1
  let at = member?.end ?? stop
  for (const comment of commentsIn(file, at, stop)) {
    const comma = file.text.indexOf(',', at)
    if (comma >= 0 && comma < comment.start) return comma
    at = comment.end
  }
  const comma = file.text.indexOf(',', at)
  return comma >= 0 && comma < stop ? comma : undefined
}

/** Where the comments end that begin on the line of that place, before anything else does. */
function endOfRemarks(file: Bracketed, at: number): number {
  let end = at
  for (;;) {
    const next = skipBlanks(file.text, end)
    const comment = file.comments.find(({ start }) => start === next)
    if (comment === undefined) return end
    end = comment.end
  }
}

function commentsIn({ comments }: Bracketed, start: number, end: number): Range[] {
  return comments.filter((comment) => comment.start >= start && comment.end <= end)
}

/** What stands between two members on one line: nothing in a file without blanks. */
function gapOf(text: string, holder: Holder): string {
  const [first, second] = holder.members
  if (first && second) return /,([ \t]*)$/.exec(text.slice(first.end, second.start))?.[1] ?? ' '
  return /[ \t]/.test(text.slice(holder.start, holder.end)) ? ' ' : ''
}

function splicedAt(text: string, at: number, added: string): string {
  return spliced(text, [{ start: at, end: at, text: added }])
}
