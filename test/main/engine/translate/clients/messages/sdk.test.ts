import Anthropic, { APIError } from '@anthropic-ai/sdk'
import { betaTool } from '@anthropic-ai/sdk/helpers/beta/json-schema'
import { afterEach, expect, test } from 'vitest'
import { messages } from '../../../../../../src/main/engine/translate/clients/messages/messages.ts'
import { resultOf } from '../../../../../support/translate/answers.ts'
import { type CodecServer, type Script, startCodecServer } from '../../../../../support/translate/codec-server.ts'

let server: CodecServer | null = null

afterEach(async () => {
  await server?.close()
  server = null
})

async function clientOf(script: Script): Promise<Anthropic> {
  server = await startCodecServer(messages, script)
  return new Anthropic({ apiKey: 'k', baseURL: server.origin, maxRetries: 0 })
}

const letters = (text: string) => [...text]
const ask = { model: 'asked-model', max_tokens: 100, messages: [{ role: 'user' as const, content: 'Hello' }] }
const thinking = { type: 'enabled' as const, budget_tokens: 2048 }
const weather = (id: string, place: string) => ({
  type: 'tool-call' as const,
  toolCallId: id,
  toolName: 'weather',
  input: JSON.stringify({ place }),
})
const thought = {
  type: 'reasoning' as const,
  text: 'Let me see.',
  providerMetadata: { openai: { itemId: 'rs_1', reasoningEncryptedContent: 'cipher' } },
}

test('the SDK reads a plain answer with its usage', async () => {
  const client = await clientOf({ answer: () => resultOf([{ type: 'text', text: 'Hello, you.' }]) })
  expect(await client.messages.create(ask)).toMatchObject({
    id: 'msg_a1',
    type: 'message',
    role: 'assistant',
    model: 'answering-model',
    content: [{ type: 'text', text: 'Hello, you.' }],
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: {
      input_tokens: 20,
      cache_read_input_tokens: 100,
      cache_creation_input_tokens: 0,
      output_tokens: 30,
      output_tokens_details: { thinking_tokens: 10 },
    },
  })
})

test('a stream adds up to the plain answer, however its texts come', async () => {
  const said = [thought, { type: 'text' as const, text: 'Two places.' }, weather('c1', 'Bern'), weather('c2', 'Köln')]
  const client = await clientOf({ answer: () => resultOf(said), split: letters })
  const plain = await client.messages.create({ ...ask, thinking })
  const stream = client.messages.stream({ ...ask, thinking })
  const texts: string[] = []
  stream.on('text', (text) => texts.push(text))
  const streamed = await stream.finalMessage()
  expect(texts.join('')).toBe('Two places.')
  const { id, content, model, stop_reason, stop_details, usage } = plain
  expect(streamed).toMatchObject({ content, model, stop_reason, stop_details, usage })
  expect(streamed.id).not.toBe(id)
  expect(plain.stop_reason).toBe('tool_use')
  expect(plain.content.map((block) => block.type)).toEqual(['thinking', 'text', 'tool_use', 'tool_use'])
})

test('a client that does not ask for thinking finds the text first', async () => {
  const client = await clientOf({ answer: () => resultOf([thought, { type: 'text', text: 'Yes.' }]) })
  expect((await client.messages.create(ask)).content).toEqual([{ type: 'text', text: 'Yes.', citations: null }])
  const stream = client.messages.stream(ask)
  expect((await stream.finalMessage()).content).toEqual([{ type: 'text', text: 'Yes.', citations: null }])
})

test('thoughts that are not to be shown keep their signature', async () => {
  const client = await clientOf({ answer: () => resultOf([thought, { type: 'text', text: 'Yes.' }]) })
  const shape = { ...ask, thinking: { type: 'adaptive' as const, display: 'omitted' as const } }
  const plain = await client.messages.create(shape)
  expect(plain.content[0]).toMatchObject({ type: 'thinking', thinking: '', signature: expect.stringMatching(/^wb1\./) })
  expect((await client.messages.stream(shape).finalMessage()).content).toEqual(plain.content)
})

