import type {
  Response,
  ResponseFunctionToolCallItem,
  ResponseOutputMessage,
  ResponseReasoningItem,
  ResponseStreamEvent,
} from 'openai/resources/responses/responses'
import { bitsOf, piecesOf } from '../answer.ts'
import type { Frame } from '../reply.ts'

/** `output_text` is the SDK's own addition; the wire does not have it. */
export type WireResponse = Omit<Response, 'output_text'>
export type OutputItem = ResponseReasoningItem | ResponseOutputMessage | ResponseFunctionToolCallItem

/** An event without its number; the lifecycle events hold a response as it is on the wire. */
type Numberless<Event> = Event extends { sequence_number: number }
  ? Omit<Event, 'sequence_number' | 'response'> &
      (Event extends { response: unknown } ? { response: WireResponse } : unknown)
  : never
type WireEvent = Numberless<ResponseStreamEvent>

/** The event order of platform.openai.com/docs/api-reference/responses-streaming; numbers count from 0. */
export function responseFrames(
  started: WireResponse,
  output: readonly OutputItem[],
  ended: WireResponse,
): readonly Frame[] {
  const events: WireEvent[] = [
    { type: 'response.created', response: started },
    { type: 'response.in_progress', response: started },
    ...output.flatMap(itemEvents),
    { type: ended.status === 'incomplete' ? 'response.incomplete' : 'response.completed', response: ended },
  ]
  return events.map(({ type, ...rest }, index) => ({ event: type, data: { type, sequence_number: index, ...rest } }))
}

/** `error` is an event of its own here, with the error's fields at its top. */
export function responseStreamError(sentFrames: number): Frame {
  const message = 'The server had an error processing your request. Sorry about that!'
  const data = { type: 'error', sequence_number: sentFrames, code: 'server_error', message, param: null }
  return { event: 'error', data }
}

function itemEvents(item: OutputItem, index: number): WireEvent[] {
  const done: WireEvent = { type: 'response.output_item.done', output_index: index, item }
  switch (item.type) {
    case 'reasoning':
      return [...reasoningEvents(item, index), done]
    case 'message':
      return [...messageEvents(item, index), done]
    case 'function_call':
      return [...callEvents(item, index), done]
  }
}

function reasoningEvents(item: ResponseReasoningItem, output_index: number): WireEvent[] {
  const added: WireEvent = { type: 'response.output_item.added', output_index, item: { ...item, summary: [] } }
  const parts = item.summary.flatMap((part, summary_index): WireEvent[] => {
    const place = { item_id: item.id, output_index, summary_index }
    return [
      { type: 'response.reasoning_summary_part.added', ...place, part: { ...part, text: '' } },
      ...piecesOf(part.text).map(
        (delta): WireEvent => ({ type: 'response.reasoning_summary_text.delta', ...place, delta }),
      ),
      { type: 'response.reasoning_summary_text.done', ...place, text: part.text },
      { type: 'response.reasoning_summary_part.done', ...place, part },
    ]
  })
  return [added, ...parts]
}

function messageEvents(item: ResponseOutputMessage, output_index: number): WireEvent[] {
  const empty = { ...item, status: 'in_progress' as const, content: [] }
  const parts = item.content.flatMap((part, content_index): WireEvent[] => {
    if (part.type !== 'output_text') return []
    const place = { item_id: item.id, output_index, content_index }
    return [
      { type: 'response.content_part.added', ...place, part: { ...part, text: '' } },
      ...piecesOf(part.text).map(
        (delta): WireEvent => ({ type: 'response.output_text.delta', ...place, delta, logprobs: [] }),
      ),
      { type: 'response.output_text.done', ...place, text: part.text, logprobs: [] },
      { type: 'response.content_part.done', ...place, part },
    ]
  })
  return [{ type: 'response.output_item.added', output_index, item: empty }, ...parts]
}

function callEvents(item: ResponseFunctionToolCallItem, output_index: number): WireEvent[] {
  const place = { item_id: item.id, output_index }
  const empty = { ...item, status: 'in_progress' as const, arguments: '' }
  return [
    { type: 'response.output_item.added', output_index, item: empty },
    ...bitsOf(item.arguments).map(
      (delta): WireEvent => ({ type: 'response.function_call_arguments.delta', ...place, delta }),
    ),
    { type: 'response.function_call_arguments.done', ...place, arguments: item.arguments },
  ]
}
