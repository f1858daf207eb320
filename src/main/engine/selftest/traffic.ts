import type { SelftestStep } from '../../../shared/contract/privacy.ts'
import { anthropicAsks, messagesAsk } from './anthropic-asks.ts'
import { ask, type MarkedAsk, type Told } from './ask.ts'
import { geminiAsks, generateAsk } from './gemini-asks.ts'
import { type MakeAsk, type Mark, RUNNING, surrounded } from './marked-request.ts'
import { chatAsk, keylessAsks, openaiAsks, responsesAsk } from './openai-asks.ts'
import { talk } from './realtime.ts'
import type { Visitor } from './visitors.ts'
import { asWritten, exactly, type Marks, type Wanted } from './wanted.ts'

type Sent = Extract<SelftestStep, { step: 'sent' }>

export interface Traffic {
  /** Sends them all, one after the other; those that run on stay open until `leave`. */
  send(signal?: AbortSignal): AsyncGenerator<Sent>
  /** The clients of what still runs go. */
  leave(): Promise<void>
  requests(): number
  /** What else is unique to these exchanges: ids and cookies of the answers that run, the key that let them in. */
  learnt(): readonly Wanted[]
  /** What did not go the way that it was meant to go, so that it proves less. */
  strayed(): readonly string[]
}

interface TrafficNeeds {
  readonly origin: string
  readonly visitor: Visitor
  readonly marks: Marks
  /** A row without a key is known by its tool only: where none is kept, no such request can be sent. */
  readonly isToolKept: boolean
}

const running: readonly MakeAsk[] = [chatAsk, responsesAsk, messagesAsk, generateAsk].map(
  (make) => (mark: Mark) => make(mark, RUNNING),
)

const STRANGER = 'sk-wb-'

export function createTraffic({ origin, visitor, marks, isToolKept }: TrafficNeeds): Traffic {
  const open: { leave(): Promise<void> }[] = []
  const learnt: Wanted[] = [exactly(visitor.key, 'the client key')]
  const strayed: string[] = []
  let requests = 0

  async function sendOne(make: MakeAsk): Promise<Sent> {
    const before = marks.count()
    const asked = surrounded(make(marks.mark), visitor.tool, marks.mark)
    const key = asked.isStranger ? STRANGER + marks.mark('key that nobody has') : visitor.key
    requests += 1
    const exchange = await ask(origin, key, asked)
    judge(asked, exchange.told)
    if (asked.leaves) {
      open.push(exchange)
      learnt.push(...madeUpIn(exchange.told))
    }
    return { step: 'sent', what: asked.what, markers: marks.count() - before }
  }

  function judge({ what, expects }: MarkedAsk, { status }: Told): void {
    const isAnswered = status !== null && status < 400
    if (isAnswered === (expects === 'success')) return
    strayed.push(`${what}: answered with ${status ?? 'nothing'}, so it went another way than it should.`)
  }

  async function sendOverWebSocket(): Promise<Sent> {
    const before = marks.count()
    const what = 'OpenAI Realtime, over a WebSocket'
    const { path, headers } = surrounded({ what, path: REALTIME, expects: 'success' }, visitor.tool, marks.mark)
    requests += 1
    const authorized = { ...headers, authorization: `Bearer ${visitor.key}` }
    const talked = await talk(origin, path, authorized, marks.mark('words over a WebSocket'))
    if (!talked.answered) strayed.push(`${what}: not answered.`)
    open.push({ leave: talked.close })
    return { step: 'sent', what, markers: marks.count() - before }
  }

  return {
    async *send(signal) {
      // First what is known by its key: what a crash leaves is found by that.
      for (const make of running) yield await sendOne(make)
      yield await sendOverWebSocket()
      for (const make of [...openaiAsks, ...anthropicAsks, ...geminiAsks, ...(isToolKept ? keylessAsks : [])]) {
        signal?.throwIfAborted()
        yield await sendOne(make)
      }
    },
    async leave() {
      await Promise.all(open.splice(0).map((exchange) => exchange.leave()))
    },
    requests: () => requests,
    learnt: () => learnt,
    strayed: () => strayed,
  }
}

const REALTIME = '/v1/realtime?model=sandbox'

/** What the sandbox made up for one answer. */
function madeUpIn({ headers, text }: Told): Wanted[] {
  const found: [unknown, string][] = [
    [headers['x-request-id'] ?? headers['request-id'], 'an answer’s request id'],
    [/=([^;]{16,})/.exec(headers['set-cookie']?.[0] ?? '')?.[1], 'an answer’s cookie'],
    [/"(?:id|responseId)": ?"([^"]{16,})"/.exec(text)?.[1], 'an answer’s id'],
  ]
  return found.flatMap(([value, name]) => (typeof value === 'string' ? [asWritten(value, name)] : []))
}
