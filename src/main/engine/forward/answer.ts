import type { IncomingMessage, ServerResponse } from 'node:http'
import { cutOff } from './cut-off.ts'
import { editableStream } from './editable-stream.ts'
import { answerHeaders } from './headers.ts'
import { createRedactor } from './redactor.ts'
import { createUsageStripper } from './strip-usage.ts'
import { wasReset } from './was-reset.ts'
import type { AnswerTap } from './watch.ts'

export interface AnswerWatch {
  settle(ending: 'complete' | 'upstream'): void
  /** Calls back once that is written down: the byte that lets the client see the end waits for it. */
  whenWritten(then: () => void): void
  wrote(bytes: number): void
}

/**
 * Carries one answer to the client. Bytes pass as they come; only three things may hold one back: the beginning of what
 * might be the provider's key at the end of a chunk, the last byte, until the exchange is written down, and, where usage
 * is taken out of a stream, an event's beginning, until its end is there.
 */
export function carryAnswer(
  answer: IncomingMessage,
  res: ServerResponse,
  options: {
    readonly key: string | null
    /** Takes out the usage that the client did not ask for, if it is a stream that comes. */
    readonly stripsUsage: boolean
    readonly cors: Record<string, string>
    readonly tap: AnswerTap
    readonly watch: AnswerWatch
  },
): void {
  const { tap, watch } = options
  const redactor = createRedactor(options.key)
  const inflated = createRedactor(options.key)
  const events = options.stripsUsage ? editableStream(answer) : null
  const source = events ?? answer
  const stripper = events && createUsageStripper()
  const statusCode = answer.statusCode ?? 502
  // What is edited is plain by now, whatever it was.
  const headers = events ? { ...answer.headers, 'content-encoding': 'identity' } : answer.headers
  tap.begin(statusCode, headers, (bytes) => inflated.push(bytes))

  // RFC 9110, 8.6: with a 204 there is no length, and who believed one would take the next answer for this one's body.
  const without = events ? ['content-length', 'content-encoding'] : statusCode === 204 ? ['content-length'] : []
  res.sendDate = false // the provider's own, if it sent one
  res.writeHead(
    statusCode,
    redactor.text(answer.statusMessage ?? ''),
    answerHeaders(answer, redactor.text, options.cors, without),
  )
  const total = stripper === null ? bodyLength(answer, res) : null
  let received = 0
  let ended = false

  const cut = (): void => {
    if (ended) return
    ended = true
    watch.settle('upstream')
    // Cut off must not look complete: no clean end of the body, but a reset.
    cutOff(res)
    answer.destroy()
    source.destroy()
  }
  const finish = (last: Buffer): void => {
    if (ended) return
    ended = true
    if (last.length > 0) watch.wrote(last.length)
    watch.settle('complete')
    watch.whenWritten(() => res.end(last))
  }
  const write = (out: Buffer): void => {
    if (res.write(out)) return
    source.pause()
    res.once('drain', () => source.resume())
  }
  const pass = (chunk: Buffer): void => {
    // Cut off while it was inflated.
    if (ended) return
    // A key inside a compressed answer can't be masked in place: the answer ends here.
    if (inflated.found()) {
      cut()
      return
    }
    const masked = redactor.push(chunk)
    const out = stripper === null ? masked : stripper.push(masked)
    if (total !== null && received >= total) {
      finish(Buffer.concat([out, redactor.end()]))
      return
    }
    if (out.length === 0) return
    watch.wrote(out.length)
    if (!tap.finished()) {
      write(out)
      return
    }
    watch.settle('complete')
    watch.whenWritten(() => write(out))
  }

  if (total === 0) {
    answer.resume()
    finish(Buffer.alloc(0))
    return
  }
  // Alone only if no content came along with them: one packet is better than two.
  setImmediate(() => {
    if (received === 0 && !ended) res.flushHeaders()
  })
  source.on('data', (chunk: Buffer) => {
    received += chunk.length
    const read = tap.push(chunk)
    if (read === undefined) {
      pass(chunk)
      return
    }
    source.pause()
    read.then(() => {
      pass(chunk)
      if (!res.writableNeedDrain) source.resume()
    })
  })
  const atEnd = (): void => {
    if (wasReset(answer)) {
      cut()
      return
    }
    const read = tap.end()
    const rest = () =>
      stripper === null ? redactor.end() : Buffer.concat([stripper.push(redactor.end()), stripper.end()])
    const last = () => (inflated.found() ? cut() : finish(rest()))
    if (read === undefined) last()
    else read.then(last)
  }
  // Somebody may have looked into it before, and found nothing but its end.
  if (source.readableEnded) atEnd()
  else source.once('end', atEnd)
  answer.once('error', cut)
  source.once('error', cut)
  answer.once('close', () => {
    if (!answer.complete) cut()
  })
}

/** How many bytes of body will come; null where only the end will tell. */
function bodyLength(answer: IncomingMessage, res: ServerResponse): number | null {
  if (res.req.method === 'HEAD' || answer.statusCode === 204 || answer.statusCode === 304) return 0
  const length = answer.headers['content-length']
  return length === undefined ? null : Number(length)
}
