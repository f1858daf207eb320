import { expect, test } from 'vitest'
import { responses } from '../../../../../../src/main/engine/translate/clients/responses/responses.ts'
import type { Decoded } from '../../../../../../src/main/engine/translate/codec.ts'

const said = { role: 'user', content: [{ type: 'text', text: 'Hello' }] }

function decode(body: object): Decoded {
  return responses.decode({ model: 'm', input: 'Hello', ...body }, { path: '/v1/responses', query: '' })
}

const schema = { type: 'object', properties: { cmd: { type: 'string' } }, required: ['cmd'] }

/** As Codex CLI sends it, without its long texts. */
const codex = {
  model: 'claude-sonnet-4-5',
  instructions: 'You are Codex.',
  input: [
    { type: 'message', role: 'developer', content: [{ type: 'input_text', text: 'Sandboxed.' }] },
    { type: 'message', role: 'user', content: [{ type: 'input_text', text: '<environment_context>' }] },
    { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Fix it.' }] },
    { type: 'reasoning', summary: [], content: null, encrypted_content: 'gAAAAA' },
    { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Looking.' }] },
    { type: 'function_call', name: 'exec_command', arguments: '{"cmd":"ls"}', call_id: 'c1' },
    { type: 'custom_tool_call', status: 'completed', call_id: 'c2', name: 'apply_patch', input: '*** Begin Patch' },
    { type: 'function_call_output', call_id: 'c1', output: 'a.ts' },
    { type: 'custom_tool_call_output', call_id: 'c2', output: 'Done' },
    { type: 'web_search_call', status: 'completed', action: { type: 'search', query: 'x' } },
  ],
  tools: [
    { type: 'function', name: 'exec_command', description: 'Runs.', strict: false, parameters: schema },
    {
      type: 'custom',
      name: 'apply_patch',
      description: 'Patches.',
      format: { type: 'grammar', syntax: 'lark', definition: 'start: begin' },
    },
    { type: 'web_search', external_web_access: true },
  ],
  tool_choice: 'auto',
  parallel_tool_calls: true,
  reasoning: { effort: 'xhigh', summary: 'auto' },
  store: false,
  stream: true,
  include: ['reasoning.encrypted_content'],
  prompt_cache_key: 'k',
  text: { verbosity: 'low' },
  client_metadata: { 'x-codex-installation-id': 'i' },
}

test('a request of Codex is read whole, and what is OpenAI’s own is passed over by name', () => {
  const { call, extras, stream, dropped } = decode(codex)
  expect(stream).toBe(true)
  expect(extras).toEqual({ thinkingTokens: null, showsThoughts: true, parallelTools: true })
  expect(dropped).toEqual([
    'client_metadata',
    'prompt_cache_key',
    'text.verbosity',
    'input.encrypted_content',
    'input.web_search_call',
    'tools.web_search',
  ])
  expect(call.reasoning).toBe('xhigh')
  expect(call.toolChoice).toEqual({ type: 'auto' })
  expect(call.prompt).toEqual([
    { role: 'system', content: 'You are Codex.' },
    { role: 'system', content: 'Sandboxed.' },
    { role: 'user', content: [{ type: 'text', text: '<environment_context>' }] },
    { role: 'user', content: [{ type: 'text', text: 'Fix it.' }] },
    {
      role: 'assistant',
      content: [
        { type: 'text', text: 'Looking.' },
        { type: 'tool-call', toolCallId: 'c1', toolName: 'exec_command', input: { cmd: 'ls' } },
        { type: 'tool-call', toolCallId: 'c2', toolName: 'apply_patch', input: { input: '*** Begin Patch' } },
      ],
    },
    {
      role: 'tool',
      content: [
        { type: 'tool-result', toolCallId: 'c1', toolName: 'exec_command', output: { type: 'text', value: 'a.ts' } },
        { type: 'tool-result', toolCallId: 'c2', toolName: 'apply_patch', output: { type: 'text', value: 'Done' } },
      ],
    },
  ])
  expect(call.tools).toMatchObject([
    { name: 'exec_command', description: 'Runs.', strict: false, inputSchema: schema },
    {
      name: 'apply_patch',
      description: expect.stringContaining('start: begin'),
      inputSchema: { type: 'object', required: ['input'] },
    },
  ])
})

test.each([
  [
    { max_output_tokens: 5, temperature: 0.1, top_p: 0.2 },
    { maxOutputTokens: 5, temperature: 0.1, topP: 0.2 },
  ],
  [{ reasoning: { effort: 'none' } }, { reasoning: 'none' }],
  [{ reasoning: null, text: null, tools: [], tool_choice: 'auto' }, {}],
  [{ text: { format: { type: 'json_object' } } }, { responseFormat: { type: 'json' } }],
  [
    { text: { format: { type: 'json_schema', name: 'n', schema, strict: true } } },
    { responseFormat: { type: 'json', name: 'n', schema }, providerOptions: { openai: { strictJsonSchema: true } } },
  ],
])('%j sets %j', (body, settings) => {
  expect(decode(body).call).toEqual({ prompt: [said], ...settings })
})

test('pictures and documents are files of their type, in messages and in results', () => {
  const image = { type: 'input_image', image_url: 'data:image/png;base64,AAAA', detail: 'auto' }
  const { call } = decode({
    input: [
      {
        role: 'user',
        content: [
          image,
          { type: 'input_file', filename: 'a.pdf', file_data: 'data:application/pdf;base64,BBBB' },
          { type: 'input_file', file_url: 'https://example.com/b.pdf' },
        ],
      },
      { type: 'function_call', call_id: 'c1', name: 'view', arguments: '{}' },
      { type: 'function_call_output', call_id: 'c1', output: [{ type: 'input_text', text: 'See:' }, image] },
    ],
  })
  const picture = { type: 'file', mediaType: 'image/png', data: { type: 'data', data: 'AAAA' } }
  expect(call.prompt).toMatchObject([
    {
      content: [
        picture,
        { mediaType: 'application/pdf', filename: 'a.pdf', data: { data: 'BBBB' } },
        { mediaType: 'application/pdf', data: { type: 'url', url: new URL('https://example.com/b.pdf') } },
      ],
    },
    {},
    { content: [{ output: { type: 'content', value: [{ type: 'text', text: 'See:' }, picture] } }] },
  ])
})

test('tools that a search found can be called from then on', () => {
  const found = {
    type: 'namespace',
    name: 'mcp__mail',
    tools: [{ type: 'function', name: 'send', parameters: schema }],
  }
  const { call } = decode({
    tools: [{ type: 'tool_search', execution: 'client', description: 'Finds tools.', parameters: schema }],
    input: [
      { role: 'user', content: 'Hello' },
      { type: 'tool_search_call', call_id: 'c1', execution: 'client', arguments: { query: 'mail' } },
      { type: 'tool_search_output', call_id: 'c1', execution: 'client', tools: [found] },
    ],
  })
  expect(call.tools).toMatchObject([{ name: 'tool_search' }, { name: 'mcp__mail__send', inputSchema: schema }])
  expect(call.prompt.slice(1)).toMatchObject([
    { content: [{ toolName: 'tool_search', input: { query: 'mail' } }] },
    { content: [{ output: { value: 'Tools found: mcp__mail__send' } }] },
  ])
})

test('a tool of a namespace keeps one name of 64 characters at most', () => {
  const nameOf = (name: string) => {
    const tools = [{ type: 'namespace', name: 'n'.repeat(60), tools: [{ type: 'function', name }] }]
    return decode({ tools }).call.tools?.[0]?.name
  }
  expect(nameOf('first')).toHaveLength(64)
  expect(nameOf('first')).toBe(nameOf('first'))
  expect(nameOf('first')).not.toBe(nameOf('second'))
})

test.each([
  [
    { type: 'function', name: 'exec' },
    { type: 'tool', toolName: 'exec' },
  ],
  [
    { type: 'custom', name: 'patch' },
    { type: 'tool', toolName: 'patch' },
  ],
  ['required', { type: 'required' }],
])('a tool choice of %j is %j', (tool_choice, toolChoice) => {
  const tools = [
    { type: 'function', name: 'exec' },
    { type: 'custom', name: 'patch' },
  ]
  expect(decode({ tools, tool_choice }).call.toolChoice).toEqual(toolChoice)
})

test('allowed tools leave out the others', () => {
  const tools = [
    { type: 'function', name: 'exec' },
    { type: 'custom', name: 'patch' },
  ]
  const { call } = decode({
    tools,
    tool_choice: { type: 'allowed_tools', mode: 'required', tools: [{ type: 'custom', name: 'patch' }] },
  })
  expect(call).toMatchObject({ tools: [{ name: 'patch' }], toolChoice: { type: 'required' } })
  expect(call.tools).toHaveLength(1)
})

test.each([
  ['previous_response_id', { previous_response_id: 'resp_1' }],
  ['conversation', { conversation: { id: 'conv_1' } }],
  ['prompt', { prompt: { id: 'p' } }],
  ['background', { background: true }],
  ['input', { input: [] }],
  ['input', { input: undefined }],
  ['input', { input: [{ type: 'function_call', call_id: 'a', name: 'x', arguments: '' }] }],
  ['input[].call_id', { input: [{ type: 'function_call_output', call_id: 'a', output: '' }] }],
  ['input.item_reference', { input: [{ type: 'item_reference', id: 'x' }] }],
  ['input.compaction', { input: [{ type: 'compaction', encrypted_content: 'x' }] }],
  ['input[].content[].file_id', { input: [{ role: 'user', content: [{ type: 'input_image', file_id: 'f' }] }] }],
  ['tool_choice', { tools: [{ type: 'web_search' }], tool_choice: { type: 'web_search' } }],
  ['tool_choice', { tools: [{ type: 'web_search' }], tool_choice: 'required' }],
  ['reasoning.effort', { reasoning: { effort: 7 } }],
  ['text', { text: 'x' }],
])('%s is refused by its name in %j', (field, body) => {
  expect(() => decode(body)).toThrow(`The field ${field} can’t be translated`)
})
