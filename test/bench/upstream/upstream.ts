/**
 * A provider that costs next to nothing, so that the proxy before it is what is measured: fixed bytes to every request, a stream
 * where one is asked for. Prints its port; is told by message how streams are to be spoken.
 */
import net, { type Socket } from 'node:net'
import { spokenAt } from '../../main/engine/translate/spoken.ts'
import { createReader } from '../load/http-messages.ts'
import { wholeAnswer } from './whole-answer.ts'

export interface Speech {
  readonly frames: number
  /** 0: as fast as they can be written. */
  readonly everyMs: number
}

let speech: Speech = { frames: 3, everyMs: 0 }
process.on('message', (told) => {
  speech = told as Speech
  process.send?.('understood')
})

const STREAM_HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n'
const chat = wholeAnswer('chat_completions')
const messages = wholeAnswer('messages')

const server = net.createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => {})
  socket.on(
    'data',
    createReader((head, bodyStart) => {
      const path = head.slice(0, head.indexOf('\r\n'))
      if (bodyStart.includes('"stream":true') || bodyStart.includes('"stream": true')) speak(path, socket)
      else socket.write(path.includes('/messages') ? messages : chat)
    }),
  )
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object' && address !== null) console.log(address.port)
})

/** Each frame tells its number and, in microseconds of the machine's own clock, when it was written. */
function speak(path: string, socket: Socket): void {
  const { frames, everyMs } = speech
  const { start, word, end } = spokenAt(path)
  let index = 0
  socket.write(STREAM_HEAD + inChunk(start))
  const next = (): boolean => {
    if (socket.destroyed) return false
    if (index < frames) socket.write(inChunk(word(`n=${index} t=${process.hrtime.bigint() / 1000n} `)))
    else socket.write(`${inChunk(end)}0\r\n\r\n`)
    index += 1
    return index <= frames
  }
  if (everyMs === 0) {
    const soon = (): unknown => next() && setImmediate(soon)
    setImmediate(soon)
  } else {
    const timer = setInterval(() => next() || clearInterval(timer), everyMs)
  }
}

function inChunk(text: string): string {
  return `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`
}
