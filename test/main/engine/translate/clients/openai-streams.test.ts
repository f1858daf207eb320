import type { LanguageModelV4Content } from '@ai-sdk/provider'
import fc from 'fast-check'
import OpenAI from 'openai'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chatCompletions } from '../../../../../src/main/engine/translate/clients/chat-completions/chat-completions.ts'
import { responses } from '../../../../../src/main/engine/translate/clients/responses/responses.ts'
import { allOf } from '../../../../support/translate/all-of.ts'
import { resultOf } from '../../../../support/translate/answers.ts'
import { type CodecServer, startCodecServer } from '../../../../support/translate/codec-server.ts'

/** What the model says, and how long the pieces are in which a stream brings it. */
const script = { content: [] as LanguageModelV4Content[], size: 1 }
const answering = {
  answer: () => resultOf(script.content),
  split: (text: string) => text.match(new RegExp(`[^]{1,${script.size}}`, 'g')) ?? [],
}

let chatServer: CodecServer
let responsesServer: CodecServer

beforeAll(async () => {
  chatServer = await startCodecServer(chatCompletions, answering)
  responsesServer = await startCodecServer(responses, answering)
})

afterAll(() => Promise.all([chatServer.close(), responsesServer.close()]))

const word = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
const content: fc.Arbitrary<LanguageModelV4Content[]> = fc
  .tuple(
    fc.array(
      fc.oneof(
        word.map((text) => ({ type: 'text' as const, text })),
        word.map((text) => ({ type: 'reasoning' as const, text })),
        word.map((text) => ({
          type: 'reasoning' as const,
          text,
          providerMetadata: { anthropic: { signature: text } },
        })),
      ),
      { maxLength: 4 },
    ),
    fc.array(fc.dictionary(word, word, { maxKeys: 2, noNullPrototype: true }), { maxLength: 3 }),
  )
  .map(([said, inputs]) => [
    ...said,
    ...inputs.map((input, index) => ({
      type: 'tool-call' as const,
      toolCallId: `c${index}`,
      toolName: 'weather',
      input: JSON.stringify(input),
    })),
  ])

const tool = { name: 'weather', parameters: { type: 'object' } }

test('whatever pieces a completion comes in, the SDK puts the plain one together', async () => {
  const client = new OpenAI({ apiKey: 'k', baseURL: `${chatServer.origin}/v1` })
  const ask = {
    model: 'm',
    messages: [{ role: 'user' as const, content: 'Hello' }],
    tools: [{ type: 'function' as const, function: tool }],
  }
  await fc.assert(
    fc.asyncProperty(content, fc.integer({ min: 1, max: 50 }), async (said, size) => {
      Object.assign(script, { content: said, size })
      const plain = await client.chat.completions.create(ask)
      const options = { include_usage: true }
      const stream = client.chat.completions.stream({ ...ask, stream_options: options })
      const thoughts = (await allOf(stream)).flatMap(({ choices }) => choices.map(({ delta }) => thoughtIn(delta)))
      const streamed = await stream.finalChatCompletion()
      expect(streamed.usage).toEqual(plain.usage)
      expect(streamed.choices[0]?.finish_reason).toBe(plain.choices[0]?.finish_reason)
      expect(messageOf(streamed)).toEqual(messageOf(plain))
      expect(thoughts.join('')).toBe(thoughtIn(plain.choices[0]?.message ?? {}))
    }),
    { numRuns: 40 },
  )
})

test('whatever pieces a response comes in, the SDK puts the plain one together', async () => {
  const client = new OpenAI({ apiKey: 'k', baseURL: `${responsesServer.origin}/v1` })
  const ask = { model: 'm', input: 'Hello', tools: [{ type: 'function' as const, strict: false, ...tool }] }
  await fc.assert(
    fc.asyncProperty(content, fc.integer({ min: 1, max: 50 }), async (said, size) => {
      Object.assign(script, { content: said, size })
      const plain = await client.responses.create(ask)
      const streamed = await client.responses.stream(ask).finalResponse()
      expect(streamed.usage).toEqual(plain.usage)
      expect(streamed.output_text).toBe(plain.output_text)
      expect(streamed.output).toMatchObject(plain.output.map(({ id: _id, ...item }) => item))
    }),
    { numRuns: 40 },
  )
})

/** Without what the SDK's helper adds, and what it keeps only the last piece of. */
function messageOf(completion: OpenAI.ChatCompletion): object {
  const { content, refusal, role, tool_calls = [], ...more } = completion.choices[0]?.message ?? {}
  const { reasoning_details } = { reasoning_details: null, ...more }
  const calls = tool_calls.map(
    (call) => call.type === 'function' && [call.id, call.function.name, call.function.arguments],
  )
  return { content, refusal, role, calls, reasoning_details }
}

function thoughtIn(said: object): string {
  return 'reasoning_content' in said ? String(said.reasoning_content) : ''
}
