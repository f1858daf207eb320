/** Wanted paths as a tree, made once per set of paths. */
export interface FieldPaths {
  readonly children: ReadonlyMap<string, FieldPaths>
  readonly path: string | undefined
}

export interface PickedField {
  readonly path: string
  /** The parsed value; undefined where it was larger than MAX_VALUE_BYTES: such a value is only counted. */
  readonly value: unknown
  /** Byte offsets of the value in all that was pushed. */
  readonly start: number
  readonly end: number
}

const MAX_VALUE_BYTES = 8 * 1024
const MAX_DEPTH = 512

/** Keys joined by dots, `*` for every element of an array: `usage`, `choices.*.finish_reason`. */
export function fieldPaths(paths: readonly string[]): FieldPaths {
  const children = new Map<string, FieldPaths>()
  for (const step of new Set(paths.map((path) => path.split('.')[0] ?? ''))) {
    const below = paths.filter((path) => path.startsWith(`${step}.`)).map((path) => path.slice(step.length + 1))
    children.set(step, { children: fieldPaths(below).children, path: paths.includes(step) ? step : undefined })
  }
  return { children: withFullPaths(children, ''), path: undefined }
}

function withFullPaths(children: ReadonlyMap<string, FieldPaths>, parent: string): ReadonlyMap<string, FieldPaths> {
  const named = new Map<string, FieldPaths>()
  for (const [step, node] of children) {
    const path = `${parent}${step}`
    named.set(step, {
      children: withFullPaths(node.children, `${path}.`),
      path: node.path === undefined ? undefined : path,
    })
  }
  return named
}

type State = 'value' | 'key' | 'colon' | 'after' | 'string' | 'scalar' | 'done' | 'broken'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d

/**
 * Picks a few fields out of JSON while it passes by in pieces of any size. Strings are crossed by memchr, nothing but
 * the wanted values is kept, and each comes with its place in the bytes, so that one value can be replaced without
 * touching a byte around it: what JSON.parse can't do (docs/decisions.md, "Our own JSON scanner").
 *
 * Brackets, commas and colons are checked; numbers and escapes are left to the provider to judge.
 */
export class JsonFieldScanner {
  readonly #onField: (field: PickedField) => void
  #state: State = 'value'
  /** The opening bracket of each container we are in, and its wanted children where it has some. */
  readonly #brackets: number[] = []
  readonly #nodes: (FieldPaths | undefined)[] = []
  /** What is wanted of the value that comes next. */
  #node: FieldPaths | undefined
  #mayClose = false
  #inKey = false
  #escaped = false
  #capture: { readonly path: string; readonly depth: number; readonly start: number } | null = null
  /** Where the key or value that is being kept begins in this chunk (-1: none is), and what earlier chunks had of it. */
  #mark = -1
  #pieces: Buffer[] = []
  #kept = 0
  #offset = 0

  constructor(paths: FieldPaths, onField: (field: PickedField) => void) {
    this.#node = paths
    this.#onField = onField
  }

