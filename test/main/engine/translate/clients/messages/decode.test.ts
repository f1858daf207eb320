import { describe, expect, test } from 'vitest'
import { messages } from '../../../../../../src/main/engine/translate/clients/messages/messages.ts'
import type { Decoded } from '../../../../../../src/main/engine/translate/codec.ts'
import { seal } from '../../../../../../src/main/engine/translate/seals/seal.ts'

const hello = { role: 'user', content: 'Hello' }
const schema = { type: 'object', properties: { place: { type: 'string' } } }
const decode = (body: object, path = '/v1/messages'): Decoded =>
  messages.decode({ model: 'm', max_tokens: 10, messages: [hello], ...body }, { path, query: '' })
const promptOf = (...turns: object[]) => decode({ messages: turns }).call.prompt
const user = (...content: object[]) => [{ role: 'user', content }]
const called = {
  role: 'assistant',
  content: [{ type: 'tool_use', id: 't1', name: 'weather', input: { place: 'Bern' } }],
}
const cached = { providerOptions: { anthropic: { cacheControl: { type: 'ephemeral', ttl: '1h' } } } }
const cache_control = { type: 'ephemeral', ttl: '1h' }
const base64 = { type: 'base64', media_type: 'image/png', data: 'AAAA' }

describe('a request of Claude Code', () => {
  const { call, extras, dropped, stream } = decode({
    stream: true,
    system: [
      { type: 'text', text: 'x-anthropic-billing-header: cc_version=2.1; cch=1;' },
      { type: 'text', text: 'You are an agent.', cache_control },
    ],
    metadata: { user_id: 'u' },
    thinking: { type: 'adaptive' },
    output_config: { effort: 'max' },
    context_management: { edits: [] },
    tools: [
      {
        name: 'weather',
        description: 'Tells it.',
        input_schema: schema,
        strict: true,
        cache_control,
        defer_loading: true,
      },
      { type: 'web_search_20250305', name: 'web_search', max_uses: 8 },
    ],
    tool_choice: { type: 'auto', disable_parallel_tool_use: true },
  })

  test('keeps its system texts, without the line for Anthropic’s bills', () => {
    expect(call.prompt[0]).toEqual({ role: 'system', content: 'You are an agent.', ...cached })
    expect(call.prompt).toHaveLength(2)
  })

  test('keeps its tools, its effort and how they may be called', () => {
    expect(call.tools).toEqual([
      { type: 'function', name: 'weather', description: 'Tells it.', inputSchema: schema, strict: true, ...cached },
    ])
    expect(call.toolChoice).toEqual({ type: 'auto' })
    expect(call.reasoning).toBe('xhigh')
    expect(extras).toEqual({ thinkingTokens: null, showsThoughts: true, parallelTools: false })
    expect(stream).toBe(true)
  })

  test('says what is left out', () => {
    expect(dropped).toEqual([
      'context_management',
      'metadata',
      'tools.defer_loading',
      'tools.web_search',
      'system.x-anthropic-billing-header',
    ])
  })
})

test.each<[string, object[], unknown[]]>([
  ['a text', user({ type: 'text', text: 'Hi', cache_control }), [{ type: 'text', text: 'Hi', ...cached }]],
  [
    'a picture',
    user({ type: 'image', source: base64 }),
    [{ type: 'file', mediaType: 'image/png', data: { type: 'data', data: 'AAAA' } }],
  ],
  [
    'a picture on the web',
    user({ type: 'image', source: { type: 'url', url: 'https://example.com/a.png' } }),
    [{ type: 'file', mediaType: 'image/*', data: { type: 'url', url: new URL('https://example.com/a.png') } }],
  ],
  [
    'a PDF',
    user({
      type: 'document',
      source: { ...base64, media_type: 'application/pdf' },
      title: 'a.pdf',
      context: 'From the post',
      citations: { enabled: true },
    }),
    [
      {
        type: 'file',
        mediaType: 'application/pdf',
        data: { type: 'data', data: 'AAAA' },
        filename: 'a.pdf',
        providerOptions: { anthropic: { context: 'From the post', citations: { enabled: true } } },
      },
    ],
  ],
  [
    'a text as a document',
    user({ type: 'document', source: { type: 'text', media_type: 'text/plain', data: 'Once' } }),
    [{ type: 'file', mediaType: 'text/plain', data: { type: 'text', text: 'Once' } }],
  ],
  [
    'a document of parts',
    user({
      type: 'document',
      source: {
        type: 'content',
        content: [
          { type: 'text', text: 'Once' },
          { type: 'image', source: base64 },
        ],
      },
    }),
    [
      { type: 'text', text: 'Once' },
      { type: 'file', mediaType: 'image/png', data: { type: 'data', data: 'AAAA' } },
    ],
  ],
  [
    'a passage found',
    user({ type: 'search_result', title: 'T', source: 'S', content: [{ type: 'text', text: 'P' }] }),
    [{ type: 'text', text: 'T\nS\nP' }],
  ],
])('%s of the user’s is carried', (_name, turns, content) => {
  expect(promptOf(...turns)).toEqual([{ role: 'user', content }])
})

