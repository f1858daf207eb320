/** What a provider says in its own format, word by word: which one stands in the path that it is asked at. */
export interface Spoken {
  /** All that comes before the first word. */
  readonly start: string
  word(text: string): string
  /** What makes it a whole answer, with 7 tokens of input and 5 of output. */
  readonly end: string
}

export function spokenAt(path: string): Spoken {
  if (path.includes('/chat/completions')) return chat
  if (path.includes('/responses')) return responses
  return path.includes('/messages') ? messages : gemini
}

const data = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`
const event = (value: { readonly type: string }): string => `event: ${value.type}\n${data(value)}`

const chunk = (delta: object, finish_reason: string | null = null) =>
  data({
    id: 'c1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'm',
    choices: [{ index: 0, delta, finish_reason }],
  })
const chat: Spoken = {
  start: chunk({ role: 'assistant', content: '' }),
  word: (content) => chunk({ content }),
  end:
    chunk({}, 'stop') +
    data({
      id: 'c1',
      object: 'chat.completion.chunk',
      created: 1,
      model: 'm',
      choices: [],
      usage: { prompt_tokens: 7, completion_tokens: 5, total_tokens: 12 },
    }) +
    'data: [DONE]\n\n',
}

const item = { id: 'msg_1', type: 'message', status: 'in_progress', role: 'assistant', content: [] }
const response = { id: 'resp_1', object: 'response', created_at: 1, model: 'm', output: [], error: null }
const place = { item_id: 'msg_1', output_index: 0, content_index: 0, sequence_number: 3 }
const used = { input_tokens: 7, output_tokens: 5, total_tokens: 12 }
const responses: Spoken = {
  start:
    event({ type: 'response.created', sequence_number: 0, response: { ...response, status: 'in_progress' } } as Typed) +
    event({ type: 'response.output_item.added', output_index: 0, sequence_number: 1, item } as Typed),
  word: (delta) => event({ type: 'response.output_text.delta', ...place, delta } as Typed),
  end:
    event({
      type: 'response.output_item.done',
      output_index: 0,
      sequence_number: 4,
      item: { ...item, status: 'completed' },
    } as Typed) +
    event({
      type: 'response.completed',
      sequence_number: 5,
      response: { ...response, status: 'completed', usage: used },
    } as Typed),
}
type Typed = { readonly type: string }

const message = {
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'm',
  content: [],
  stop_reason: null,
  stop_sequence: null,
}
const messages: Spoken = {
  start:
    event({ type: 'message_start', message: { ...message, usage: { input_tokens: 7, output_tokens: 1 } } } as Typed) +
    event({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } } as Typed),
  word: (text) => event({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } } as Typed),
  end:
    event({ type: 'content_block_stop', index: 0 } as Typed) +
    event({
      type: 'message_delta',
      delta: { stop_reason: 'end_turn', stop_sequence: null },
      usage: { output_tokens: 5 },
    } as Typed) +
    event({ type: 'message_stop' }),
}

const gemini: Spoken = {
  start: '',
  word: (text) =>
    data({ candidates: [{ index: 0, content: { role: 'model', parts: [{ text }] } }], modelVersion: 'm' }),
  end: data({
    candidates: [{ index: 0, content: { role: 'model', parts: [{ text: '.' }] }, finishReason: 'STOP' }],
    usageMetadata: { promptTokenCount: 7, candidatesTokenCount: 5, totalTokenCount: 12 },
    modelVersion: 'm',
  }),
}
