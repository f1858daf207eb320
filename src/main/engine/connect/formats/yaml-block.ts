import { isFirstOnLine, lineEndOf, lineStart, lineStop, type Range, skipBlanks, spliced } from './lines.ts'
import type { Holder, Member } from './node.ts'
import { unreadable } from './unreadable.ts'
import { behindLine, insertedAt, remarks, wholeLines, withoutLines } from './whole-lines.ts'

/** A block's lines all begin in the same column, the one of its first name or dash. */
export function columnOf(text: string, holder: Holder): number {
  const start = holder.members[0]?.start ?? holder.start
  return start - lineStart(text, start)
}

/** A member more in a block that has some, behind the one of that place; -1: the first. */
export function insertInBlock(text: string, holder: Holder, behind: number, member: string): string {
  const indent = ' '.repeat(columnOf(text, holder))
  const before = holder.members[behind]
  if (before) return behindLine(text, before.end, `${indent}${member}`)
  return insertedAt(text, holder.members[0]?.start ?? holder.start, `${member}${lineEndOf(text)}${indent}`)
}

/** The first lines of a table or list that was `{}`, `[]`, `null` or nothing behind its name's colon. */
export function intoNothing(text: string, owner: Member, block: string, indent: string): string {
  const colon = colonOf(text, owner)
  const stop = lineStop(text, owner.end)
  return spliced(text, [
    { start: colon + 1, end: owner.end, text: '' },
    { start: stop, end: stop, text: `${lineEndOf(text)}${indent}${block}` },
  ])
}

/**
 * A member less. Its comments stay, on lines of their own. A block that has no member left becomes `{}` or `[]`: nothing at all
 * would be `null`, which tools refuse where they expect a table or a list.
 */
export function removeFromBlock(
  text: string,
  comments: readonly Range[],
  holder: Holder,
  index: number,
  around: { readonly holder: Holder; readonly index: number } | undefined,
): string {
  const member = holder.members[index]
  if (!member) return text
  const next = holder.members[index + 1]
  const lineEnd = lineEndOf(text)
  if (holder.members.length > 1 || around === undefined) {
    const whole = wholeLines(text, member)
    if (isFirstOnLine(text, member.start)) return withoutLines(text, whole, remarks(text, comments, member))
    // Behind the dash of a list: the next name takes its place.
    if (!next) throw unreadable(text, member.start, 'this can’t be taken out alone.')
    const indent = ' '.repeat(member.start - lineStart(text, member.start))
    const kept = comments
      .filter(({ start, end }) => start >= member.start && end <= next.start)
      .map(({ start, end }) => `${text.slice(start, end)}${lineEnd}${indent}`)
    return spliced(text, [{ start: member.start, end: next.start, text: kept.join('') }])
  }
  const empty = holder.kind === 'list' ? '[]' : '{}'
  const owner = around.holder.members[around.index]
  if (owner?.name !== undefined && isFirstOnLine(text, member.start)) {
    const colon = colonOf(text, owner)
    const whole = wholeLines(text, member)
    return insertedAt(withoutLines(text, whole, remarks(text, comments, member)), colon + 1, ` ${empty}`)
  }
  if (comments.some(({ start, end }) => start >= member.start && end <= member.end)) {
    throw unreadable(text, member.start, 'a comment stands in what would be taken out.')
  }
  return spliced(text, [{ start: member.start, end: member.end, text: empty }])
}

/** Behind a plain name nothing stands before the colon but blanks; a quoted one may hold colons of its own. */
function colonOf(text: string, { start, node }: Member): number {
  const lead = text.slice(start, node.start)
  const quoted = /^(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*')/.exec(lead)?.[0].length
  const colon = quoted === undefined ? start + lead.search(/:(?=\s|$)/) : skipBlanks(text, start + quoted)
  if (text[colon] !== ':') throw unreadable(text, start, 'its name is written in an unusual way.')
  return colon
}
