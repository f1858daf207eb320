import { ReadableStream } from 'node:stream/web'
import type { ProviderAnswer } from '../../exchange.ts'

/** A plain answer is held whole to be read. Pictures in base64 are the largest that there are. */
const MOST_PLAIN_BYTES = 64 * 1024 * 1024
/** An event is held until its end. */
const MOST_LINE_BYTES = 16 * 1024 * 1024
/** What an AI SDK's package remembers of a stream (a tool's arguments, say) grows with it. */
const MOST_STREAM_BYTES = 256 * 1024 * 1024

/** The provider's bytes for the AI SDK, pulled no faster than it reads: one line or one body must not fill the memory. */
export function bounded(body: ProviderAnswer['body'], type: 'plain' | 'stream'): ReadableStream<Uint8Array> {
  return ReadableStream.from(type === 'plain' ? withMost(body, MOST_PLAIN_BYTES) : withLines(body))
}

async function* withMost(body: ProviderAnswer['body'], most: number): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > most) throw new Error('answer too large')
    yield chunk
  }
}

async function* withLines(body: ProviderAnswer['body']): AsyncGenerator<Uint8Array> {
  let inLine = 0
  for await (const chunk of withMost(body, MOST_STREAM_BYTES)) {
    const lastEnd = chunk.lastIndexOf(0x0a)
    inLine = lastEnd === -1 ? inLine + chunk.length : chunk.length - lastEnd - 1
    if (inLine > MOST_LINE_BYTES) throw new Error('line too long')
    yield chunk
  }
}
