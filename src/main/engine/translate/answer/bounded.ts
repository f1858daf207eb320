import { ReadableStream } from 'node:stream/web'
import type { ProviderAnswer } from '../../exchange.ts'
import { createFrameCutter } from '../../scan/event-frames.ts'

/** A plain answer is held whole to be read. Pictures in base64 are the largest that there are. */
const MOST_PLAIN_BYTES = 64 * 1024 * 1024
/** An event is held until its end. */
const MOST_EVENT_BYTES = 16 * 1024 * 1024
/** What an AI SDK's package remembers of a stream (a tool's arguments, say) grows with it. */
const MOST_STREAM_BYTES = 256 * 1024 * 1024
/** To check a list of millions against every shape that it might have takes minutes, in which nobody else is served. */
const MOST_OPENINGS = 200_000

const LINE_FEED = 0x0a
const OPEN_LIST = 0x5b
const OPEN_OBJECT = 0x7b

/** The provider's bytes for the AI SDK, pulled no faster than it reads: one event or one body must not take all memory or time. */
export function bounded(body: ProviderAnswer['body'], type: 'plain' | 'stream' | 'frames'): ReadableStream<Uint8Array> {
  return ReadableStream.from(READERS[type](body))
}

const READERS = { plain: wholeOf, stream: eventsOf, frames: framesOf }

async function* wholeOf(body: ProviderAnswer['body']): AsyncGenerator<Uint8Array> {
  let bytes = 0
  let openings = 0
  for await (const chunk of body) {
    bytes += chunk.length
    openings += openingsIn(chunk)
    if (bytes > MOST_PLAIN_BYTES || openings > MOST_OPENINGS) throw new Error('answer too large')
    yield chunk
  }
}

async function* eventsOf(body: ProviderAnswer['body']): AsyncGenerator<Uint8Array> {
  let bytes = 0
  let inEvent = 0
  let openings = 0
  for await (const chunk of body) {
    const lastEnd = chunk.lastIndexOf(LINE_FEED)
    const begun = chunk.subarray(lastEnd + 1)
    bytes += chunk.length
    inEvent = begun.length + (lastEnd === -1 ? inEvent : 0)
    openings = openingsIn(begun) + (lastEnd === -1 ? openings : 0)
    if (bytes > MOST_STREAM_BYTES || inEvent > MOST_EVENT_BYTES || openings > MOST_OPENINGS) {
      throw new Error('event too large')
    }
    yield chunk
  }
}

/** Whole messages of AWS's streams: the AI SDK would copy one that comes in pieces at each of them. */
async function* framesOf(body: ProviderAnswer['body']): AsyncGenerator<Uint8Array> {
  let bytes = 0
  let frames: Buffer[] = []
  const cut = createFrameCutter((frame) => frames.push(frame.bytes))
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > MOST_STREAM_BYTES) throw new Error('stream too large')
    cut(chunk)
    for (const frame of frames) {
      if (openingsIn(frame) > MOST_OPENINGS) throw new Error('event too large')
      yield frame
    }
    frames = []
  }
}

/** Where lists and objects begin, or a text has such a sign. */
function openingsIn(bytes: Buffer): number {
  let openings = 0
  for (const byte of bytes) if (byte === OPEN_LIST || byte === OPEN_OBJECT) openings += 1
  return openings
}
