import type { LanguageModelV4Content, LanguageModelV4StreamPart } from '@ai-sdk/provider'
import Anthropic from '@anthropic-ai/sdk'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { messages } from '../../../../../../src/main/engine/translate/clients/messages/messages.ts'
import { resultOf } from '../../../../../support/translate/answers.ts'
import { type CodecServer, startCodecServer } from '../../../../../support/translate/codec-server.ts'

/** What the model says, and how long the pieces are in which a stream brings it. */
const script = { content: [] as LanguageModelV4Content[], size: 1 }
let server: CodecServer

beforeAll(async () => {
  server = await startCodecServer(messages, {
    answer: () => resultOf(script.content),
    split: (text) => text.match(new RegExp(`[^]{1,${script.size}}`, 'g')) ?? [],
  })
})

afterAll(() => server.close())

const word = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
const signature = word.map((text) => ({ anthropic: { signature: text } }))
const spoken: fc.Arbitrary<LanguageModelV4Content> = fc.oneof(
  word.map((text) => ({ type: 'text' as const, text })),
  fc.record({ type: fc.constant('reasoning' as const), text: word, providerMetadata: signature }),
)
const input = fc
  .dictionary(word, word, { maxKeys: 2, noNullPrototype: true })
  .filter((given) => !Object.hasOwn(given, '__proto__'))
const content = fc
  .tuple(fc.array(spoken, { maxLength: 4 }), fc.array(input, { maxLength: 3 }))
  .map(([said, inputs]) => [
    ...said,
    ...inputs.map((given, index) => ({
      type: 'tool-call' as const,
      toolCallId: `c${index}`,
      toolName: 'weather',
      input: JSON.stringify(given),
    })),
  ])

test('whatever pieces a message comes in, the SDK puts the plain one together', async () => {
  const client = new Anthropic({ apiKey: 'k', baseURL: server.origin, maxRetries: 0 })
  const thinking = { type: 'adaptive' as const }
  const ask = { model: 'm', max_tokens: 10, thinking, messages: [{ role: 'user' as const, content: 'Hello' }] }
  await fc.assert(
    fc.asyncProperty(content, fc.integer({ min: 1, max: 50 }), async (said, size) => {
      Object.assign(script, { content: said, size })
      const plain = await client.messages.create(ask)
      const streamed = await client.messages.stream(ask).finalMessage()
      expect(streamed.content).toEqual(plain.content)
      expect(streamed.usage).toEqual(plain.usage)
      expect(streamed.stop_reason).toBe(plain.stop_reason)
    }),
    { numRuns: 40 },
  )
})

const { usage, finishReason } = resultOf([])
const finish: LanguageModelV4StreamPart = { type: 'finish', usage, finishReason }
const place = { path: '/v1/messages', query: '' }
const ask = { max_tokens: 1, messages: [{ role: 'user', content: 'Hello' }] }
const framesOf = (...parts: LanguageModelV4StreamPart[]) => {
  const { answerWriter } = messages.decode(ask, place)
  const writer = answerWriter({ requestModel: 'm', id: 'a1', at: 0 })
  const text = [...parts, finish].map((part) => writer.part(part)).join('')
  return text.split('\n\n').flatMap((frame) => (frame === '' ? [] : [JSON.parse(frame.split('data: ')[1] ?? '')]))
}
const toolPart = (type: 'start' | 'end', id: string) =>
  type === 'start'
    ? { type: 'tool-input-start' as const, id, toolName: id.toUpperCase() }
    : { type: 'tool-input-end' as const, id }
const piece = (id: string, delta: string) => ({ type: 'tool-input-delta' as const, id, delta })

test('calls whose inputs come interleaved are told one after the other', () => {
  const frames = framesOf(
    { type: 'text-delta', id: 't', delta: 'Two:' },
    toolPart('start', 'a'),
    toolPart('start', 'b'),
    piece('b', '{"of":'),
    piece('a', '{"of":'),
    { type: 'text-delta', id: 't', delta: 'And:' },
    piece('b', '"b"}'),
    piece('a', '"a"}'),
    toolPart('end', 'b'),
    toolPart('end', 'a'),
    { type: 'tool-call', toolCallId: 'a', toolName: 'A', input: '{"of":"a"}' },
    { type: 'tool-call', toolCallId: 'b', toolName: 'B', input: '{"of":"b"}' },
  )
  const told = frames.flatMap(({ type, index, content_block, delta }) =>
    type.startsWith('content_block')
      ? [[index, content_block?.name ?? delta?.text ?? delta?.partial_json ?? type]]
      : [],
  )
  expect(told).toEqual([
    [0, 'content_block_start'],
    [0, 'Two:'],
    [0, 'content_block_stop'],
    [1, 'A'],
    [1, '{"of":'],
    [1, '"a"}'],
    [1, 'content_block_stop'],
    [2, 'B'],
    [2, '{"of":'],
    [2, '"b"}'],
    [2, 'content_block_stop'],
    [3, 'content_block_start'],
    [3, 'And:'],
    [3, 'content_block_stop'],
  ])
})

test('a stream begins with message_start and ends with the usage, though nothing was said', () => {
  expect(framesOf().map(({ type }) => type)).toEqual(['message_start', 'message_delta', 'message_stop'])
  const [start, end] = framesOf({ type: 'response-metadata', modelId: 'answering-model' })
  expect(start.message).toMatchObject({ id: 'msg_a1', model: 'answering-model', content: [], stop_reason: null })
  expect(end.usage).toMatchObject({ input_tokens: 20, cache_read_input_tokens: 100, output_tokens: 30 })
})

test('a call that comes whole is told whole', () => {
  const frames = framesOf({ type: 'tool-call', toolCallId: 'a', toolName: 'A', input: '{"of":"a"}' })
  expect(frames[1].content_block).toEqual({ type: 'tool_use', id: 'a', name: 'A', input: {} })
  expect(frames[2].delta).toEqual({ type: 'input_json_delta', partial_json: '{"of":"a"}' })
  expect(frames[4].delta.stop_reason).toBe('tool_use')
})

test('a block is closed as soon as its provider says so, not when the next one begins', () => {
  const { answerWriter } = messages.decode({ ...ask, thinking: { type: 'adaptive' } }, place)
  const writer = answerWriter({ requestModel: 'm', id: 'a1', at: 0 })
  const parts: LanguageModelV4StreamPart[][] = [
    [
      { type: 'reasoning-delta', id: 'r', delta: 'Hm.' },
      { type: 'reasoning-end', id: 'r' },
    ],
    [
      { type: 'text-delta', id: 't', delta: 'So.' },
      { type: 'text-end', id: 't' },
    ],
    [toolPart('start', 'a'), piece('a', '{}'), toolPart('end', 'a')],
  ]
  for (const block of parts) {
    const frames = block.map((part) => writer.part(part)).join('')
    expect(frames).toMatch(/event: content_block_stop\n[^\n]*\n\n$/)
  }
})
