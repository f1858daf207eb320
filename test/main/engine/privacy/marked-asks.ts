import { type Ask, form, JSON_TYPE } from './ask.ts'

type Mark = (place: string) => string

/** One request of each kind, with a marker in every place that can hold something of the user's. */
export interface MarkedAsk {
  readonly name: string
  make(mark: Mark, model: string, stream: boolean): Ask
  readonly streams: boolean
}

const tools = (mark: Mark) => ({ name: 'find_it', description: mark('tool description'), schema: schema(mark) })
const schema = (mark: Mark) => ({
  type: 'object',
  properties: { q: { type: 'string', description: mark('tool schema') } },
})

export const openaiAsks: readonly MarkedAsk[] = [
  {
    name: 'chat',
    streams: true,
    make: (mark, model, stream) => {
      const { name, description, schema: parameters } = tools(mark)
      const call = { id: 'call_1', type: 'function', function: { name, arguments: `{"q":"${mark('tool argument')}"}` } }
      return json('/v1/chat/completions', {
        model,
        stream,
        messages: [
          { role: 'system', content: mark('system text') },
          { role: 'assistant', content: mark('earlier answer'), tool_calls: [call] },
          { role: 'tool', tool_call_id: 'call_1', content: mark('tool result') },
          { role: 'user', content: `Say ${mark('prompt')}`, name: mark('user name') },
        ],
        tools: [{ type: 'function', function: { name, description, parameters } }],
        tool_choice: 'none',
        user: mark('user id'),
        stop: [mark('stop sequence')],
        metadata: { note: mark('metadata') },
      })
    },
  },
  {
    name: 'responses',
    streams: true,
    make: (mark, model, stream) => {
      const { name, description, schema: parameters } = tools(mark)
      return json('/v1/responses', {
        model,
        stream,
        instructions: mark('instructions'),
        input: [
          { role: 'user', content: [{ type: 'input_text', text: `Say ${mark('input')}` }] },
          { type: 'function_call', call_id: 'c1', name, arguments: `{"q":"${mark('function argument')}"}` },
          { type: 'function_call_output', call_id: 'c1', output: mark('function output') },
          { role: 'user', content: [{ type: 'input_text', text: mark('last input') }] },
        ],
        tools: [{ type: 'function', name, description, parameters }],
        tool_choice: 'none',
        prompt_cache_key: mark('cache key'),
        safety_identifier: mark('safety identifier'),
      })
    },
  },
  {
    name: 'embeddings',
    streams: false,
    make: (mark, model) => json('/v1/embeddings', { model, input: [mark('embedded text')], user: mark('user id') }),
  },
  {
    name: 'image',
    streams: false,
    make: (mark, model) => json('/v1/images/generations', { model, prompt: mark('image prompt'), n: 1 }),
  },
  {
    name: 'image edit',
    streams: false,
    make: (mark, model) => upload('/v1/images/edits', mark, { prompt: mark('edit prompt'), model }),
  },
  {
    name: 'transcription',
    streams: false,
    make: (mark, model) => upload('/v1/audio/transcriptions', mark, { model, prompt: mark('transcription prompt') }),
  },
  { name: 'file', streams: false, make: (mark) => upload('/v1/files', mark, { purpose: 'user_data' }) },
  {
    name: 'file by id',
    streams: false,
    make: (mark) => ({ method: 'GET', path: `/v1/files/${mark('file id')}/content` }),
  },
]

export const anthropicAsks: readonly MarkedAsk[] = [
  {
    name: 'messages',
    streams: true,
    make: (mark, model, stream) => {
      const { name, description, schema: input_schema } = tools(mark)
      return anthropic(
        json('/v1/messages', {
          model,
          stream,
          max_tokens: 300,
          system: [{ type: 'text', text: mark('system text') }],
          messages: [
            { role: 'user', content: mark('first prompt') },
            { role: 'assistant', content: [{ type: 'tool_use', id: 't1', name, input: { q: mark('tool input') } }] },
            { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't1', content: mark('tool result') }] },
            { role: 'user', content: `Say ${mark('prompt')}` },
          ],
          tools: [{ name, description, input_schema }],
          tool_choice: { type: 'none' },
          metadata: { user_id: mark('user id') },
          stop_sequences: [mark('stop sequence')],
        }),
      )
    },
  },
  {
    name: 'count of tokens',
    streams: false,
    make: (mark, model) => {
      const messages = [{ role: 'user', content: mark('counted text') }]
      return anthropic(json('/v1/messages/count_tokens', { model, messages }))
    },
  },
  { name: 'file', streams: false, make: (mark) => anthropic(upload('/v1/files', mark, {})) },
]

export const geminiAsks: readonly MarkedAsk[] = [
  {
    name: 'generateContent',
    streams: true,
    make: (mark, model, stream) => {
      const { name, description, schema: parameters } = tools(mark)
      const method = stream ? 'streamGenerateContent?alt=sse' : 'generateContent'
      return json(`/v1beta/models/${model}:${method}`, {
        systemInstruction: { parts: [{ text: mark('system text') }] },
        contents: [
          { role: 'user', parts: [{ text: mark('first prompt') }] },
          { role: 'model', parts: [{ functionCall: { name, args: { q: mark('function argument') } } }] },
          { role: 'user', parts: [{ functionResponse: { name, response: { r: mark('function response') } } }] },
          { role: 'user', parts: [{ text: `Say ${mark('prompt')}` }] },
        ],
        tools: [{ functionDeclarations: [{ name, description, parameters }] }],
        toolConfig: { functionCallingConfig: { mode: 'NONE' } },
        labels: { note: mark('label') },
      })
    },
  },
  {
    name: 'stream as an array',
    streams: false,
    make: (mark, model) =>
      json(`/v1beta/models/${model}:streamGenerateContent`, { contents: [{ parts: [{ text: mark('prompt') }] }] }),
  },
  {
    name: 'embedContent',
    streams: false,
    make: (mark, model) =>
      json(`/v1beta/models/${model}:embedContent`, { content: { parts: [{ text: mark('embedded text') }] } }),
  },
  {
    name: 'file by id',
    streams: false,
    make: (mark) => ({ method: 'GET', path: `/v1beta/files/${mark('file id')}:download?alt=media` }),
  },
]

/** What may stand around any request: header, cookie, query, the rest of a user agent. */
export function surrounded(asked: Ask, mark: Mark): Ask {
  const query = `${asked.path.includes('?') ? '&' : '?'}trace=${mark('query')}`
  const headers = {
    'x-custom-header': mark('custom header'),
    cookie: `session=${mark('cookie')}`,
    referer: `http://localhost/${mark('referer')}`,
    'user-agent': `markertool/${mark('version of the user agent')} (${mark('comment of the user agent')})`,
  }
  return { ...asked, path: asked.path + query, headers: { ...asked.headers, ...headers } }
}

function json(path: string, body: unknown): Ask {
  return { path, headers: JSON_TYPE, body: JSON.stringify(body) }
}

function anthropic(asked: Ask): Ask {
  return { ...asked, headers: { ...asked.headers, 'anthropic-version': '2023-06-01' } }
}

function upload(path: string, mark: Mark, fields: Readonly<Record<string, string>>): Ask {
  const file = { name: `${mark('file name')}.txt`, type: 'text/plain', content: mark('file content') }
  return { path, ...form(fields, file) }
}
