import { expect, test } from 'vitest'
import { chatCompletions } from '../../../../../../src/main/engine/translate/clients/chat-completions/chat-completions.ts'
import type { Decoded } from '../../../../../../src/main/engine/translate/codec.ts'

const hello = { role: 'user', content: 'Hello' }
const said = { role: 'user', content: [{ type: 'text', text: 'Hello' }] }

function decode(body: object): Decoded {
  return chatCompletions.decode({ model: 'm', messages: [hello], ...body }, { path: '/v1/chat/completions', query: '' })
}

const promptOf = (...messages: object[]) => decode({ messages }).call.prompt

test.each([
  [{ max_tokens: 5 }, { maxOutputTokens: 5 }],
  [{ max_tokens: 5, max_completion_tokens: 7 }, { maxOutputTokens: 7 }],
  [
    { temperature: 0.1, top_p: 0.2, top_k: 3 },
    { temperature: 0.1, topP: 0.2, topK: 3 },
  ],
  [
    { presence_penalty: 0.1, frequency_penalty: 0.2, seed: 3 },
    { presencePenalty: 0.1, frequencyPenalty: 0.2, seed: 3 },
  ],
  [{ stop: 'END' }, { stopSequences: ['END'] }],
  [{ stop: ['A', 'B'] }, { stopSequences: ['A', 'B'] }],
  [{ stop: null, temperature: null, tools: null, n: 1 }, {}],
  [{ reasoning_effort: 'none' }, { reasoning: 'none' }],
  [{ reasoning_effort: 'minimal' }, { reasoning: 'minimal' }],
  [{ reasoning_effort: 'max' }, { reasoning: 'xhigh' }],
  [{ response_format: { type: 'text' } }, {}],
  [
    { cache_control: { type: 'ephemeral', ttl: '1h' } },
    { providerOptions: { anthropic: { cacheControl: { type: 'ephemeral', ttl: '1h' } } } },
  ],
  [{ response_format: { type: 'json_object' } }, { responseFormat: { type: 'json' } }],
  [
    { response_format: { type: 'json_schema', json_schema: { name: 'n', schema: { type: 'object' }, strict: true } } },
    {
      responseFormat: { type: 'json', name: 'n', schema: { type: 'object' } },
      providerOptions: { openai: { strictJsonSchema: true } },
    },
  ],
])('%j sets %j', (body, settings) => {
  expect(decode(body).call).toEqual({ prompt: [said], ...settings })
})

const weather = { type: 'function', function: { name: 'weather', description: 'Asks.', strict: true } }
const tool = {
  type: 'function',
  name: 'weather',
  description: 'Asks.',
  strict: true,
  inputSchema: { type: 'object', properties: {} },
}

test.each([
  ['auto', { type: 'auto' }],
  ['none', { type: 'none' }],
  ['required', { type: 'required' }],
  [
    { type: 'function', function: { name: 'weather' } },
    { type: 'tool', toolName: 'weather' },
  ],
  [
    {
      type: 'allowed_tools',
      allowed_tools: { mode: 'required', tools: [{ type: 'function', function: { name: 'weather' } }] },
    },
    { type: 'required' },
  ],
])('a tool choice of %j is %j', (tool_choice, toolChoice) => {
  expect(decode({ tools: [weather], tool_choice }).call).toEqual({ prompt: [said], tools: [tool], toolChoice })
})

test('instructions stand first; in mid conversation they are said where they stand, and no user said them', () => {
  const prompt = promptOf(
    { role: 'system', content: 'Be brief.' },
    {
      role: 'developer',
      content: [
        { type: 'text', text: 'Be ' },
        { type: 'text', text: 'kind.' },
      ],
    },
    hello,
    { role: 'assistant', content: 'Hi.' },
    { role: 'system', content: 'Be slow.' },
  )
  expect(prompt).toEqual([
    { role: 'system', content: 'Be brief.' },
    { role: 'system', content: 'Be kind.' },
    said,
    { role: 'assistant', content: [{ type: 'text', text: 'Hi.' }] },
    { role: 'user', content: [{ type: 'text', text: '<system>\nBe slow.\n</system>' }] },
  ])
})

test('instructions alone are said by the user', () => {
  expect(promptOf({ role: 'system', content: 'Say hello.' })).toEqual([
    { role: 'user', content: [{ type: 'text', text: 'Say hello.' }] },
  ])
})

