import OpenAI from 'openai'
import { zodTextFormat } from 'openai/helpers/zod'
import type { Response, ResponseInputItem } from 'openai/resources/responses/responses'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { responses } from '../../../../../../src/main/engine/translate/clients/responses/responses.ts'
import { allOf } from '../../../../../support/translate/all-of.ts'
import { resultOf } from '../../../../../support/translate/answers.ts'
import { type CodecServer, type Script, startCodecServer } from '../../../../../support/translate/codec-server.ts'

let server: CodecServer | null = null

afterEach(async () => {
  await server?.close()
  server = null
})

async function clientOf(script: Script): Promise<OpenAI> {
  server = await startCodecServer(responses, script)
  return new OpenAI({ apiKey: 'k', baseURL: `${server.origin}/v1`, maxRetries: 0 })
}

const letters = (text: string) => [...text]
const ask = { model: 'asked-model', input: 'Hello' }
const tools = [
  { type: 'function' as const, name: 'weather', parameters: { type: 'object' }, strict: false },
  { type: 'custom' as const, name: 'apply_patch' },
]
const weather = {
  type: 'tool-call' as const,
  toolCallId: 'c1',
  toolName: 'weather',
  input: '{"place":"Bern"}',
  providerMetadata: { google: { thoughtSignature: 'sig-2' } },
}
const everything: Script = {
  split: letters,
  answer: () =>
    resultOf([
      { type: 'reasoning', text: 'Hm.', providerMetadata: { anthropic: { signature: 'sig-1' } } },
      { type: 'text', text: 'Looking.' },
      { type: 'source', sourceType: 'url', id: 's1', url: 'https://example.com/' },
      weather,
      { type: 'tool-call', toolCallId: 'c2', toolName: 'apply_patch', input: '{"input":"*** Begin Patch"}' },
    ]),
}

test('the SDK reads a plain answer: items, usage, and what the request had set', async () => {
  const client = await clientOf(everything)
  const response = await client.responses.create({ ...ask, tools, instructions: 'Be brief.', temperature: 0.5 })
  expect(response).toMatchObject({
    id: 'resp_a1',
    object: 'response',
    status: 'completed',
    model: 'answering-model',
    output_text: 'Looking.',
    instructions: 'Be brief.',
    temperature: 0.5,
    top_p: 1,
    tools,
    tool_choice: 'auto',
    text: { format: { type: 'text' } },
    error: null,
    incomplete_details: null,
    usage: {
      input_tokens: 120,
      input_tokens_details: { cached_tokens: 100 },
      output_tokens: 30,
      output_tokens_details: { reasoning_tokens: 10 },
      total_tokens: 150,
    },
  })
  expect(response.output.map((item) => item.type)).toEqual([
    'reasoning',
    'message',
    'reasoning',
    'function_call',
    'custom_tool_call',
  ])
  expect(response.output[1]).toMatchObject({ content: [{ annotations: [{ url: 'https://example.com/' }] }] })
  expect(response.output[3]).toMatchObject({ call_id: 'c1', name: 'weather', arguments: '{"place":"Bern"}' })
  expect(response.output[4]).toMatchObject({ call_id: 'c2', name: 'apply_patch', input: '*** Begin Patch' })
})

test('a stream comes to the same as a plain answer, to the SDK’s helper too, with its events numbered in order', async () => {
  const client = await clientOf(everything)
  const plain = await client.responses.create({ ...ask, tools })
  const stream = client.responses.stream({ ...ask, tools })
  const events = await allOf(stream)
  const streamed = await stream.finalResponse()
  expect(known(streamed)).toEqual(known(plain))
  expect(events.map((event) => event.sequence_number)).toEqual(events.map((_event, index) => index))
  expect([...new Set(events.map((event) => event.type))]).toEqual([
    'response.created',
    'response.in_progress',
    'response.output_item.added',
    'response.reasoning_summary_part.added',
    'response.reasoning_summary_text.delta',
    'response.reasoning_summary_text.done',
    'response.reasoning_summary_part.done',
    'response.output_item.done',
    'response.content_part.added',
    'response.output_text.delta',
    'response.output_text.annotation.added',
    'response.output_text.done',
    'response.content_part.done',
    'response.function_call_arguments.delta',
    'response.function_call_arguments.done',
    'response.custom_tool_call_input.delta',
    'response.custom_tool_call_input.done',
    'response.completed',
  ])
})

