import OpenAI from 'openai'
import { zodFunction, zodResponseFormat } from 'openai/helpers/zod'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { chatCompletions } from '../../../../../../src/main/engine/translate/clients/chat-completions/chat-completions.ts'
import { allOf } from '../../../../../support/translate/all-of.ts'
import { resultOf } from '../../../../../support/translate/answers.ts'
import { type CodecServer, type Script, startCodecServer } from '../../../../../support/translate/codec-server.ts'

let server: CodecServer | null = null

afterEach(async () => {
  await server?.close()
  server = null
})

async function clientOf(script: Script): Promise<OpenAI> {
  server = await startCodecServer(chatCompletions, script)
  return new OpenAI({ apiKey: 'k', baseURL: `${server.origin}/v1`, maxRetries: 0 })
}

const letters = (text: string) => [...text]
const ask = { model: 'asked-model', messages: [{ role: 'user' as const, content: 'Hello' }] }
const weather = (id: string, place: string) => ({
  type: 'tool-call' as const,
  toolCallId: id,
  toolName: 'weather',
  input: JSON.stringify({ place }),
})
const weatherTool = { type: 'function' as const, function: { name: 'weather', parameters: { type: 'object' } } }

test('the SDK reads a plain answer with its thoughts, sources and usage', async () => {
  const client = await clientOf({
    answer: () =>
      resultOf([
        { type: 'reasoning', text: 'Hm.' },
        { type: 'text', text: 'Hello, ' },
        { type: 'text', text: 'you.' },
        { type: 'source', sourceType: 'url', id: 's1', url: 'https://example.com/', title: 'Example' },
      ]),
  })
  const completion = await client.chat.completions.create(ask)
  expect(completion).toMatchObject({
    id: 'chatcmpl-a1',
    object: 'chat.completion',
    created: 1_800_000_000,
    model: 'answering-model',
    usage: {
      prompt_tokens: 120,
      completion_tokens: 30,
      total_tokens: 150,
      prompt_tokens_details: { cached_tokens: 100 },
      completion_tokens_details: { reasoning_tokens: 10 },
    },
  })
  const [choice] = completion.choices
  expect(choice).toMatchObject({ index: 0, finish_reason: 'stop', logprobs: null })
  expect(choice?.message).toMatchObject({
    role: 'assistant',
    content: 'Hello, you.',
    refusal: null,
    reasoning_content: 'Hm.',
    annotations: [{ type: 'url_citation', url_citation: { url: 'https://example.com/', title: 'Example' } }],
  })
})

test('a stream says its role first, its usage only where it was asked for, and [DONE]', async () => {
  const client = await clientOf({ answer: () => resultOf([{ type: 'text', text: 'Hi!' }]), split: letters })
  for (const include_usage of [true, false]) {
    const stream = await client.chat.completions.create({ ...ask, stream: true, stream_options: { include_usage } })
    const chunks = await allOf(stream)
    const deltas = chunks.flatMap((chunk) => chunk.choices.map((choice) => choice.delta))
    expect(deltas).toEqual([
      { role: 'assistant', content: '', refusal: null },
      { content: 'H' },
      { content: 'i' },
      { content: '!' },
      {},
    ])
    const reasons = chunks.flatMap((chunk) => chunk.choices.map((choice) => choice.finish_reason))
    expect(reasons).toEqual([null, null, null, null, 'stop'])
    expect(chunks.at(-1)?.choices.length).toBe(include_usage ? 0 : 1)
    expect(chunks.at(-1)?.usage?.total_tokens).toBe(include_usage ? 150 : undefined)
    expect(
      chunks.slice(0, -1).every((chunk) => (include_usage ? chunk.usage === null : chunk.usage === undefined)),
    ).toBe(true)
  }
})

test('parallel calls come to the SDK’s stream helper with their arguments put together', async () => {
  const client = await clientOf({
    answer: () => resultOf([{ type: 'text', text: 'Looking.' }, weather('c1', 'Bern'), weather('c2', 'Oslo')]),
    split: letters,
  })
  const completion = await client.chat.completions.stream({ ...ask, tools: [weatherTool] }).finalChatCompletion()
  expect(completion.choices[0]).toMatchObject({
    finish_reason: 'tool_calls',
    message: {
      content: 'Looking.',
      tool_calls: [
        { id: 'c1', type: 'function', function: { name: 'weather', arguments: '{"place":"Bern"}' } },
        { id: 'c2', type: 'function', function: { name: 'weather', arguments: '{"place":"Oslo"}' } },
      ],
    },
  })
})

const thoughtful = [
  { type: 'reasoning' as const, text: 'I look.', providerMetadata: { anthropic: { signature: 'sig-1' } } },
  { ...weather('c1', 'Bern'), providerMetadata: { google: { thoughtSignature: 'sig-2' } } },
]
const roundOfTools: Script = {
  split: letters,
  answer: (_asked, turn) => resultOf(turn === 0 ? thoughtful : [{ type: 'text', text: 'Sunny in Bern.' }]),
}
const weatherResult = {
  role: 'tool',
  content: [{ type: 'tool-result', toolCallId: 'c1', toolName: 'weather', output: { type: 'text', value: 'sunny' } }],
}