test('results of tools go first, as a message of their own, and what the user says beside them follows', () => {
  const content = [
    { type: 'text', text: 'See:' },
    {
      type: 'tool_result',
      tool_use_id: 't1',
      content: [
        { type: 'text', text: 'a' },
        { type: 'tool_reference', tool_name: 'b' },
      ],
    },
  ]
  expect(promptOf(hello, called, { role: 'user', content }).slice(2)).toEqual([
    {
      role: 'tool',
      content: [
        { type: 'tool-result', toolCallId: 't1', toolName: 'weather', output: { type: 'text', value: 'a\nb' } },
      ],
    },
    { role: 'user', content: [{ type: 'text', text: 'See:' }] },
  ])
})

test.each([
  [{ content: 'ok' }, { type: 'text', value: 'ok' }],
  [{}, { type: 'text', value: '' }],
  [
    { content: 'no', is_error: true },
    { type: 'error-text', value: 'no' },
  ],
  [
    {
      content: [
        { type: 'text', text: 'ok' },
        { type: 'image', source: base64 },
      ],
    },
    {
      type: 'content',
      value: [
        { type: 'text', text: 'ok' },
        { type: 'file', mediaType: 'image/png', data: { type: 'data', data: 'AAAA' } },
      ],
    },
  ],
])('a result %j is carried', (result, output) => {
  const turn = { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't1', ...result }] }
  expect(promptOf(hello, called, turn)[2]?.content).toEqual([
    { type: 'tool-result', toolCallId: 't1', toolName: 'weather', output },
  ])
})

test('thoughts come back to whom they are from', () => {
  const openai = { openai: { itemId: 'rs_1', reasoningEncryptedContent: 'cipher' } }
  const google = { google: { thoughtSignature: 'sig' } }
  const own = (fields: object) => ({ anthropic: fields, bedrock: fields })
  const content = [
    { type: 'thinking', thinking: 'Hm.', signature: seal(openai) },
    { type: 'thinking', thinking: 'Anthropic’s own.', signature: 'EqoB' },
    { type: 'thinking', thinking: 'Nobody’s.', signature: '' },
    { type: 'redacted_thinking', data: 'hidden' },
    { type: 'redacted_thinking', data: seal(google) },
    { type: 'tool_use', id: 't1', name: 'weather', input: {} },
  ]
  const result = { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't1', content: 'ok' }] }
  expect(promptOf(hello, { role: 'assistant', content }, result)[1]?.content).toEqual([
    { type: 'reasoning', text: 'Hm.', providerOptions: openai },
    { type: 'reasoning', text: 'Anthropic’s own.', providerOptions: own({ signature: 'EqoB' }) },
    { type: 'reasoning', text: 'Nobody’s.' },
    { type: 'reasoning', text: '', providerOptions: own({ redactedData: 'hidden' }) },
    { type: 'tool-call', toolCallId: 't1', toolName: 'weather', input: {}, providerOptions: google },
  ])
})

test('what Anthropic’s own tools left in a conversation is passed over, by name', () => {
  const content = [
    { type: 'server_tool_use', id: 's1', name: 'web_search', input: {} },
    { type: 'web_search_tool_result', tool_use_id: 's1', content: [] },
    { type: 'text', text: 'Found.' },
  ]
  const { call, dropped } = decode({ messages: [hello, { role: 'assistant', content }, hello] })
  expect(call.prompt[1]?.content).toEqual([{ type: 'text', text: 'Found.' }])
  expect(dropped).toEqual(['messages.content.server_tool_use', 'messages.content.web_search_tool_result'])
})

