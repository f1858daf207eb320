import { fieldPaths, JsonFieldScanner, type PickedField } from '../scan/json-fields.ts'
import { createEventFramer, type EventFramer, endOfLine } from './event-framer.ts'

const EMPTY = Buffer.alloc(0)
const COMMA = 0x2c
const COLON = 0x3a
const USAGE_KEY = Buffer.from('"usage"')
const USAGE = fieldPaths(['usage'])
const CHOICES = fieldPaths(['choices'])

/** A range of bytes. */
interface Range {
  readonly start: number
  readonly end: number
}

/**
 * Takes out of a chat stream what its client did not ask for. With `include_usage` there is one more chunk, without choices and
 * with the usage, and the others have `usage: null` (platform.openai.com/docs/api-reference/chat/streaming). That chunk
 * goes, and the field out of all others, also where a server reports in a chunk that has choices, or in each. Every
 * other byte stays as it was sent.
 */
export function createUsageStripper(): EventFramer {
  return createEventFramer(withoutUsage)
}

function withoutUsage(event: Buffer): Buffer {
  // Nearly all that is to be said of an event, without reading it; inside a string the quotes would be escaped.
  if (!event.includes(USAGE_KEY)) return event
  const lines = linesOf(event)
  const values = lines.filter(({ field }) => field === 'data').map(({ value }) => value)
  const data = joined(event, values)
  const usage = data && lastField(data, USAGE)
  if (!data || usage?.value === undefined) return event
  if (usage.value !== null && hasNoChoices(data)) {
    const comments = lines.filter(({ field }) => field === '' || field === ':')
    if (!comments.some(({ field }) => field === ':')) return EMPTY
    return Buffer.concat(comments.map(({ line }) => event.subarray(line.start, line.end)))
  }
  const value = values[0]
  const member = values.length === 1 && value ? memberOf(data, usage) : null
  if (!value || member === null) return event
  const before = event.subarray(0, value.start + member.start)
  // Once more, for a server that writes the field twice.
  return withoutUsage(Buffer.concat([before, event.subarray(value.start + member.end)]))
}

/** The lines of an event with their ends; the blank one has the field '', a comment ':'. */
function linesOf(event: Buffer) {
  const lines: { readonly field: string; readonly line: Range; readonly value: Range }[] = []
  for (let start = 0; start < event.length; ) {
    const found = endOfLine(event, start)
    const eol = found === -1 ? event.length : found
    const end = event[eol] === 0x0d && event[eol + 1] === 0x0a ? eol + 2 : Math.min(eol + 1, event.length)
    const colon = event.subarray(start, eol).indexOf(COLON)
    const nameEnd = colon === -1 ? eol : start + colon
    const field = colon === 0 ? ':' : event.toString('latin1', start, nameEnd)
    const valueStart = Math.min(eol, nameEnd + (event[nameEnd + 1] === 0x20 ? 2 : 1))
    lines.push({ field, line: { start, end }, value: { start: valueStart, end: eol } })
    start = end
  }
  return lines
}

/** What several data lines say together; null where there are none. */
function joined(event: Buffer, values: readonly Range[]): Buffer | null {
  const pieces = values.map(({ start, end }) => event.subarray(start, end))
  if (pieces.length <= 1) return pieces[0] ?? null
  return Buffer.concat(pieces.flatMap((piece, index) => (index === 0 ? [piece] : [Buffer.from('\n'), piece])))
}

/** The one field of these paths; the last one where it stands twice; null where it is missing, or the text no JSON. */
function lastField(data: Buffer, paths: typeof USAGE): PickedField | null {
  let last: PickedField | null = null
  const scanner = new JsonFieldScanner(paths, (field) => {
    last = field
  })
  scanner.push(data)
  return scanner.end() ? last : null
}

function hasNoChoices(data: Buffer): boolean {
  const choices = lastField(data, CHOICES)
  if (choices === null || choices.value === null) return true
  return Array.isArray(choices.value) && choices.value.length === 0
}

/** The bytes of a member of an object, with the one comma and the white space that go with it; null if its key is written in an odd way. */
function memberOf(json: Buffer, { start, end }: Range): Range | null {
  const colon = skipBack(json, start)
  const keyEnd = skipBack(json, colon - 1)
  const keyStart = keyEnd - USAGE_KEY.length
  if (keyStart < 0 || USAGE_KEY.compare(json, keyStart, keyEnd) !== 0) return null
  const before = skipBack(json, keyStart)
  if (json[before - 1] === COMMA) return { start: skipBack(json, before - 1), end }
  const after = skip(json, end)
  return { start: keyStart, end: json[after] === COMMA ? skip(json, after + 1) : end }
}

/** The first index at or after `i` that is no white space. */
function skip(json: Buffer, i: number): number {
  let at = i
  while (isSpace(json[at])) at++
  return at
}

/** The index behind the last byte before `i` that is no white space. */
function skipBack(json: Buffer, i: number): number {
  let at = i
  while (isSpace(json[at - 1])) at--
  return at
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d
}
