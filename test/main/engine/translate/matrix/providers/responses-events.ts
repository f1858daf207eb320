import { type Body, pieces } from './provider.ts'
import type { Item } from './responses.ts'

type Event = { readonly type: string; readonly [field: string]: unknown }

/** An item as its events tell it. */
export function eventsOfItem(item: Item, output_index: number): Event[] {
  const at = { item_id: item.id, output_index }
  return [
    { type: 'response.output_item.added', output_index, item: { ...item, ...emptied(item), status: 'in_progress' } },
    ...insideOf(item, at),
    { type: 'response.output_item.done', output_index, item },
  ]
}

function emptied({ type }: Item): object {
  if (type === 'reasoning') return { summary: [] }
  return type === 'message' ? { content: [] } : { arguments: '' }
}

function insideOf(item: Body, at: object): Event[] {
  if (item.type === 'function_call') return callOf(item, at)
  if (item.type === 'reasoning') return summaryOf(item.summary[0], { ...at, summary_index: 0 })
  const [part] = item.content
  const place = { ...at, content_index: 0 }
  const field = part.type === 'refusal' ? 'refusal' : 'text'
  const name = part.type === 'refusal' ? 'response.refusal' : 'response.output_text'
  return [
    { type: 'response.content_part.added', ...place, part: { ...part, [field]: '' } },
    ...pieces(part[field]).map((delta) => ({ type: `${name}.delta`, ...place, delta })),
    { type: `${name}.done`, ...place, [field]: part[field] },
    { type: 'response.content_part.done', ...place, part },
  ]
}

function callOf(item: Body, at: object): Event[] {
  return [
    ...pieces(item.arguments).map((delta) => ({ type: 'response.function_call_arguments.delta', ...at, delta })),
    { type: 'response.function_call_arguments.done', ...at, arguments: item.arguments },
  ]
}

function summaryOf(part: Body, at: object): Event[] {
  return [
    { type: 'response.reasoning_summary_part.added', ...at, part: { ...part, text: '' } },
    ...pieces(part.text).map((delta) => ({ type: 'response.reasoning_summary_text.delta', ...at, delta })),
    { type: 'response.reasoning_summary_text.done', ...at, text: part.text },
    { type: 'response.reasoning_summary_part.done', ...at, part },
  ]
}