/** Without what belongs to one answer, and what the SDK's helper adds. */
function known({ output, usage, status, output_text }: Response): unknown {
  const bare = output.map((item) => {
    const { parsed_arguments, ...rest } = { parsed_arguments: null, ...item }
    return rest
  })
  return JSON.parse(
    JSON.stringify({ output: bare, usage, status, output_text }).replaceAll(/"(\w+)_a[12](\d+)"/g, '"$1_a$2"'),
    (key, value: unknown) => (key === 'parsed' ? undefined : value),
  )
}

test('items sent back as they came have what their provider wants back, without their ids too', async () => {
  const client = await clientOf(everything)
  const response = await client.responses.create({ ...ask, tools })
  // As Codex sends them: `id` and `status` are left out.
  const said = response.output.map(({ id: _id, ...item }) => item as unknown as ResponseInputItem)
  const input: ResponseInputItem[] = [
    { role: 'user', content: 'Hello' },
    ...said,
    { type: 'function_call_output', call_id: 'c1', output: 'sunny' },
    { type: 'custom_tool_call_output', call_id: 'c2', output: 'done' },
  ]
  await client.responses.create({ ...ask, tools, input, store: false, include: ['reasoning.encrypted_content'] })
  expect(server?.asked[1]?.dropped).toEqual([])
  expect(server?.asked[1]?.call.prompt.slice(1)).toEqual([
    {
      role: 'assistant',
      content: [
        { type: 'reasoning', text: 'Hm.', providerOptions: { anthropic: { signature: 'sig-1' } } },
        { type: 'text', text: 'Looking.' },
        {
          type: 'tool-call',
          toolCallId: 'c1',
          toolName: 'weather',
          input: { place: 'Bern' },
          providerOptions: { google: { thoughtSignature: 'sig-2' } },
        },
        { type: 'tool-call', toolCallId: 'c2', toolName: 'apply_patch', input: { input: '*** Begin Patch' } },
      ],
    },
    {
      role: 'tool',
      content: [
        { type: 'tool-result', toolCallId: 'c1', toolName: 'weather', output: { type: 'text', value: 'sunny' } },
        { type: 'tool-result', toolCallId: 'c2', toolName: 'apply_patch', output: { type: 'text', value: 'done' } },
      ],
    },
  ])
})

test('thoughts that end after the call that followed them are one item', () => {
  const { answerWriter } = responses.decode(ask, { path: '', query: '' })
  const writer = answerWriter({ requestModel: 'm', id: 'a1', at: 0 })
  const [call] = resultOf([weather]).content
  if (call?.type !== 'tool-call') throw new Error('no call')
  const parts = [
    { type: 'reasoning-start' as const, id: 'r' },
    { type: 'reasoning-delta' as const, id: 'r', delta: 'Hm.' },
    call,
    { type: 'reasoning-end' as const, id: 'r' },
    { type: 'finish' as const, ...resultOf([]) },
  ]
  const told = parts.map((part) => writer.part(part)).join('')
  expect(told.match(/event: response.output_item.added/g)).toHaveLength(3)
  expect(told.match(/event: response.output_item.done/g)).toHaveLength(3)
})

test('structured output is asked for with its schema and parsed', async () => {
  const client = await clientOf({ answer: () => resultOf([{ type: 'text', text: '{"city":"Bern"}' }]), split: letters })
  const text = { format: zodTextFormat(z.object({ city: z.string() }), 'place') }
  expect((await client.responses.parse({ ...ask, text })).output_parsed).toEqual({ city: 'Bern' })
  expect((await client.responses.stream({ ...ask, text }).finalResponse()).output_parsed).toEqual({ city: 'Bern' })
  expect(server?.asked[0]?.call.responseFormat).toMatchObject({ type: 'json', name: 'place' })
})

