import { Transform } from 'node:stream'
import type { ClientFrame } from '../exchange.ts'

/** Of one frame. Nobody writes more into one; what can't be held can't be looked at. */
const MOST_BYTES = 32 * 1024 * 1024

/**
 * Holds each frame of a WebSocket's client back until it is whole and may leave (RFC 6455, 5.2). One that may not, or that
 * breaks the protocol, ends the session: `refused` is called, and neither it nor anything after it passes.
 */
export function createMessageGate(mayLeave: (frame: ClientFrame) => boolean, refused: () => void): Transform {
  let pieces: Buffer[] = []
  let size = 0
  /** Bytes without which nothing new can be said: a large frame is put together once, not with each of its pieces. */
  let needed = 0
  let isClosed = false
  const refuse = (): void => {
    isClosed = true
    pieces = []
    refused()
  }
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (isClosed) return done()
      pieces.push(chunk)
      size += chunk.length
      if (size < needed) return done()
      const held = Buffer.concat(pieces)
      let from = 0
      for (let frame = frameAt(held, from); ; frame = frameAt(held, from)) {
        if (frame === 'broken') return done(void refuse())
        if (typeof frame === 'number') {
          needed = frame - from
          break
        }
        if (!mayLeave({ ...frame, payload: unmasked(held, frame) })) return done(void refuse())
        from = frame.end
      }
      pieces = [held.subarray(from)]
      size = held.length - from
      if (from > 0) this.push(held.subarray(0, from))
      done()
    },
  })
}

interface Frame extends Pick<ClientFrame, 'isControl' | 'endsMessage'> {
  readonly mask: number
  readonly payload: number
  readonly end: number
}

/** A number: it is not whole yet, and ends there or later. */
function frameAt(bytes: Buffer, start: number): Frame | number | 'broken' {
  if (bytes.length < start + 2) return start + 2
  const second = bytes[start + 1] as number
  // Section 5.1: whoever calls masks.
  if ((second & 0x80) === 0) return 'broken'
  const short = second & 0x7f
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0
  const mask = start + 2 + lengthBytes
  if (bytes.length < mask + 4) return mask + 4
  const length =
    lengthBytes === 0
      ? short
      : lengthBytes === 2
        ? bytes.readUInt16BE(start + 2)
        : Number(bytes.readBigUInt64BE(start + 2))
  if (length > MOST_BYTES) return 'broken'
  const payload = mask + 4
  const end = payload + length
  if (bytes.length < end) return end
  const first = bytes[start] as number
  const isControl = (first & 0x08) !== 0
  return { mask, payload, end, isControl, endsMessage: !isControl && (first & 0x80) !== 0 }
}

function unmasked(bytes: Buffer, { mask, payload, end }: Frame): Buffer {
  const plain = Buffer.from(bytes.subarray(payload, end))
  for (let i = 0; i < plain.length; i++) plain[i] = (plain[i] as number) ^ (bytes[mask + (i & 3)] as number)
  return plain
}
