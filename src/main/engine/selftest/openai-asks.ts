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

/** Chat Completions, with words wherever the format has room for text. */
export function chatAsk(mark: Mark, way: Way): MarkedAsk {
  const body = {
    model: way.model,
    stream: way.stream,
    messages: [
      { role: 'system', content: mark('system text') },
      { role: 'assistant', content: mark('earlier answer'), tool_calls: [toolCall(mark)] },
      { role: 'tool', tool_call_id: 'call_1', content: mark('tool result') },
      {
        role: 'user',
        name: mark('user name'),
        content: [
          { type: 'text', text: mark('prompt, and the answer that repeats it') },
          { type: 'image_url', image_url: { url: `data:image/png;base64,${imageData(mark)}` } },
          { type: 'file', file: { filename: `${mark('file name')}.pdf`, file_data: fileData(mark) } },
        ],
      },
    ],
    tools: [{ type: 'function', function: { name: 'look_up', ...toolDefinition(mark) } }],
    tool_choice: 'none',
    user: mark('user id'),
    stop: [mark('stop sequence')],
    metadata: { note: mark('metadata') },
  }
  return jsonRequest('OpenAI chat', '/v1/chat/completions', body, way)
}

export function responsesAsk(mark: Mark, way: Way): MarkedAsk {
  const { description, parameters } = toolDefinition(mark)
  const body = {
    model: way.model,
    stream: way.stream,
    instructions: mark('instructions'),
    input: [
      { type: 'function_call', call_id: 'call_1', name: 'look_up', arguments: argumentsText(mark) },
      { type: 'function_call_output', call_id: 'call_1', output: mark('tool result') },
      {
        role: 'user',
        content: [
          { type: 'input_text', text: mark('prompt, and the answer that repeats it') },
          { type: 'input_image', image_url: `data:image/png;base64,${imageData(mark)}` },
          { type: 'input_file', filename: `${mark('file name')}.pdf`, file_data: fileData(mark) },
        ],
      },
    ],
    tools: [{ type: 'function', name: 'look_up', description, parameters }],
    tool_choice: 'none',
    prompt_cache_key: mark('cache key'),
    safety_identifier: mark('user id'),
    metadata: { note: mark('metadata') },
  }
  return jsonRequest('OpenAI responses', '/v1/responses', body, way)
}

export const openaiAsks: readonly MakeAsk[] = [
  ...WAYS.flatMap((way) => [(mark: Mark) => chatAsk(mark, way), (mark: Mark) => responsesAsk(mark, way)]),
  (mark) => {
    const messages = [{ role: 'user', content: mark('prompt, and the arguments of the tool that is called') }]
    const tools = [{ type: 'function', function: { name: 'look_up', ...toolDefinition(mark) } }]
    const body = { model: 'sandbox', stream: true, messages, tools }
    return jsonRequest('OpenAI chat, answered with a tool call', '/v1/chat/completions', body, PLAIN)
  },
  (mark) => {
    const body = { model: 'sandbox', input: [mark('embedded text')], user: mark('user id') }
    return jsonRequest('OpenAI embeddings', '/v1/embeddings', body, PLAIN)
  },
  (mark) => {
    const body = { model: 'sandbox', prompt: mark('prompt of an image') }
    return jsonRequest('OpenAI image', '/v1/images/generations', body, PLAIN)
  },
  (mark) => uploadRequest('OpenAI file', '/v1/files', { purpose: 'user_data', note: mark('form field') }, mark),
  (mark) => unknownFile('OpenAI file by id', `/v1/files/${mark(UNKNOWN)}`),
  (mark) => ({
    what: 'A request that is not JSON',
    path: '/v1/chat/completions',
    headers: { 'content-type': 'application/json' },
    body: `{"model": "sandbox", "messages": [ ${mark('broken body')}`,
    expects: 'refusal',
  }),
]

/** Refused before a key is looked at, or with none that is known: their rows have no key. */
export const keylessAsks: readonly MakeAsk[] = [
  (mark) => ({
    what: 'A path that leads nowhere',
    path: `/v9/${mark('path')}`,
    body: mark('body that nobody reads'),
    expects: 'refusal',
  }),
  (mark) => ({ ...chatAsk(mark, PLAIN), what: 'A client key that nobody has', isStranger: true, expects: 'refusal' }),
]

export const UNKNOWN = 'file id, and the error that repeats it'

export function unknownFile(what: string, path: string): MarkedAsk {
  return { what, method: 'GET', path, expects: 'refusal' }
}

export function toolDefinition(mark: Mark) {
  const q = { type: 'string', description: mark('tool schema') }
  return { description: mark('tool description'), parameters: { type: 'object', properties: { q }, required: ['q'] } }
}

function toolCall(mark: Mark) {
  return { id: 'call_1', type: 'function', function: { name: 'look_up', arguments: argumentsText(mark) } }
}

function argumentsText(mark: Mark): string {
  return JSON.stringify({ q: mark('tool argument') })
}

function fileData(mark: Mark): string {
  return `data:application/pdf;base64,${Buffer.from(`%PDF ${mark('file content')}`).toString('base64')}`
}