test.each([
  ['length', 'max_output_tokens'],
  ['content-filter', 'content_filter'],
] as const)('an answer that %s ended is incomplete', async (unified, reason) => {
  const client = await clientOf({ answer: () => resultOf([{ type: 'text', text: 'So' }], unified) })
  const incomplete = { status: 'incomplete', incomplete_details: { reason }, output_text: 'So' }
  expect(await client.responses.create(ask)).toMatchObject(incomplete)
  expect(await client.responses.stream(ask).finalResponse()).toMatchObject(incomplete)
})

test('what breaks off a stream fails the response, with the code that tells why', async () => {
  const client = await clientOf({
    answer: () => resultOf([{ type: 'text', text: 'So' }]),
    failure: { status: 400, message: 'Too long.', code: 'context_length_exceeded' },
  })
  const stream = await client.responses.create({ ...ask, stream: true })
  expect((await allOf(stream)).at(-1)).toMatchObject({
    type: 'response.failed',
    response: { status: 'failed', error: { code: 'context_length_exceeded', message: 'Too long.' } },
  })
})

test('tools of a namespace are called by their namespace and name', async () => {
  const namespace = {
    type: 'namespace' as const,
    name: 'mcp__files__',
    description: 'Files',
    tools: [{ type: 'function' as const, name: 'read', parameters: { type: 'object' } }],
  }
  const client = await clientOf({
    answer: (asked) => {
      const [tool] = asked.call.tools ?? []
      return resultOf([{ type: 'tool-call', toolCallId: 'c1', toolName: tool?.name ?? '', input: '{}' }])
    },
  })
  const response = await client.responses.create({ ...ask, tools: [namespace] })
  expect(server?.asked[0]?.call.tools).toMatchObject([{ name: 'mcp__files__read' }])
  expect(response.output).toMatchObject([{ type: 'function_call', name: 'read', namespace: 'mcp__files__' }])
  const output: ResponseInputItem = { type: 'function_call_output', call_id: 'c1', output: 'text' }
  await client.responses.create({
    ...ask,
    tools: [namespace],
    input: [...response.output, output] as ResponseInputItem[],
  })
  expect(server?.asked[1]?.call.prompt[0]).toMatchObject({ content: [{ toolName: 'mcp__files__read' }] })
})

test('a local shell is called with its command, and its output goes back', async () => {
  const input = '{"command":["ls","-l"],"timeout_ms":10}'
  const client = await clientOf({
    answer: () => resultOf([{ type: 'tool-call', toolCallId: 'c1', toolName: 'local_shell', input }]),
  })
  const shell = [{ type: 'local_shell' as const }]
  const response = await client.responses.create({ ...ask, tools: shell })
  expect(response.output).toMatchObject([
    { type: 'local_shell_call', call_id: 'c1', action: { type: 'exec', command: ['ls', '-l'], timeout_ms: 10 } },
  ])
  const output: ResponseInputItem = { type: 'local_shell_call_output', id: 'c1', output: 'a.txt' }
  await client.responses.create({ ...ask, tools: shell, input: [...response.output, output] as ResponseInputItem[] })
  expect(server?.asked[1]?.call.prompt).toMatchObject([
    { content: [{ toolName: 'local_shell', input: { command: ['ls', '-l'], timeout_ms: 10 } }] },
    { content: [{ toolName: 'local_shell', output: { value: 'a.txt' } }] },
  ])
})

test.each(['previous_response_id', 'conversation'] as const)('%s is refused: it is kept at OpenAI', async (field) => {
  const client = await clientOf({ answer: () => resultOf([]) })
  await expect(client.responses.create({ ...ask, [field]: 'x' })).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining(`The field ${field} can’t be translated`),
  })
})
