import { StringDecoder } from 'node:string_decoder'
import { createParser } from 'eventsource-parser'

/** An event larger than this (partial images, say) is passed over: the meter holds no more than one. */
const MAX_EVENT_CHARS = 16 * 1024 * 1024

/** Cuts a stream of server-sent events into its events. Returns the function to feed it with. */
export function createEventReader(onEvent: (event: string | undefined, data: string) => void): (bytes: Buffer) => void {
  const decoder = new StringDecoder('utf8')
  let tooLarge = false
  const parser = createParser({
    maxBufferSize: MAX_EVENT_CHARS,
    onEvent: ({ event, data }) => onEvent(event, data),
    onError: (error) => {
      tooLarge ||= error.type === 'max-buffer-size-exceeded'
    },
  })
  return (bytes) => {
    parser.feed(decoder.write(bytes))
    if (!tooLarge) return
    tooLarge = false
    parser.reset()
  }
}