test('the tool runner goes through its rounds, and what a provider wants back comes back to it', async () => {
  const client = await clientOf({
    answer: (_, turn) =>
      turn === 0
        ? resultOf([thought, { ...weather('c1', 'Bern'), providerMetadata: { google: { thoughtSignature: 'sig' } } }])
        : resultOf([{ type: 'text', text: 'Sunny.' }]),
    split: letters,
    // Its first request counts on a conversation kept at Anthropic: refused as Anthropic would, it sends all of it each time.
    dialect: 'anthropic',
  })
  const tool = betaTool({
    name: 'weather',
    description: 'Tells the weather.',
    inputSchema: { type: 'object', properties: { place: { type: 'string' } }, required: ['place'] },
    run: ({ place }) => `Sun in ${place}`,
  })
  const runner = client.beta.messages.toolRunner({ ...ask, thinking, tools: [tool], stream: true })
  expect((await runner.runUntilDone()).content).toMatchObject([{ type: 'text', text: 'Sunny.' }])
  const call = {
    type: 'tool-call',
    toolCallId: 'c1',
    toolName: 'weather',
    input: { place: 'Bern' },
    providerOptions: { google: { thoughtSignature: 'sig' } },
  }
  expect(server?.asked[1]?.call.prompt).toEqual([
    { role: 'user', content: [{ type: 'text', text: 'Hello' }] },
    {
      role: 'assistant',
      content: [{ type: 'reasoning', text: thought.text, providerOptions: thought.providerMetadata }, call],
    },
    {
      role: 'tool',
      content: [
        { type: 'tool-result', toolCallId: 'c1', toolName: 'weather', output: { type: 'text', value: 'Sun in Bern' } },
      ],
    },
  ])
})

test('what the provider refuses, cuts short or ends at a sequence is told so', async () => {
  const endings = [
    [resultOf([], 'content-filter'), { stop_reason: 'refusal', stop_details: { type: 'refusal' } }],
    [resultOf([{ type: 'text', text: 'Lo' }], 'length'), { stop_reason: 'max_tokens' }],
    [
      { ...resultOf([]), providerMetadata: { anthropic: { stopSequence: 'END' } } },
      { stop_reason: 'stop_sequence', stop_sequence: 'END' },
    ],
    // Some servers call a tool and say that they just stopped.
    [resultOf([weather('c1', 'Bern')], 'stop'), { stop_reason: 'tool_use' }],
  ] as const
  for (const [result, ending] of endings) {
    const client = await clientOf({ answer: () => result })
    expect(await client.messages.create(ask)).toMatchObject(ending)
    await server?.close()
  }
})

test('an error in the midst of a stream is raised by the SDK', async () => {
  const failure = { status: 529, message: 'Overloaded', code: null }
  const client = await clientOf({ answer: () => resultOf([{ type: 'text', text: 'Half' }]), failure })
  const error = await client.messages
    .stream(ask)
    .finalMessage()
    .catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(APIError)
  expect((error as APIError).error).toEqual({
    type: 'error',
    error: { type: 'overloaded_error', message: 'Overloaded' },
  })
})

test('a field that can’t be carried is refused by its name, as the SDK’s own error', async () => {
  const client = await clientOf({ answer: () => resultOf([]) })
  const error = await client.messages
    .create({ ...ask, container: 'secret-container' })
    .catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(Anthropic.BadRequestError)
  expect((error as APIError).message).toMatch(/container/)
  expect((error as APIError).message).not.toMatch(/secret-container/)
})

test.each([
  'Your input exceeds the context window of this model.',
  'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).',
  'This model’s maximum context length is 262144 tokens.',
])('Claude Code can tell that a conversation has become too long for another provider: %s', (message) => {
  const body = { type: 'error', error: { type: 'invalid_request_error', message: `prompt is too long: ${message}` } }
  expect(messages.errorBody({ status: 400, message, code: null })).toEqual(body)
})
