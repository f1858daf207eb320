import type { MarkedAsk } from './ask.ts'
import {
  imageData,
  jsonRequest,
  type MakeAsk,
  type Mark,
  PLAIN,
  uploadRequest,
  WAYS,
  type Way,
} from './marked-request.ts'
import { toolDefinition, UNKNOWN, unknownFile } from './openai-asks.ts'

export function messagesAsk(mark: Mark, way: Way): MarkedAsk {
  const { description, parameters: input_schema } = toolDefinition(mark)
  const body = {
    model: way.model,
    stream: way.stream,
    max_tokens: 400,
    system: [{ type: 'text', text: mark('system text') }],
    messages: [
      { role: 'user', content: mark('first prompt') },
      {
        role: 'assistant',
        content: [{ type: 'tool_use', id: 't1', name: 'look_up', input: { q: mark('tool input') } }],
      },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't1', content: mark('tool result') }] },
      {
        role: 'user',
        content: [
          { type: 'text', text: mark('prompt, and the answer that repeats it') },
          { type: 'image', source: { type: 'base64', media_type: 'image/png', data: imageData(mark) } },
          { type: 'document', title: mark('file name'), source: { type: 'text', data: mark('file content') } },
        ],
      },
    ],
    tools: [{ name: 'look_up', description, input_schema }],
    tool_choice: { type: 'none' },
    metadata: { user_id: mark('user id') },
    stop_sequences: [mark('stop sequence')],
  }
  return versioned(jsonRequest('Anthropic messages', '/v1/messages', body, way))
}

export const anthropicAsks: readonly MakeAsk[] = [
  ...WAYS.map((way) => (mark: Mark) => messagesAsk(mark, way)),
  (mark) => {
    const messages = [{ role: 'user', content: mark('counted text') }]
    const body = { model: 'sandbox', messages, system: mark('system text') }
    return versioned(jsonRequest('Anthropic count of tokens', '/v1/messages/count_tokens', body, PLAIN))
  },
  (mark) => versioned(uploadRequest('Anthropic file', '/v1/files', {}, mark)),
  (mark) => versioned(unknownFile('Anthropic file by id', `/v1/files/${mark(UNKNOWN)}`)),
]

function versioned(asked: MarkedAsk): MarkedAsk {
  return { ...asked, headers: { ...asked.headers, 'anthropic-version': '2023-06-01' } }
}
