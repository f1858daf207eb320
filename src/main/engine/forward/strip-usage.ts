import { fieldPaths, JsonFieldScanner } from '../scan/json-fields.ts'
import { createEventFramer, type EventFramer, endOfLine } from './event-framer.ts'

const EMPTY = Buffer.alloc(0)
const COMMA = 0x2c
const COLON = 0x3a
const USAGE_KEY = Buffer.from('"usage"')
const NULL = Buffer.from('null')
const USAGE = fieldPaths(['usage'])

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
  const chunk = parsed(data)
  if (chunk === null || !('usage' in chunk)) return event
  if (chunk.usage !== null && hasNoChoices(chunk)) {
    const comments = lines.filter(({ field }) => field === '' || field === ':')
    if (!comments.some(({ field }) => field === ':')) return EMPTY
    return Buffer.concat(comments.map(({ line }) => event.subarray(line.start, line.end)))
  }
  const place = (chunk.usage === null ? placeOfNull(data) : null) ?? placeByScan(data)
  const member = place && memberOf(data, place)
  const [value] = values
  if (!member || !value || values.length > 1) return event
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

/** What several data lines say together; empty where there are none. */
function joined(event: Buffer, values: readonly Range[]): Buffer {
  const pieces = values.map(({ start, end }) => event.subarray(start, end))
  if (pieces.length <= 1) return pieces[0] ?? EMPTY
  return Buffer.concat(pieces.flatMap((piece, index) => (index === 0 ? [piece] : [Buffer.from('\n'), piece])))
}

function parsed(data: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(data.toString())
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

function hasNoChoices({ choices = null }: Readonly<Record<string, unknown>>): boolean {
  return choices === null || (Array.isArray(choices) && choices.length === 0)
}

/** Where the value stands if it is `null` and the key is nowhere else: in every chunk of most streams, and half the work. */
function placeOfNull(data: Buffer): Range | null {
  const key = data.indexOf(USAGE_KEY)
  if (data.includes(USAGE_KEY, key + USAGE_KEY.length)) return null
  const colon = skip(data, key + USAGE_KEY.length)
  const start = skip(data, colon + 1)
  const isNull = data[colon] === COLON && NULL.compare(data, start, start + NULL.length) === 0
  return isNull ? { start, end: start + NULL.length } : null
}

/** Where the value of the field stands, the last one of two; null where it is missing. */
function placeByScan(data: Buffer): Range | null {
  let place: Range | null = null
  const scanner = new JsonFieldScanner(USAGE, ({ start, end }) => {
    place = { start, end }
  })
  scanner.push(data)
  return place
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
