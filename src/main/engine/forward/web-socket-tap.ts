import type { Writable } from 'node:stream'
import * as ws from 'ws'

/** Part of `ws`, and of none of its types. */
interface ReceiverOptions {
  readonly maxPayload: number
  readonly skipUTF8Validation: boolean
  readonly maxFragments: number
  readonly maxBufferedChunks: number
}
const { Receiver } = ws as unknown as { readonly Receiver: new (options: ReceiverOptions) => Writable }

/** An event with a whole recording in it may have some megabytes. After a larger one a session is read no further. */
const MAX_MESSAGE_BYTES = 32 * 1024 * 1024
/** As many as `ws` allows its own sockets. Each costs a hundred bytes, be it a byte long or none. */
const PIECES = { maxFragments: 16 * 1024, maxBufferedChunks: 256 * 1024 }

/** Reads the messages that a provider sends over a WebSocket, while its frames pass by it in pieces of any size. */
export interface WebSocketTap {
  push(bytes: Buffer): void
  /** Whether it still follows the frames: it has met neither a goodbye nor what it can't read. */
  isReading(): boolean
}

/**
 * `onMessage` gets each whole message, text or binary (Gemini Live sends its JSON in binary ones), and `onGoodbye` is told of
 * the frame with which the provider's side of a session ends, both before `push` returns. Frames that break the protocol
 * are the client's to judge: from there on nothing is read.
 */
export function createWebSocketTap(onMessage: (message: Buffer) => void, onGoodbye: () => void): WebSocketTap {
  // Extensions are never agreed on (headers.ts): there is nothing to inflate.
  const receiver = new Receiver({ maxPayload: MAX_MESSAGE_BYTES, skipUTF8Validation: true, ...PIECES })
  let isReading = true
  const stop = () => {
    isReading = false
  }
  receiver.on('message', onMessage)
  receiver.on('conclude', () => {
    stop()
    onGoodbye()
  })
  receiver.on('error', stop)
  return {
    push(bytes) {
      if (isReading) receiver.write(bytes)
    },
    isReading: () => isReading,
  }
}
