import type { Body } from '../exchange.ts'

/** The bytes from `start` to `end` become `text`; every other byte stays. */
export interface BodyEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** What an ask comes to in a JSON object: edits, and members that it lacks. */
export interface AskedMembers {
  readonly edits: readonly BodyEdit[]
  readonly members: readonly string[]
}

/** The body with all edits made at once: each place is one in the bytes as the client sent them, and no two overlap. */
export function withEdits(body: Body, edits: readonly BodyEdit[]): Body {
  if (edits.length === 0) return body
  switch (body.type) {
    case 'none':
      return body
    // The places of its fields are none any more.
    case 'whole':
      return { ...body, bytes: editedBytes(body.bytes, edits), model: null, stream: null }
    case 'stream':
      return { ...body, head: editedBytes(body.head, edits), model: null }
    default:
      return body satisfies never
  }
}

export function editedBytes(bytes: Buffer, edits: readonly BodyEdit[]): Buffer {
  const pieces: Buffer[] = []
  let at = 0
  for (const { start, end, text } of edits.toSorted((one, other) => one.start - other.start)) {
    pieces.push(bytes.subarray(at, start), Buffer.from(text))
    at = end
  }
  return Buffer.concat([...pieces, bytes.subarray(at)])
}

const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

/** Puts members in front of those of the object that begins at or behind `from`; null: there is no object, or nothing to put in. */
export function insertMembers(json: Buffer, from: number, members: readonly string[]): BodyEdit | null {
  const open = skipSpace(json, from)
  if (json[open] !== OPEN_OBJECT || members.length === 0) return null
  const isEmpty = json[skipSpace(json, open + 1)] === CLOSE_OBJECT
  return { start: open + 1, end: open + 1, text: members.join(',') + (isEmpty ? '' : ',') }
}

function skipSpace(json: Buffer, from: number): number {
  let at = from
  while (json[at] === 0x20 || json[at] === 0x0a || json[at] === 0x0d || json[at] === 0x09) at++
  return at
}
