import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chatCompletions } from '../../../../../src/main/engine/translate/clients/chat-completions/chat-completions.ts'
import { responses } from '../../../../../src/main/engine/translate/clients/responses/responses.ts'
import { AppError } from '../../../../../src/shared/errors.ts'
import { resultOf, streamOf } from '../../../../support/translate/answers.ts'
import { hostileBodies, MARKER } from '../../../../support/translate/hostile-bodies.ts'

const place = { path: '', query: '' }
const about = { requestModel: 'm', id: 'a1', at: 0 }
const schema = { type: 'object', properties: { place: { type: 'string' } } }
const image = 'data:image/png;base64,AAAA'

const chatBodies = [
  {
    model: MARKER,
    messages: [
      { role: 'developer', content: MARKER },
      {
        role: 'user',
        content: [
          { type: 'text', text: MARKER },
          { type: 'image_url', image_url: { url: image, detail: 'low' } },
        ],
      },
      {
        role: 'assistant',
        content: null,
        reasoning_details: [{ type: 'reasoning.text', text: MARKER, signature: 'wb1.e30' }],
        tool_calls: [
          { id: 'c1', type: 'function', function: { name: 'weather', arguments: '{}' }, extra_content: { google: {} } },
        ],
      },
      { role: 'tool', tool_call_id: 'c1', content: [{ type: 'text', text: MARKER }] },
      {
        role: 'user',
        content: [{ type: 'file', file: { file_data: 'data:application/pdf;base64,AAAA', filename: MARKER } }],
      },
    ],
    tools: [{ type: 'function', function: { name: 'weather', parameters: schema, strict: true } }],
    tool_choice: { type: 'function', function: { name: 'weather' } },
    response_format: { type: 'json_schema', json_schema: { name: MARKER, schema, strict: true } },
    stop: [MARKER],
    stream_options: { include_usage: true },
    metadata: { [MARKER]: MARKER },
  },
  {
    messages: [
      { role: 'user', content: MARKER },
      { role: 'assistant', function_call: { name: 'weather', arguments: '{}' } },
      { role: 'function', name: 'weather', content: MARKER },
    ],
    functions: [{ name: 'weather', parameters: schema }],
    function_call: { name: 'weather' },
  },
]

const responsesBodies = [
  {
    model: MARKER,
    instructions: MARKER,
    input: [
      {
        role: 'user',
        content: [
          { type: 'input_text', text: MARKER },
          { type: 'input_image', image_url: image, detail: 'auto' },
        ],
      },
      { type: 'reasoning', summary: [{ type: 'summary_text', text: MARKER }], encrypted_content: 'wb1.e30' },
      { type: 'function_call', call_id: 'c1', name: 'read', namespace: MARKER, arguments: '{}' },
      { type: 'function_call_output', call_id: 'c1', output: [{ type: 'input_text', text: MARKER }] },
      { type: 'custom_tool_call', call_id: 'c2', name: 'patch', input: MARKER },
      { type: 'custom_tool_call_output', call_id: 'c2', output: MARKER },
      { type: 'local_shell_call', call_id: 'c3', action: { type: 'exec', command: [MARKER], env: {} } },
      { type: 'local_shell_call_output', id: 'c3', output: MARKER },
      { type: 'tool_search_call', call_id: 'c4', execution: 'client', arguments: { query: MARKER } },
      {
        type: 'tool_search_output',
        call_id: 'c4',
        tools: [{ type: 'namespace', name: 'n', tools: [{ type: 'function', name: 'f' }] }],
      },
      { type: 'web_search_call', id: MARKER },
    ],
    tools: [
      { type: 'namespace', name: MARKER, tools: [{ type: 'function', name: 'read', parameters: schema }] },
      { type: 'custom', name: 'patch', format: { type: 'grammar', syntax: 'lark', definition: MARKER } },
      { type: 'local_shell' },
      { type: 'tool_search', execution: 'client', parameters: schema },
      { type: 'web_search' },
    ],
    tool_choice: { type: 'allowed_tools', mode: 'auto', tools: [{ type: 'custom', name: 'patch' }] },
    reasoning: { effort: 'max', summary: 'auto' },
    text: { verbosity: 'low', format: { type: 'json_schema', name: MARKER, schema } },
    include: ['reasoning.encrypted_content'],
    metadata: { [MARKER]: MARKER },
  },
]

const answer = resultOf([
  { type: 'reasoning', text: 'Hm.' },
  { type: 'text', text: 'So.' },
  { type: 'tool-call', toolCallId: 'c9', toolName: 'patch', input: '{"input":"x"}' },
])

test.each([
  ['Chat Completions', chatCompletions, chatBodies],
  ['Responses', responses, responsesBodies],
])(
  'a body of %s that holds anything is read or refused by name, and what is read is answered',
  (_name, codec, bodies) => {
    for (const body of bodies) expect(() => codec.decode(body, place)).not.toThrow()
    fc.assert(
      fc.property(hostileBodies(bodies), (body) => {
        try {
          const { answerWriter, dropped } = codec.decode(body, place)
          JSON.stringify(answerWriter(about).plain(answer))
          const writer = answerWriter(about)
          for (const part of streamOf(answer, (text) => [text])) writer.part(part)
          expect(dropped.join()).not.toContain(MARKER)
          expect(dropped.join()).toMatch(/^[\w.,]*$/)
        } catch (error) {
          if (!(error instanceof AppError)) throw error
          expect(error.code).toBe('untranslatable')
          expect(error.message).not.toContain(MARKER)
        }
      }),
      { numRuns: 3000 },
    )
  },
)
