import { type Said, SIGNATURE, USAGE } from '../scenario.ts'
import { type Body, event, MESSAGE, type ProviderFormat, propertiesOf, saidCall } from './provider.ts'
import { eventsOfItem } from './responses-events.ts'

export const responses: ProviderFormat = {
  read: (body) => ({
    said: [
      ...(body.instructions ? [`system ${body.instructions}`] : []),
      ...(typeof body.input === 'string' ? [{ role: 'user', content: body.input }] : body.input).flatMap(saidBy),
    ],
    tools: (body.tools ?? []).map((tool: Body) => `${tool.name} ${propertiesOf(tool.parameters)}`),
    schema: propertiesOf(body.text?.format?.schema),
    thinks: ![undefined, 'none'].includes(body.reasoning?.effort),
    stops: [],
    most: body.max_output_tokens ?? null,
  }),
  plain: (said) => responseOf(said, itemsOf(said)),
  stream: (said) => {
    const started = { ...responseOf(said, []), status: 'in_progress', incomplete_details: null, usage: null }
    const items = itemsOf(said)
    const done = responseOf(said, items)
    const events = [
      { type: 'response.created', response: started },
      { type: 'response.in_progress', response: started },
      ...items.flatMap(eventsOfItem),
      { type: `response.${done.status}`, response: done },
    ]
    return events.map((each, sequence_number) => event({ ...each, sequence_number }))
  },
  error: () => ({ error: { message: MESSAGE, type: 'some_error', param: null, code: null } }),
}

function saidBy(item: Body): string[] {
  if (item.type === 'function_call') return [saidCall(item.name, item.arguments)]
  if (item.type === 'function_call_output') return [`result ${textOf(item.output)}`]
  if (item.type === 'reasoning') return [`assistant thinks ${textOf(item.summary)} ${item.encrypted_content}`]
  const who = item.role === 'developer' ? 'system' : item.role
  const parts = typeof item.content === 'string' ? [{ text: item.content }] : item.content
  return parts.map((part: Body) => `${who} ${part.text ?? `shows ${part.image_url ?? part.file_data}`}`)
}

const textOf = (content: Body): string =>
  typeof content === 'string' ? content : content.map(({ text }: Body) => text).join('')

export type Item = { readonly type: string; readonly id: string; readonly [field: string]: unknown }

function itemsOf({ thoughts, text, calls = [], finish }: Said): Item[] {
  const content =
    finish === 'refusal' ? { type: 'refusal', refusal: text } : { type: 'output_text', text, annotations: [] }
  const summary = [{ type: 'summary_text', text: thoughts }]
  const message = { type: 'message', id: 'msg_1', status: 'completed', role: 'assistant', content: [content] }
  return [
    ...(thoughts === undefined ? [] : [{ type: 'reasoning', id: 'rs_1', summary, encrypted_content: SIGNATURE }]),
    ...(text === undefined ? [] : [message]),
    ...calls.map(({ name, args }, index) => ({
      type: 'function_call',
      id: `fc_${index}`,
      call_id: `call_${index}`,
      name,
      arguments: JSON.stringify(args),
      status: 'completed',
    })),
  ]
}

function responseOf({ finish }: Said, output: readonly Item[]) {
  return {
    id: 'resp_1',
    object: 'response',
    created_at: 1_800_000_000,
    model: 'simulated',
    status: finish === 'length' ? 'incomplete' : 'completed',
    error: null,
    incomplete_details: finish === 'length' ? { reason: 'max_output_tokens' } : null,
    output,
    usage: {
      input_tokens: USAGE.input,
      input_tokens_details: { cached_tokens: USAGE.cached },
      output_tokens: USAGE.output,
      output_tokens_details: { reasoning_tokens: USAGE.thinking },
      total_tokens: USAGE.input + USAGE.output,
    },
  }
}
