import { connect, type Socket } from 'node:net'
import fc from 'fast-check'

/** Any byte there is, as a character. */
const anyByte = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code))
export const noise = (most: number) => fc.string({ unit: anyByte, maxLength: most })

const name = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('content-length', 'transfer-encoding', 'connection', 'trailer', 'te', 'x-a'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('__proto__', 'constructor', 'upgrade', 'keep-alive', 'expect', 'content-encoding'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('host', 'cookie', 'proxy-connection', 'content-type', 'location', 'set-cookie'),
  },
  noise(12),
)
const value = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('chunked', 'identity', 'gzip, chunked', 'chunked, chunked', 'close', 'gzip'),
  },
  { weight: 4, arbitrary: fc.constantFrom('0', '2', '38', '+2', '2, 2', '', 'content-length', 'upgrade', 'websocket') },
  { weight: 1, arbitrary: fc.constantFrom('100-continue', 'text/event-stream', 'multipart/form-data; boundary=x') },
  noise(40),
)
const between = fc.oneof(
  { weight: 6, arbitrary: fc.constant(': ') },
  fc.constantFrom(':', ' : ', ':\t', '\t:', '', ': \0'),
)
const lineEnd = fc.oneof({ weight: 12, arbitrary: fc.constant('\r\n') }, fc.constantFrom('\n', '\r', '\r\r\n', '\r\n '))

/** Lines of a head, most of them well formed. */
export const headerLines = (most: number) =>
  fc
    .array(fc.tuple(name, between, value, lineEnd), { maxLength: most })
    .map((lines) => lines.map((parts) => parts.join('')).join(''))

/** A body in chunks as they may be, with extensions and a trailer. */
export const chunksOf = (body: string) =>
  fc
    .record({
      cuts: fc.array(fc.nat(Math.max(0, body.length - 1)), { maxLength: 6 }),
      zeros: fc.constantFrom('', '0', '0000'),
      extension: fc.constantFrom('', ';a', ';a=b', ';a="b c";d', `;x=${'y'.repeat(200)}`),
      trailer: fc.constantFrom('', 'x-sum: 1\r\n', 'x-a: b\r\nx-c: d\r\n', `x-a: ${'b'.repeat(500)}\r\n`),
    })
    .map(({ cuts, zeros, extension, trailer }) => {
      const ends = [...new Set([...cuts, body.length])].toSorted((a, b) => a - b).filter((end) => end > 0)
      const chunks = ends.map((end, index) => body.slice(index === 0 ? 0 : ends[index - 1], end))
      const sizes = chunks.map((chunk) => `${zeros}${chunk.length.toString(16)}${extension}\r\n${chunk}\r\n`)
      return `${sizes.join('')}0${extension}\r\n${trailer}\r\n`
    })

/** Where bytes are cut into pieces that are sent one by one: parts of a thousand of their length. */
export const cuts = fc.array(fc.integer({ min: 1, max: 999 }), { maxLength: 5 })

/** Writes text in pieces, each handed to the system before the next one. */
export async function writePieces(socket: Socket, text: string, parts: readonly number[]): Promise<void> {
  const ends = parts.map((part) => Math.floor((part * text.length) / 1000)).toSorted((a, b) => a - b)
  let from = 0
  for (const end of [...ends, text.length]) {
    const piece = text.slice(from, end)
    from = end
    if (piece !== '' && !socket.destroyed) await new Promise((resolve) => socket.write(piece, 'latin1', resolve))
  }
}

/**
 * Sends text in pieces, and resolves to all that came back once the other end has hung up; with `heard`, which waits until it has
 * read all of it, this end does so then: there may be no end to what was sent.
 */
export function exchange(
  port: number,
  text: string,
  parts: readonly number[],
  heard?: () => Promise<unknown>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = ''
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    socket.setEncoding('latin1').on('data', (piece) => {
      told += piece
    })
    // Reset where its rest is not read any more.
    socket.on('error', () => {})
    const read = writePieces(socket, text, parts).then(heard)
    if (heard) read.then(() => socket.end()).catch(reject)
    socket.once('close', () => void read.then(() => resolve(told)))
  })
}
