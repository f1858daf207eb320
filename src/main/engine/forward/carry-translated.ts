import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline, type Readable } from 'node:stream'
import type { ClientAnswer, Dropped, TranslatedCall } from '../exchange.ts'
import type { AnswerWatch } from './answer.ts'
import { cutOff } from './cut-off.ts'
import { inflaterOf } from './editable-stream.ts'
import { createRedactor, type Redactor } from './redactor.ts'
import { wasReset } from './was-reset.ts'
import type { AnswerTap } from './watch.ts'

export interface TranslatedWatch extends AnswerWatch {
  answers(status: number): void
  drops(names: Dropped): void
}

interface Ending {
  /** All that the provider said was read: nothing that is to be written down follows. */
  isHeard(): boolean
  /** The connection was lost on the way. */
  isLost(): boolean
}

const HEARD: Ending = { isHeard: () => true, isLost: () => false }

/**
 * Carries an answer to a client that speaks another format. The meter reads the provider's bytes as they come; what they say in
 * the client's format is pulled no faster than the client reads.
 */
export async function carryTranslated(
  answer: IncomingMessage,
  res: ServerResponse,
  options: {
    readonly call: TranslatedCall
    readonly key: string | null
    readonly cors: Record<string, string>
    readonly tap: AnswerTap
    readonly watch: TranslatedWatch
  },
): Promise<void> {
  const { tap, key } = options
  const redactor = createRedactor(key)
  const statusCode = answer.statusCode ?? 502
  const { 'content-encoding': encoding = 'identity', ...headers } = answer.headers
  const source = plainOf(answer, encoding)
  tap.begin(statusCode, source === answer ? answer.headers : headers, () => {})

  let isOver = false
  let isLost = false
  async function* heard(): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of source as AsyncIterable<Buffer>) {
        await tap.push(chunk)
        const masked = redactor.push(chunk)
        if (masked.length > 0) yield masked
      }
      if (wasReset(answer)) throw new Error('closed')
      await tap.end()
      isOver = true
    } catch (thrown) {
      isLost = true
      throw thrown
    }
    yield redactor.end()
  }
  try {
    const said = await options.call.answer({ statusCode, headers, body: heard() })
    const ending = { isHeard: () => isOver || tap.finished(), isLost: () => isLost }
    if (!res.destroyed) await sayToClient(said, res, { ...options, redactor, ending })
  } catch {
    // Nobody waits for this promise: what it rejects with would end the process.
    cutOff(res)
  }
  // Where the answer was not worth reading on, its connection is not worth keeping.
  if (!answer.complete) answer.destroy()
}

/** Asked for as it is; a server that compresses all the same is read all the same. */
function plainOf(answer: IncomingMessage, encoding: string): Readable {
  const inflater = inflaterOf(encoding.trim().toLowerCase())
  return inflater === null ? answer : pipeline(answer, inflater, () => {})
}

/** Writes an answer in the client's own format. */
export async function sayToClient(
  said: ClientAnswer,
  res: ServerResponse,
  options: {
    readonly cors: Record<string, string>
    readonly watch: TranslatedWatch
    readonly redactor?: Redactor
    readonly ending?: Ending
  },
): Promise<void> {
  const { cors, watch, redactor = createRedactor(null), ending = HEARD } = options
  watch.answers(said.statusCode)
  watch.drops(said.dropped)
  const dropped = said.dropped.length > 0 ? { 'x-waybill-dropped': said.dropped.join(', ') } : {}
  try {
    res.writeHead(said.statusCode, { ...masked(said.headers, redactor), ...dropped, ...cors })
    for await (const piece of said.body) {
      if (res.destroyed) return
      // Once more: in JSON a key may have been written with escapes.
      const bytes = Buffer.from(redactor.text(piece))
      watch.wrote(bytes.length)
      // Written down before the client can see the end.
      if (ending.isHeard()) {
        watch.settle('complete')
        await written(watch)
      }
      if (!res.write(bytes)) await drained(res)
    }
    watch.settle(ending.isLost() ? 'upstream' : 'complete')
    await written(watch)
    res.end()
  } catch {
    // Cut off must not look complete: no clean end of the body, but a reset.
    if (!res.destroyed) watch.settle('upstream')
    cutOff(res)
  }
}

function written(watch: AnswerWatch): Promise<void> {
  return new Promise((resolve) => watch.whenWritten(resolve))
}

function masked(headers: Readonly<Record<string, string>>, { text }: Redactor): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, text(value)]))
}

/** Or gone. */
function drained(res: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      res.off('drain', done)
      res.off('close', done)
      resolve()
    }
    res.once('drain', done)
    res.once('close', done)
  })
}
