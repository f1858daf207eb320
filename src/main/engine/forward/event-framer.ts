const LF = 0x0a
const CR = 0x0d
const EMPTY = Buffer.alloc(0)
/** As much as the meter reads of one event. What is larger passes as it is, and so does all that follows it. */
const MAX_EVENT_BYTES = 16 * 1024 * 1024

/** Server-sent events as bytes, so that what is not edited stays as it was written: a parser would give their values alone. */
export interface EventFramer {
  /** The events that these bytes complete, as `edit` leaves them. Of an event that has not come to its end, nothing. */
  push(chunk: Buffer): Buffer
  /** The rest of a stream that has come to its end: an event without its blank line, or nothing. */
  end(): Buffer
}

/** Cuts a stream into its events, blank lines included (html.spec.whatwg.org, "Parsing an event stream"). */
export function createEventFramer(edit: (event: Buffer) => Buffer): EventFramer {
  let held = EMPTY
  /** In `held`: before it, no blank line ends the event. */
  let lineStart = 0
  let isPassing = false

  return {
    push(chunk) {
      if (isPassing) return chunk
      const bytes = held.length > 0 ? Buffer.concat([held, chunk]) : chunk
      const out: Buffer[] = []
      let from = 0
      for (;;) {
        const { end, nextLine } = eventEnd(bytes, from, lineStart)
        lineStart = nextLine
        if (end === -1) break
        out.push(edit(bytes.subarray(from, end)))
        from = end
      }
      // A copy: the chunk's memory belongs to the socket.
      held = from === bytes.length ? EMPTY : Buffer.from(bytes.subarray(from))
      lineStart -= from
      if (held.length > MAX_EVENT_BYTES) {
        isPassing = true
        out.push(held)
        held = EMPTY
      }
      return out.length === 1 ? (out[0] as Buffer) : Buffer.concat(out)
    },
    end() {
      const last = held
      held = EMPTY
      return last.length === 0 ? last : edit(last)
    },
  }
}

/** Where the event that starts at `from` ends (-1: not yet), and the line at which to look on. */
function eventEnd(bytes: Buffer, from: number, lineStart: number): { end: number; nextLine: number } {
  for (let line = lineStart; ; ) {
    const eol = endOfLine(bytes, line)
    if (eol === -1) return { end: -1, nextLine: line }
    let next = eol + 1
    if (bytes[eol] === CR) {
      // The last byte so far may be half of a CRLF, unless the line before has shown that this stream has none.
      if (next === bytes.length && !(eol === line && line > from && bytes[line - 1] === CR)) {
        return { end: -1, nextLine: line }
      }
      if (bytes[next] === LF) next++
    }
    if (eol === line) return { end: next, nextLine: next }
    line = next
  }
}

/** The first LF or CR at or after `from`, or -1. */
export function endOfLine(bytes: Buffer, from: number): number {
  const lf = bytes.indexOf(LF, from)
  const cr = (lf === -1 ? bytes : bytes.subarray(0, lf)).indexOf(CR, from)
  return cr === -1 ? lf : cr
}
