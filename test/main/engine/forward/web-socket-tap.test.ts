import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createWebSocketTap } from '../../../../src/main/engine/forward/web-socket-tap.ts'

interface Frame {
  readonly opcode: number
  readonly payload: Buffer
  readonly fin?: boolean
  readonly masked?: boolean
}

/** As a server writes it (RFC 6455, 5.2). */
function frame({ opcode, payload, fin = true, masked = false }: Frame): Buffer {
  const { length } = payload
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10)
  head[0] = (fin ? 0x80 : 0) | opcode
  head[1] = (masked ? 0x80 : 0) | (length < 126 ? length : length < 65_536 ? 126 : 127)
  if (head.length === 4) head.writeUInt16BE(length, 2)
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([head, masked ? Buffer.alloc(4) : Buffer.alloc(0), payload])
}

const text = (payload: string) => frame({ opcode: 1, payload: Buffer.from(payload) })

/** What is read when the bytes come in pieces of these sizes. */
function read(bytes: Buffer, sizes: readonly number[] = []): string[] {
  const heard: string[] = []
  const tap = createWebSocketTap(
    (message) => heard.push(message.toString()),
    () => heard.push('goodbye'),
  )
  let rest = Buffer.from(bytes)
  for (const size of sizes) {
    tap.push(rest.subarray(0, size))
    rest = rest.subarray(size)
  }
  tap.push(rest)
  return heard
}

describe('the messages of a provider over a WebSocket', () => {
  it('are read whole, text or binary, in one frame or in several, in pieces of any size', () => {
    const message = fc.record({
      payload: fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.nat(70_000).map((length) => 'x'.repeat(length)),
      ),
      binary: fc.boolean(),
      cuts: fc.array(fc.nat(300), { maxLength: 3 }),
      ping: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(message, { maxLength: 5 }), fc.array(fc.nat(2000), { maxLength: 80 }), (messages, sizes) => {
        const frames = messages.flatMap(({ payload, binary, cuts, ping }) => {
          const pieces: Buffer[] = []
          let rest = Buffer.from(payload)
          for (const cut of cuts) {
            pieces.push(rest.subarray(0, cut))
            rest = rest.subarray(cut)
          }
          pieces.push(rest)
          return pieces.flatMap((piece, index) => [
            frame({ opcode: index > 0 ? 0 : binary ? 2 : 1, payload: piece, fin: index === pieces.length - 1 }),
            // Control frames may stand between the fragments of a message.
            ...(ping ? [frame({ opcode: 9, payload: Buffer.from('ping') })] : []),
          ])
        })
        const bytes = Buffer.concat(frames)
        const before = Buffer.from(bytes)
        expect(read(bytes, sizes)).toEqual(messages.map(({ payload }) => payload))
        expect(bytes.equals(before)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  it('are read before `push` returns, byte by byte as well', () => {
    const bytes = text('{"type":"response.done"}')
    expect(read(bytes, Array(bytes.length).fill(1))).toEqual(['{"type":"response.done"}'])
  })

  it('are read no further where the protocol is broken, or a message would fill the memory', () => {
    const huge = frame({ opcode: 1, payload: Buffer.alloc(0) })
    const claim = Buffer.from([0x81, 127, 0, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff])
    for (const bad of [claim, frame({ opcode: 1, payload: Buffer.from('m'), masked: true }), Buffer.from([0xf1, 1])]) {
      const bytes = Buffer.concat([text('one'), huge, bad, text('two')])
      expect(read(bytes, [7, 3, 9])).toEqual(['one', ''])
    }
  })

  it('end with the goodbye', () => {
    expect(read(Buffer.concat([text('one'), frame({ opcode: 8, payload: Buffer.alloc(0) }), text('two')]))).toEqual([
      'one',
      'goodbye',
    ])
  })
  it('are read no further after one that comes in endless small pieces: each would cost more than it says', async () => {
    const tap = createWebSocketTap(
      () => {},
      () => {},
    )
    const piece = frame({ opcode: 0, payload: Buffer.from('x'), fin: false })
    tap.push(frame({ opcode: 1, payload: Buffer.from('x'), fin: false }))
    tap.push(Buffer.concat(Array<Buffer>(20_000).fill(piece)))
    await new Promise(setImmediate)
    expect(tap.isReading()).toBe(false)
  })
})
