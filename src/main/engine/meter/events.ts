import { StringDecoder } from 'node:string_decoder'
import { createParser } from 'eventsource-parser'

/** An event larger than this (partial images, say) is passed over: the meter holds no more than one. */
const MAX_EVENT_CHARS = 16 * 1024 * 1024

export interface EventReader {
  push(bytes: Buffer): void
  /** The stream has come to its end: its last event may lack the blank line. */
  end(): void
}

/** Cuts a stream of server-sent events into its events. */
export function createEventReader(onEvent: (event: string | undefined, data: string) => void): EventReader {
  const decoder = new StringDecoder('utf8')
  let tooLarge = false
  const parser = createParser({
    maxBufferSize: MAX_EVENT_CHARS,
    onEvent: ({ event, data }) => onEvent(event, data),
    onError: (error) => {
      tooLarge ||= error.type === 'max-buffer-size-exceeded'
    },
  })
  const feed = (text: string): void => {
    parser.feed(text)
    if (!tooLarge) return
    tooLarge = false
    parser.reset()
  }
  return {
    push: (bytes) => feed(decoder.write(bytes)),
    end: () => feed(`${decoder.end()}\n\n`),
  }
}
