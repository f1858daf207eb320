/** An HTTP/1.1 message as it stood on the wire, its framing taken off. */
export interface HttpMessage {
  /** Without its line end: `POST /v1/files HTTP/1.1`, `HTTP/1.1 200 OK`. */
  readonly startLine: string
  /** In their order and case. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Buffer
  /** `tunnel`: all that follows an upgrade. */
  readonly framing: 'none' | 'length' | 'chunked' | 'close' | 'tunnel'
  /** Whether the end that its framing promised has come. */
  readonly complete: boolean
  /** Where it begins in the bytes of its connection. */
  readonly start: number
}

export interface ParseOptions {
  /** Whether the body of the message at this place is left out whatever its headers say: the answer to a HEAD. */
  readonly isBodiless: (index: number, startLine: string) => boolean
  /** Whether what follows the head of the message at this place is no HTTP any more. */
  readonly isTunnel: (index: number, startLine: string, headers: HttpMessage['headers']) => boolean
}

/** One direction of a connection, cut into its messages. Interim answers (1xx) but 101 are passed over. */
export function parseMessages(bytes: Buffer, options: ParseOptions): readonly HttpMessage[] {
  const messages: HttpMessage[] = []
  let start = 0
  for (;;) {
    const headEnd = bytes.indexOf('\r\n\r\n', start)
    if (headEnd === -1) return messages
    const [startLine = '', ...lines] = bytes.toString('latin1', start, headEnd).split('\r\n')
    const headers = lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon), line.slice(colon + 1).trim()] as const
    })
    const bodyStart = headEnd + 4
    if (/^HTTP\/1\.1 1(?!01)/.test(startLine)) {
      start = bodyStart
      continue
    }
    const body = bodyOf(bytes, bodyStart, startLine, headers, messages.length, options)
    messages.push({ startLine, headers, body: body.bytes, framing: body.framing, complete: body.complete, start })
    if (!body.complete || body.framing === 'close' || body.framing === 'tunnel') return messages
    start = body.end
  }
}

/** A header's values, joined as RFC 9110 lets them be; undefined where it is not there. */
export function headerOf(message: Pick<HttpMessage, 'headers'>, name: string): string | undefined {
  const values = message.headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value)
  return values.length > 0 ? values.join(', ') : undefined
}

interface FoundBody {
  readonly bytes: Buffer
  readonly framing: HttpMessage['framing']
  readonly complete: boolean
  readonly end: number
}

function bodyOf(
  bytes: Buffer,
  start: number,
  startLine: string,
  headers: HttpMessage['headers'],
  index: number,
  options: ParseOptions,
): FoundBody {
  if (options.isTunnel(index, startLine, headers)) {
    return { bytes: bytes.subarray(start), framing: 'tunnel', complete: true, end: bytes.length }
  }
  const none = { bytes: Buffer.alloc(0), framing: 'none', complete: true, end: start } as const
  if (options.isBodiless(index, startLine)) return none
  if (/chunked/i.test(headerOf({ headers }, 'transfer-encoding') ?? '')) return unchunked(bytes, start)
  const length = headerOf({ headers }, 'content-length')
  if (length !== undefined) {
    const end = start + Number(length)
    return { bytes: bytes.subarray(start, end), framing: 'length', complete: bytes.length >= end, end }
  }
  if (!startLine.startsWith('HTTP/')) return none
  return { bytes: bytes.subarray(start), framing: 'close', complete: true, end: bytes.length }
}

function unchunked(bytes: Buffer, start: number): FoundBody {
  const pieces: Buffer[] = []
  let at = start
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', at)
    const size = lineEnd === -1 ? Number.NaN : Number.parseInt(bytes.toString('latin1', at, lineEnd), 16)
    const end = lineEnd + 2 + size
    const cut = Number.isNaN(size) || bytes.length < end + 2
    if (cut && !Number.isNaN(size)) pieces.push(bytes.subarray(lineEnd + 2))
    if (cut) return { bytes: Buffer.concat(pieces), framing: 'chunked', complete: false, end: bytes.length }
    // No one here sends trailers: the last chunk is followed by an empty line.
    if (size === 0) return { bytes: Buffer.concat(pieces), framing: 'chunked', complete: true, end: end + 2 }
    pieces.push(bytes.subarray(lineEnd + 2, end))
    at = end + 2
  }
}
