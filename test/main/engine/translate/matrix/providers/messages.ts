import { type Said, SIGNATURE, USAGE } from '../scenario.ts'
import { type Body, event, MESSAGE, type ProviderFormat, pieces, propertiesOf, saidCall } from './provider.ts'

export const messages: ProviderFormat = {
  read: (body) => ({
    said: [
      ...textsOf(body.system).map((text) => `system ${text}`),
      ...body.messages.flatMap(({ role, content }: Body) => blocksOf(content).map((block) => saidIn(role, block))),
    ],
    tools: (body.tools ?? []).map((tool: Body) => `${tool.name} ${propertiesOf(tool.input_schema)}`),
    schema: propertiesOf((body.output_config?.format ?? body.output_format)?.schema),
    thinks: ['enabled', 'adaptive'].includes(body.thinking?.type),
    stops: body.stop_sequences ?? [],
    most: body.max_tokens ?? null,
  }),
  plain: (said) => ({
    ...about,
    content: contentOf(said),
    stop_reason: stopOf(said),
    stop_sequence: said.stoppedBy ?? null,
    usage: { ...input, ...output },
  }),
  stream: (said) => [
    event({
      type: 'message_start',
      message: { ...about, content: [], stop_reason: null, stop_sequence: null, usage: { ...input, output_tokens: 1 } },
    }),
    ...contentOf(said).flatMap((block, index) => [
      event({ type: 'content_block_start', index, content_block: { ...block, ...emptied(block) } }),
      ...deltasOf(block).map((delta) => event({ type: 'content_block_delta', index, delta })),
      event({ type: 'content_block_stop', index }),
    ]),
    event({
      type: 'message_delta',
      delta: { stop_reason: stopOf(said), stop_sequence: said.stoppedBy ?? null },
      usage: output,
    }),
    event({ type: 'message_stop' }),
  ],
  error: () => ({ type: 'error', error: { type: 'some_error', message: MESSAGE } }),
}

const blocksOf = (content: Body): Body[] => (typeof content === 'string' ? [{ type: 'text', text: content }] : content)
const textsOf = (content: Body): string[] => blocksOf(content ?? []).map(({ text }) => text)

function saidIn(role: string, block: Body): string {
  switch (block.type) {
    case 'text':
      return `${role} ${block.text}`
    case 'thinking':
      return `assistant thinks ${block.thinking} ${block.signature}`
    case 'tool_use':
      return saidCall(block.name, block.input)
    case 'tool_result':
      return `result ${textsOf(block.content).join('')}`
    default:
      return `${role} shows data:${block.source.media_type};base64,${block.source.data}`
  }
}

const about = { id: 'msg_1', type: 'message', role: 'assistant', model: 'simulated' }
const input = {
  input_tokens: USAGE.input - USAGE.cached,
  cache_read_input_tokens: USAGE.cached,
  cache_creation_input_tokens: 0,
}

const output = { output_tokens: USAGE.output, output_tokens_details: { thinking_tokens: USAGE.thinking } }

type Block = { readonly type: string; readonly [field: string]: unknown }

function contentOf({ thoughts, text, calls = [] }: Said): Block[] {
  return [
    ...(thoughts === undefined ? [] : [{ type: 'thinking', thinking: thoughts, signature: SIGNATURE }]),
    ...(text === undefined ? [] : [{ type: 'text', text }]),
    ...calls.map(({ name, args }, index) => ({ type: 'tool_use', id: `toolu_${index}`, name, input: args })),
  ]
}

function emptied({ type }: Block): object {
  if (type === 'thinking') return { thinking: '', signature: '' }
  return type === 'text' ? { text: '' } : { input: {} }
}

function deltasOf(block: Block): object[] {
  if (block.type === 'text') return pieces(String(block.text)).map((text) => ({ type: 'text_delta', text }))
  if (block.type === 'thinking') {
    const thoughts = pieces(String(block.thinking)).map((thinking) => ({ type: 'thinking_delta', thinking }))
    return [...thoughts, { type: 'signature_delta', signature: block.signature }]
  }
  return pieces(JSON.stringify(block.input)).map((partial_json) => ({ type: 'input_json_delta', partial_json }))
}

function stopOf({ finish, calls, stoppedBy }: Said): string {
  if (stoppedBy !== undefined) return 'stop_sequence'
  if (finish !== undefined) return finish === 'length' ? 'max_tokens' : 'refusal'
  return calls === undefined ? 'end_turn' : 'tool_use'
}
