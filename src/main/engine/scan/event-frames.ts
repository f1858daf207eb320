/** One message of AWS's binary event streams (application/vnd.amazon.eventstream). */
export interface EventFrame {
  /** `event`, `exception` or `error`. */
  readonly type: string
  /** Of the event, or of the exception. */
  readonly name: string
  readonly payload: Buffer
  /** The whole message, as it came. */
  readonly bytes: Buffer
}

/** As AWS's own limit of a payload (16 MB), with the headers' 128 KB. */
const MOST_BYTES = 16 * 1024 * 1024 + 128 * 1024
const PRELUDE_BYTES = 12
const CHECKSUM_BYTES = 4
/** Of a header's value; all that say what a message is are texts. */
const TEXT = 7
const LENGTHS: Readonly<Record<number, number>> = { 0: 0, 1: 0, 2: 1, 3: 2, 4: 4, 5: 8, 8: 8, 9: 16 }

/**
 * Cuts a stream into its messages. The checksums are for who takes the content: here a broken stream at worst counts wrong. Throws
 * where it is none.
 */
export function createFrameCutter(onFrame: (frame: EventFrame) => void): (bytes: Buffer) => void {
  let pieces: Buffer[] = []
  let held = 0
  let wanted = PRELUDE_BYTES
  return (bytes) => {
    pieces.push(bytes)
    held += bytes.length
    // Joined only once a message is there: one that comes in many pieces would be copied at each.
    if (held < wanted) return
    let rest = Buffer.concat(pieces)
    while (rest.length >= PRELUDE_BYTES) {
      wanted = rest.readUInt32BE(0)
      if (wanted < PRELUDE_BYTES + CHECKSUM_BYTES || wanted > MOST_BYTES)
        throw new Error('no message of an event stream')
      if (rest.length < wanted) break
      onFrame(frameOf(rest.subarray(0, wanted)))
      rest = rest.subarray(wanted)
      wanted = PRELUDE_BYTES
    }
    pieces = [rest]
    held = rest.length
  }
}

function frameOf(bytes: Buffer): EventFrame {
  const headersEnd = PRELUDE_BYTES + bytes.readUInt32BE(4)
  if (headersEnd > bytes.length - CHECKSUM_BYTES) throw new Error('no message of an event stream')
  const headers = headersIn(bytes.subarray(PRELUDE_BYTES, headersEnd))
  return {
    type: headers.get(':message-type') ?? '',
    name: headers.get(':event-type') ?? headers.get(':exception-type') ?? headers.get(':error-code') ?? '',
    payload: bytes.subarray(headersEnd, bytes.length - CHECKSUM_BYTES),
    bytes,
  }
}

function headersIn(bytes: Buffer): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  let at = 0
  while (at < bytes.length) {
    const nameEnd = at + 1 + bytes.readUInt8(at)
    const name = bytes.toString('utf8', at + 1, nameEnd)
    const type = bytes.readUInt8(nameEnd)
    const isSized = type === TEXT || type === 6
    const begin = nameEnd + (isSized ? 3 : 1)
    at = begin + (isSized ? bytes.readUInt16BE(nameEnd + 1) : (LENGTHS[type] ?? bytes.length))
    if (type === TEXT) headers.set(name, bytes.toString('utf8', begin, at))
  }
  return headers
}
