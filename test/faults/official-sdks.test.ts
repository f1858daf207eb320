import Anthropic from '@anthropic-ai/sdk'
import { GoogleGenAI } from '@google/genai'
import OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type ClientName, talkers } from '../main/engine/translate/ways.ts'
import { rounds, tell } from '../support/tell.ts'
import { chatAnswers, messageAnswers, streams, type WholeAnswer } from './cut-answer.ts'
import { bounded, type CuttingWorld, cutsOf, startCutting } from './cutting.ts'

vi.setConfig({ testTimeout: 180_000 })

let world: CuttingWorld
let answer: Buffer

beforeAll(async () => {
  world = await startCutting(() => answer)
})
afterAll(() => world.close())

const [chat, chunkedChat] = chatAnswers as [WholeAnswer, WholeAnswer]
const [message, chunkedMessage] = messageAnswers as [WholeAnswer, WholeAnswer]

interface Way {
  readonly client: ClientName
  readonly prefix: string
  readonly whole: WholeAnswer
}

const plain: readonly Way[] = [
  { client: 'chat_completions', prefix: 'openai/', whole: chat },
  { client: 'chat_completions', prefix: 'openai/', whole: chunkedChat },
  { client: 'messages', prefix: 'anthropic/', whole: message },
  { client: 'messages', prefix: 'anthropic/', whole: chunkedMessage },
  { client: 'chat_completions', prefix: 'anthropic/', whole: chunkedMessage },
  { client: 'generate_content', prefix: 'anthropic/', whole: chunkedMessage },
]
const streamed: readonly Way[] = [
  { client: 'chat_completions', prefix: 'openai/', whole: streams.openai },
  { client: 'responses', prefix: 'openai/', whole: streams.responses },
  { client: 'messages', prefix: 'anthropic/', whole: streams.anthropic },
  { client: 'generate_content', prefix: 'gemini/', whole: streams.gemini },
  { client: 'chat_completions', prefix: 'anthropic/', whole: streams.anthropic },
  { client: 'messages', prefix: 'openai/', whole: streams.responses },
  { client: 'generate_content', prefix: 'anthropic/', whole: streams.anthropic },
]

/** Asks by an SDK that tries nothing again, once for each cut: what it says then is all of it, or it throws. */
async function expectAllOrNothing({ whole }: Way, all: string, say: (model: string) => Promise<string>): Promise<void> {
  answer = whole.bytes
  expect(await say('cut-end-99999')).toBe(all)
  const cuts = cutsOf(whole, rounds(97, 11)).filter(({ at }) => at < whole.bytes.length)
  for (const { at, ending } of cuts) {
    const said = await bounded(say(`cut-${ending}-${at}`).catch((error: unknown) => error))
    tell({ tried: 1, hung: said === null ? 1 : 0 })
    const where = `${ending} after ${at} of ${whole.bytes.length} bytes`
    if (said instanceof Error) continue
    // Nothing but framing was missing.
    expect([where, said, at >= whole.saidAt - '0\r\n\r\n'.length]).toEqual([where, all, true])
  }
}

describe('an official SDK never takes an answer that was cut off for a whole one', () => {
  it.each(plain)('$client from $prefix: $whole.name', async (way) => {
    const talker = talkers(world.engine)[way.client]
    await expectAllOrNothing(way, 'Hello', (model) => talker.plain(way.prefix + model))
  })

  it.each(streamed)('$client from $prefix: $whole.name', async (way) => {
    const talker = talkers(world.engine)[way.client]
    const all = way.whole === streams.gemini ? 'OneTwo.' : 'OneTwo'
    await expectAllOrNothing(way, all, async (model) => {
      let said = ''
      for await (const word of talker.stream(way.prefix + model)) said += word
      return said
    })
  })
})

describe('an official SDK tries again, as it does with its provider, where no answer came', () => {
  const messages = [{ role: 'user' as const, content: 'Hello' }]
  const asks = {
    async openai() {
      const client = new OpenAI({ baseURL: `${world.engine.proxy}/v1`, apiKey: world.engine.key })
      return (await client.chat.completions.create({ model: 'openai/any', messages })).choices[0]?.message.content
    },
    async anthropic() {
      const client = new Anthropic({ baseURL: world.engine.proxy, apiKey: world.engine.key })
      const { content } = await client.messages.create({ model: 'anthropic/any', messages, max_tokens: 99 })
      return content[0]?.type === 'text' ? content[0].text : null
    },
    async gemini() {
      const httpOptions = { baseUrl: world.engine.proxy, retryOptions: { attempts: 3 } }
      const client = new GoogleGenAI({ apiKey: world.engine.key, httpOptions })
      return (await client.models.generateContent({ model: 'anthropic/any', contents: 'Hello' })).text
    },
  }

  it.each(['openai', 'anthropic', 'gemini'] as const)('%s: the second time it is there', async (sdk) => {
    answer = sdk === 'openai' ? chat.bytes : message.bytes
    let calls = 0
    world.provider.onConnection((socket) => {
      calls += 1
      if (calls <= 1) socket.once('data', () => socket.resetAndDestroy())
    })
    await dropConnections()
    expect(await bounded(asks[sdk]())).toBe('Hello')
    expect(calls).toBe(2)
    world.provider.onConnection(() => {})
  })
})

/** So that the next request makes one of its own. */
async function dropConnections(): Promise<void> {
  for (const { socket } of world.provider.calls) socket.destroy()
  await expect.poll(world.provider.open).toBe(0)
}