test('empty texts and turns, which no provider takes, are left out; turns of the model on end are one', () => {
  const turns = [
    hello,
    { role: 'assistant', content: '' },
    { role: 'assistant', content: 'a' },
    {
      role: 'assistant',
      content: [
        { type: 'text', text: 'b' },
        { type: 'text', text: '' },
      ],
    },
    { role: 'system', content: 'From now on, be short.' },
    hello,
  ]
  expect(promptOf(...turns).map(({ role, content }) => [role, content.length])).toEqual([
    ['user', 1],
    ['assistant', 2],
    ['user', 1],
    ['user', 1],
  ])
})

test('a system text in mid conversation, which most formats have no place for, is said where it stands', () => {
  const turns = [
    { role: 'system', content: 'First.' },
    hello,
    { role: 'system', content: [{ type: 'text', text: 'Later.' }] },
  ]
  expect(promptOf(...turns)).toEqual([
    { role: 'system', content: 'First.' },
    { role: 'user', content: [{ type: 'text', text: 'Hello' }] },
    { role: 'user', content: [{ type: 'text', text: '<system>\nLater.\n</system>' }] },
  ])
})

test.each([
  [
    { thinking: { type: 'enabled', budget_tokens: 2048, display: 'omitted' } },
    { thinkingTokens: 2048, showsThoughts: false },
    undefined,
  ],
  [{ thinking: { type: 'disabled' } }, { thinkingTokens: null, showsThoughts: false }, 'none'],
  [{ output_config: { effort: 'low' } }, { thinkingTokens: null, showsThoughts: null }, 'low'],
])('%j asks for that much thinking', (body, extras, reasoning) => {
  const decoded = decode(body)
  expect(decoded.extras).toMatchObject(extras)
  expect(decoded.call.reasoning).toBe(reasoning)
})

test('settings keep their values, and a form of the answer its schema', () => {
  const format = { type: 'json_schema', schema }
  const settings = { temperature: 0.5, top_p: 0.9, top_k: 5, stop_sequences: ['END'] }
  expect(decode({ ...settings, output_config: { format } }).call).toMatchObject({
    maxOutputTokens: 10,
    temperature: 0.5,
    topP: 0.9,
    topK: 5,
    stopSequences: ['END'],
    responseFormat: { type: 'json', schema },
  })
  expect(decode({ output_format: format }).call.responseFormat).toEqual({ type: 'json', schema })
})

test('a count needs no limit of the answer', () => {
  expect(decode({ max_tokens: undefined }, '/v1/messages/count_tokens').call.maxOutputTokens).toBeUndefined()
  expect(messages.countAnswer(7)).toEqual({ input_tokens: 7 })
})

const tools = [{ name: 'weather', input_schema: schema }]

test.each<[string, object]>([
  ['body', []],
  ['max_tokens', { max_tokens: '10' }],
  ['messages', { messages: [] }],
  ['messages', { messages: [hello, called, hello] }],
  ['messages[].role', { messages: [{ role: 'king', content: '' }] }],
  ['messages[].content', { messages: [{ role: 'user', content: 7 }] }],
  ['messages[].content[].type', { messages: user({ type: 'container_upload', file_id: 'f' }) }],
  ['messages[].content[].source.type', { messages: user({ type: 'image', source: { type: 'file', file_id: 'f' } }) }],
  [
    'messages[].content[].source.url',
    { messages: user({ type: 'image', source: { type: 'url', url: 'file:///etc/passwd' } }) },
  ],
  ['messages[].content[].tool_use_id', { messages: user({ type: 'tool_result', tool_use_id: 'x', content: 'ok' }) }],
  ['container', { container: 'c' }],
  ['inference_geo', { inference_geo: 'us' }],
  ['thread', { thread: { type: 'create' } }],
  ['mcp_servers', { mcp_servers: [{ url: 'https://example.com' }] }],
  ['tools[].type', { tools: [{ type: 'bash_20250124', name: 'bash' }] }],
  ['tools[].input_schema', { tools: [{ name: 'weather' }] }],
  ['tool_choice.name', { tools, tool_choice: { type: 'tool', name: 'web_search' } }],
  ['tool_choice', { tools: [{ type: 'web_search_20250305', name: 'web_search' }], tool_choice: { type: 'any' } }],
  ['thinking.budget_tokens', { thinking: { type: 'enabled' } }],
])('%s is refused by name', (field, body) => {
  const given = Array.isArray(body) ? body : { model: 'm', max_tokens: 10, messages: [hello], ...body }
  const decoded = () => messages.decode(given, { path: '/v1/messages', query: '' })
  expect(decoded).toThrow(
    expect.objectContaining({ status: 400, message: expect.stringContaining(`The field ${field} `) }),
  )
})