test.each([true, false])('the SDK’s runTools goes through a round of tools (stream: %s)', async (stream) => {
  const client = await clientOf(roundOfTools)
  const tool = zodFunction({ name: 'weather', parameters: z.object({ place: z.string() }), function: () => 'sunny' })
  const runner = stream
    ? client.chat.completions.runTools({ ...ask, tools: [tool], stream: true })
    : client.chat.completions.runTools({ ...ask, tools: [tool] })
  expect(await runner.finalContent()).toBe('Sunny in Bern.')
  expect(server?.asked[1]?.call.prompt.slice(1)).toEqual([
    {
      role: 'assistant',
      content: [{ type: 'tool-call', toolCallId: 'c1', toolName: 'weather', input: { place: 'Bern' } }],
    },
    weatherResult,
  ])
})

test.each([true, false])(
  'a message sent back as it came has what its provider wants back (stream: %s)',
  async (stream) => {
    const client = await clientOf(roundOfTools)
    const first = { ...ask, tools: [weatherTool] }
    const completion = stream
      ? await client.chat.completions.stream(first).finalChatCompletion()
      : await client.chat.completions.create(first)
    const said = completion.choices[0]?.message
    if (said === undefined) throw new Error('nothing was said')
    const result = { role: 'tool' as const, tool_call_id: 'c1', content: 'sunny' }
    await client.chat.completions.create({ ...first, messages: [...ask.messages, said, result] })
    expect(server?.asked[1]?.call.prompt.slice(1)).toEqual([
      {
        role: 'assistant',
        content: [
          { type: 'reasoning', text: 'I look.', providerOptions: { anthropic: { signature: 'sig-1' } } },
          {
            type: 'tool-call',
            toolCallId: 'c1',
            toolName: 'weather',
            input: { place: 'Bern' },
            providerOptions: { google: { thoughtSignature: 'sig-2' } },
          },
        ],
      },
      weatherResult,
    ])
  },
)

test('structured output is asked for with its schema and parsed', async () => {
  const client = await clientOf({ answer: () => resultOf([{ type: 'text', text: '{"city":"Bern"}' }]) })
  const format = zodResponseFormat(z.object({ city: z.string() }), 'place')
  const parsed = await client.chat.completions.parse({ ...ask, response_format: format })
  expect(parsed.choices[0]?.message.parsed).toEqual({ city: 'Bern' })
  expect(server?.asked[0]?.call.responseFormat).toMatchObject({
    type: 'json',
    name: 'place',
    schema: { type: 'object', required: ['city'] },
  })
})

test('legacy functions are answered as function calls, plain and streamed', async () => {
  const client = await clientOf({ answer: () => resultOf([weather('c1', 'Bern')]), split: letters })
  const functions = [{ name: 'weather', parameters: { type: 'object' } }]
  const called = { name: 'weather', arguments: '{"place":"Bern"}' }
  const plain = await client.chat.completions.create({ ...ask, functions })
  expect(plain.choices[0]).toMatchObject({ finish_reason: 'function_call', message: { function_call: called } })
  const streamed = await client.chat.completions.stream({ ...ask, functions }).finalChatCompletion()
  expect(streamed.choices[0]).toMatchObject({ finish_reason: 'function_call', message: { function_call: called } })
})

test('a custom tool is called with its bare text', async () => {
  const client = await clientOf({
    answer: () =>
      resultOf([{ type: 'tool-call', toolCallId: 'c1', toolName: 'patch', input: '{"input":"*** Begin"}' }]),
  })
  const completion = await client.chat.completions.create({
    ...ask,
    tools: [{ type: 'custom', custom: { name: 'patch' } }],
  })
  expect(completion.choices[0]?.message.tool_calls).toEqual([
    { id: 'c1', type: 'custom', custom: { name: 'patch', input: '*** Begin' } },
  ])
})

test.each([
  ['length', 'length'],
  ['content-filter', 'content_filter'],
  ['error', 'stop'],
  ['other', 'stop'],
] as const)('an answer that ended by %s ends by %s', async (unified, reason) => {
  const client = await clientOf({ answer: () => resultOf([{ type: 'text', text: 'So' }], unified) })
  expect((await client.chat.completions.create(ask)).choices[0]?.finish_reason).toBe(reason)
  const stream = await client.chat.completions.create({ ...ask, stream: true })
  expect((await allOf(stream)).at(-1)?.choices[0]?.finish_reason).toBe(reason)
})

test('what breaks off a stream is an error to the SDK', async () => {
  const client = await clientOf({
    answer: () => resultOf([{ type: 'text', text: 'So' }]),
    failure: { status: 429, message: 'Too much.', code: 'rate_limit_exceeded' },
  })
  const stream = await client.chat.completions.create({ ...ask, stream: true })
  await expect(allOf(stream)).rejects.toMatchObject({ code: 'rate_limit_exceeded', type: 'rate_limit_error' })
})

test('a refused field is a bad request that names it', async () => {
  const client = await clientOf({ answer: () => resultOf([]) })
  await expect(client.chat.completions.create({ ...ask, n: 2 })).rejects.toMatchObject({
    status: 400,
    type: 'invalid_request_error',
    message: expect.stringContaining('The field n can’t be translated'),
  })
})
