import type { SettingPath, SettingValue } from '../format.ts'
import { newTable } from '../setting-values.ts'
import { type Language, settingFormat } from './language.ts'
import { lineStart, type Range, spliced } from './lines.ts'
import { unreadable } from './unreadable.ts'
import { atTheEnd, behindLine, insertedAt, remarks, wholeLines, withoutLines } from './whole-lines.ts'

/** `NAME=value`, `export` before it or not; what stands in quotes may go on over lines. */
interface Assignment extends Range {
  readonly name: string
  readonly value: string
  /** Of the value, its quotes included. */
  readonly at: Range
}

// As dotenv for Node reads it (lib/main.js, LINE), but for blanks, which are none of a line's end here.
const ASSIGNMENT =
  /^([ \t]*(?:export[ \t]+)?([\w.-]+)(?:[ \t]*=[ \t]*|:[ \t]+))('(?:\\'|[^'])*'|"(?:\\"|[^"])*"|`(?:\\`|[^`])*`|[^#\r\n]*)/gm

const language: Language = {
  // Of a name that stands twice the last holds.
  read: (text) => newTable(assignmentsOf(text).map(({ name, value }) => [name, value])),
  put(text, path, value, as) {
    const [name = ''] = path.map(String)
    if (path.length !== 1) throw unreadable(text, 0, 'a .env file has no tables.')
    const present = find(text, path)
    if (present) return spliced(text, [{ ...present.at, text: as?.source ?? print(text, value) }])
    const line = as ? as.lead + as.source : `${name}=${print(text, value)}`
    const all = assignmentsOf(text)
    const [first] = all
    if (as?.after === null && first) return insertedAt(text, lineStart(text, first.start), `${line}\n`)
    const behind = all.find((other) => other.name === as?.after)
    return behind ? behindLine(text, behind.end, line) : atTheEnd(text, line)
  },
  take(text, path) {
    const present = find(text, path)
    if (!present) return text
    const whole = wholeLines(text, present)
    const comment = /#.*/.exec(text.slice(present.end, whole.end))
    const start = present.end + (comment?.index ?? 0)
    const comments = comment ? [{ start, end: start + comment[0].length }] : []
    return withoutLines(text, whole, remarks(text, comments, present))
  },
  written(text, path) {
    const present = find(text, path)
    if (!present || path.length !== 1) return undefined
    const all = assignmentsOf(text)
    const before = all[all.findIndex(({ name }) => name === present.name) - 1]
    const lead = text.slice(present.start, present.at.start)
    return { source: text.slice(present.at.start, present.at.end), lead, after: before?.name ?? null }
  },
  name: (path) => path.join('.'),
}

/** Lines that set variables, as dotenv and its kin read them. */
export const dotenv = settingFormat(language)

function assignmentsOf(text: string): Assignment[] {
  return [...text.matchAll(ASSIGNMENT)].map(({ index, 1: lead = '', 2: name = '', 3: written = '' }) => {
    const source = written.trimEnd()
    const start = index + lead.length
    const at = { start, end: start + source.length }
    return { start: index, end: at.end, name, value: textOf(source), at }
  })
}

function find(text: string, [name]: SettingPath): Assignment | undefined {
  const [found, again] = assignmentsOf(text).filter((one) => one.name === name)
  if (again) throw unreadable(text, again.start, `${again.name} stands there a second time; remove one of the two.`)
  return found
}

function textOf(source: string): string {
  const [quote] = source
  const isQuoted = source.length > 1 && (quote === '"' || quote === "'" || quote === '`') && source.endsWith(quote)
  if (!isQuoted) return source
  const inner = source.slice(1, -1)
  return quote === '"' ? inner.replaceAll('\\n', '\n').replaceAll('\\r', '\r') : inner
}

/** So that dotenv for Node and for Python read the same: the latter puts variables in ($), and knows other escapes. */
function print(text: string, value: SettingValue): string {
  const plain = typeof value === 'object' ? '\n' : String(value)
  if (/^[\w./:@+,=~%?&-]*$/.test(plain)) return plain
  if (/^[^'\\$\r\n]*$/.test(plain)) return `'${plain}'`
  throw unreadable(text, 0, 'this value can’t be written so that every reader of .env files takes it alike.')
}