test('pictures, documents and recordings are files of their type', () => {
  const [message] = promptOf({
    role: 'user',
    content: [
      { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA', detail: 'low' } },
      { type: 'image_url', image_url: { url: 'https://example.com/a.png' } },
      { type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,BBBB' } },
      { type: 'input_audio', input_audio: { data: 'CCCC', format: 'mp3' } },
    ],
  })
  expect(message?.content).toEqual([
    {
      type: 'file',
      mediaType: 'image/png',
      data: { type: 'data', data: 'AAAA' },
      providerOptions: { openai: { imageDetail: 'low' } },
    },
    { type: 'file', mediaType: 'image', data: { type: 'url', url: new URL('https://example.com/a.png') } },
    { type: 'file', mediaType: 'application/pdf', filename: 'a.pdf', data: { type: 'data', data: 'BBBB' } },
    { type: 'file', mediaType: 'audio/mpeg', data: { type: 'data', data: 'CCCC' } },
  ])
})

const call = (id: string, args = '{}') => ({ id, type: 'function', function: { name: `tool_${id}`, arguments: args } })
const called = (id: string, input: object = {}) => ({
  type: 'tool-call',
  toolCallId: id,
  toolName: `tool_${id}`,
  input,
})
const answered = (id: string, value: string) => ({
  type: 'tool-result',
  toolCallId: id,
  toolName: `tool_${id}`,
  output: { type: 'text', value },
})

test('results go to their calls, in whatever order they come and whatever is said in between', () => {
  const prompt = promptOf(
    hello,
    { role: 'assistant', content: '', tool_calls: [call('a', '{"x":1}'), call('b', '')] },
    { role: 'tool', tool_call_id: 'b', content: 'B' },
    { role: 'user', content: 'Quick!' },
    {
      role: 'tool',
      tool_call_id: 'a',
      content: [
        { type: 'text', text: 'A1' },
        { type: 'text', text: 'A2' },
      ],
    },
    { role: 'assistant', content: null },
  )
  expect(prompt).toEqual([
    said,
    { role: 'assistant', content: [called('a', { x: 1 }), called('b')] },
    { role: 'tool', content: [answered('b', 'B'), answered('a', 'A1\nA2')] },
    { role: 'user', content: [{ type: 'text', text: 'Quick!' }] },
  ])
})

test('an id that comes again in a later turn names the later call', () => {
  const round = [
    { role: 'assistant', tool_calls: [call('a')] },
    { role: 'tool', tool_call_id: 'a', content: 'once' },
  ]
  expect(promptOf(hello, ...round, ...round).map(({ role }) => role)).toEqual([
    'user',
    'assistant',
    'tool',
    'assistant',
    'tool',
  ])
})

test('arguments that are no JSON are kept as a text', () => {
  const prompt = promptOf(
    hello,
    { role: 'assistant', tool_calls: [call('a', '{"x":')] },
    { role: 'tool', tool_call_id: 'a', content: '' },
  )
  expect(prompt[1]?.content).toEqual([called('a', { arguments: '{"x":' })])
})

test('a picture in a result stays one', () => {
  const prompt = promptOf(
    hello,
    { role: 'assistant', tool_calls: [call('a')] },
    {
      role: 'tool',
      tool_call_id: 'a',
      content: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } }],
    },
  )
  expect(prompt[2]?.content).toMatchObject([{ output: { type: 'content', value: [{ mediaType: 'image/png' }] } }])
})

test('a legacy function’s result answers the call before it', () => {
  const prompt = promptOf(
    hello,
    { role: 'assistant', content: null, function_call: { name: 'weather', arguments: '{"place":"Bern"}' } },
    { role: 'function', name: 'weather', content: 'sunny' },
  )
  expect(prompt.slice(1)).toMatchObject([
    { content: [{ toolName: 'weather', input: { place: 'Bern' } }] },
    { content: [{ toolName: 'weather', output: { value: 'sunny' } }] },
  ])
})

test('cache marks and thoughts of clients that know of them go along', () => {
  const cache_control = { type: 'ephemeral' }
  const providerOptions = { anthropic: { cacheControl: { type: 'ephemeral' } } }
  const prompt = promptOf(
    { role: 'system', content: [{ type: 'text', text: 'Be brief.', cache_control }] },
    { role: 'user', content: [{ type: 'text', text: 'Hello', cache_control }] },
    { role: 'assistant', reasoning_content: 'Hm.', content: 'Hi.' },
  )
  expect(prompt).toEqual([
    { role: 'system', content: 'Be brief.', providerOptions },
    { role: 'user', content: [{ type: 'text', text: 'Hello', providerOptions }] },
    {
      role: 'assistant',
      content: [
        { type: 'reasoning', text: 'Hm.' },
        { type: 'text', text: 'Hi.' },
      ],
    },
  ])
})

test('what is OpenAI’s own is passed over by its name, and what is nobody’s without one', () => {
  const messages = [{ ...hello, name: 'Ann' }]
  const body = { messages, user: 'u', metadata: {}, logit_bias: null, logprobs: true, store: false, my_own: 1 }
  expect(decode(body).dropped).toEqual(['metadata', 'user', 'logprobs', 'messages.name', 'unknown_fields'])
})

test.each([
  ['messages', { messages: [] }],
  ['messages', { messages: undefined }],
  ['messages', { messages: [hello, { role: 'assistant', tool_calls: [call('a')] }] }],
  ['messages', { messages: [hello, { role: 'assistant', tool_calls: [call('a'), call('a')] }] }],
  ['messages[].tool_call_id', { messages: [hello, { role: 'tool', tool_call_id: 'x', content: '' }] }],
  ['messages[].content', { messages: [{ role: 'user', content: 7 }] }],
  ['messages[].role', { messages: [{ role: 'king', content: '' }] }],
  ['messages[].audio', { messages: [hello, { role: 'assistant', audio: { id: 'a' } }] }],
  [
    'messages[].content[].file.file_id',
    { messages: [{ role: 'user', content: [{ type: 'file', file: { file_id: 'f' } }] }] },
  ],
  ['n', { n: 2 }],
  ['modalities', { modalities: ['text', 'audio'] }],
  ['reasoning_effort', { reasoning_effort: 'some' }],
  ['max_tokens', { max_tokens: '5' }],
  ['tool_choice', { tools: [weather], tool_choice: { type: 'function', function: { name: 'other' } } }],
  ['tool_choice', { tool_choice: 'required' }],
  ['tools[].function', { tools: [{ type: 'function' }] }],
])('%s is refused by its name in %j', (field, body) => {
  expect(() => decode(body)).toThrow(`The field ${field} can’t be translated`)
})