  push(chunk: Buffer): void {
    let i = 0
    while (i < chunk.length && this.#state !== 'broken') {
      if (this.#state === 'string') {
        const quote = this.#closingQuote(chunk, i)
        if (quote === -1) break
        i = quote + 1
        if (this.#inKey) this.#keyEnds(chunk, i)
        else this.#valueEnds(chunk, i)
        continue
      }
      const byte = chunk[i] as number
      if (this.#state === 'scalar') {
        if (isScalar(byte)) i++
        else this.#valueEnds(chunk, i)
        continue
      }
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) this.#structure(chunk, byte, i)
      i++
    }
    if (this.#mark !== -1) this.#keep(chunk.subarray(this.#mark))
    this.#offset += chunk.length
  }

  /** True if what was pushed is one whole JSON value. */
  end(): boolean {
    return this.#state === 'done' || (this.#state === 'scalar' && this.#brackets.length === 0)
  }

  #structure(chunk: Buffer, byte: number, i: number): void {
    const open = this.#brackets.at(-1)
    switch (this.#state) {
      case 'value':
        if (byte === CLOSE_ARRAY && this.#mayClose && open === OPEN_ARRAY) this.#containerEnds(chunk, i)
        else this.#valueBegins(byte, i)
        return
      case 'key':
        if (byte === QUOTE) this.#keyBegins(i)
        else if (byte === CLOSE_OBJECT && this.#mayClose) this.#containerEnds(chunk, i)
        else this.#state = 'broken'
        return
      case 'colon':
        this.#state = byte === 0x3a ? 'value' : 'broken'
        this.#mayClose = false
        return
      case 'after':
        if (byte === 0x2c) this.#nextMember(open)
        else if (byte === (open === OPEN_OBJECT ? CLOSE_OBJECT : CLOSE_ARRAY)) this.#containerEnds(chunk, i)
        else this.#state = 'broken'
        return
      default:
        this.#state = 'broken' // something follows the end of the value
    }
  }

  #valueBegins(byte: number, i: number): void {
    const node = this.#node
    if (node?.path !== undefined && this.#capture === null) {
      this.#capture = { path: node.path, depth: this.#brackets.length, start: this.#offset + i }
      this.#mark = i
    }
    if (byte === QUOTE) {
      this.#state = 'string'
      this.#inKey = false
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      this.#brackets.push(byte)
      this.#nodes.push(this.#capture === null && node && node.children.size > 0 ? node : undefined)
      this.#state = byte === OPEN_OBJECT ? 'key' : 'value'
      this.#node = byte === OPEN_ARRAY ? this.#nodes.at(-1)?.children.get('*') : undefined
      this.#mayClose = true
      if (this.#brackets.length > MAX_DEPTH) this.#state = 'broken'
    } else {
      this.#state = isScalar(byte) ? 'scalar' : 'broken'
    }
  }

  #nextMember(open: number | undefined): void {
    this.#mayClose = false
    this.#state = open === OPEN_OBJECT ? 'key' : 'value'
    if (open === OPEN_ARRAY) this.#node = this.#nodes.at(-1)?.children.get('*')
  }

  #keyBegins(i: number): void {
    this.#state = 'string'
    this.#inKey = true
    if (this.#nodes.at(-1)) this.#mark = i
  }

  #keyEnds(chunk: Buffer, end: number): void {
    this.#state = 'colon'
    const wanted = this.#nodes.at(-1)?.children
    const key = wanted && keyIn(this.#take(chunk, end))
    this.#node = typeof key === 'string' ? wanted?.get(key) : undefined
  }

  #containerEnds(chunk: Buffer, i: number): void {
    this.#brackets.pop()
    this.#nodes.pop()
    this.#valueEnds(chunk, i + 1)
  }

  #valueEnds(chunk: Buffer, end: number): void {
    this.#state = this.#brackets.length > 0 ? 'after' : 'done'
    const capture = this.#capture
    if (capture === null || capture.depth !== this.#brackets.length) return
    this.#capture = null
    const value = parsed(this.#take(chunk, end))
    this.#onField({ path: capture.path, value, start: capture.start, end: this.#offset + end })
  }

  /** The index of the quote that ends the string, or -1 if it goes on in the next chunk. */
  #closingQuote(chunk: Buffer, from: number): number {
    let start = from
    for (;;) {
      const quote = chunk.indexOf(QUOTE, start)
      const stop = quote === -1 ? chunk.length : quote
      let backslashes = 0
      while (stop - backslashes > start && chunk[stop - backslashes - 1] === BACKSLASH) backslashes++
      const carried = this.#escaped && stop - backslashes === start ? 1 : 0
      const escaped = (backslashes + carried) % 2 === 1
      this.#escaped = quote === -1 && escaped
      if (quote === -1 || !escaped) return quote
      start = quote + 1
    }
  }

  #keep(piece: Buffer): void {
    this.#kept += piece.length
    // A copy: the chunk's memory belongs to the socket. Beyond the limit nothing is held.
    if (this.#kept <= MAX_VALUE_BYTES) this.#pieces.push(Buffer.from(piece))
    else this.#pieces = []
    this.#mark = 0
  }

  #take(chunk: Buffer, end: number): Buffer | null {
    const last = chunk.subarray(this.#mark, end)
    const size = this.#kept + last.length
    const bytes = size > MAX_VALUE_BYTES ? null : this.#kept === 0 ? last : Buffer.concat([...this.#pieces, last])
    this.#mark = -1
    this.#pieces = []
    this.#kept = 0
    return bytes
  }
}

function isScalar(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) || // digits
    (byte >= 0x61 && byte <= 0x7a) || // true, false, null, e
    byte === 0x2d ||
    byte === 0x2e ||
    byte === 0x2b ||
    byte === 0x45
  )
}

/** Most keys are written without escapes, and the wanted ones are all ASCII: parsing each would be half of the scan's time. */
function keyIn(bytes: Buffer | null): unknown {
  if (bytes === null || bytes.includes(BACKSLASH)) return parsed(bytes)
  return bytes.toString('latin1', 1, bytes.length - 1)
}

function parsed(bytes: Buffer | null): unknown {
  if (bytes === null) return undefined
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
