import type { ContentBlock, Message, RawMessageStreamEvent } from '@anthropic-ai/sdk/resources/messages'
import { bitsOf, piecesOf } from '../answer.ts'
import type { Frame } from '../reply.ts'

/**
 * The event order of docs.claude.com/en/docs/build-with-claude/streaming. `message_start` knows the input and the cache
 * split; `message_delta` says the whole message's totals again, to overwrite and not to add.
 */
export function messageFrames(message: Message): readonly Frame[] {
  const { usage } = message
  const start: Message = {
    ...message,
    content: [],
    stop_reason: null,
    usage: { ...usage, output_tokens: Math.min(1, usage.output_tokens), output_tokens_details: null },
  }
  const [first = [], ...others] = message.content.map(blockEvents)
  return [
    frameOf({ type: 'message_start', message: start }),
    ...first.slice(0, 1).map(frameOf),
    // `ping` is in no SDK type; the real stream sends one after the first block has started.
    { event: 'ping', data: { type: 'ping' } },
    ...[...first.slice(1), ...others.flat()].map(frameOf),
    frameOf({
      type: 'message_delta',
      delta: { stop_reason: message.stop_reason, stop_sequence: null, stop_details: null, container: null },
      usage: {
        input_tokens: usage.input_tokens,
        cache_creation_input_tokens: usage.cache_creation_input_tokens,
        cache_read_input_tokens: usage.cache_read_input_tokens,
        output_tokens: usage.output_tokens,
        output_tokens_details: usage.output_tokens_details,
        server_tool_use: usage.server_tool_use,
      },
    }),
    frameOf({ type: 'message_stop' }),
  ]
}

function frameOf(event: RawMessageStreamEvent): Frame {
  return { event: event.type, data: event }
}

function blockEvents(block: ContentBlock, index: number): RawMessageStreamEvent[] {
  const stop: RawMessageStreamEvent = { type: 'content_block_stop', index }
  const delta = (fields: Extract<RawMessageStreamEvent, { type: 'content_block_delta' }>['delta']) =>
    ({ type: 'content_block_delta', index, delta: fields }) as const
  switch (block.type) {
    case 'text':
      return [
        { type: 'content_block_start', index, content_block: { ...block, text: '' } },
        ...piecesOf(block.text).map((text) => delta({ type: 'text_delta', text })),
        stop,
      ]
    case 'thinking':
      return [
        { type: 'content_block_start', index, content_block: { ...block, thinking: '', signature: '' } },
        ...piecesOf(block.thinking).map((thinking) => delta({ type: 'thinking_delta', thinking })),
        delta({ type: 'signature_delta', signature: block.signature }),
        stop,
      ]
    case 'tool_use':
      return [
        { type: 'content_block_start', index, content_block: { ...block, input: {} } },
        // The first bit is empty, as the real one.
        ...['', ...bitsOf(JSON.stringify(block.input))].map((bit) =>
          delta({ type: 'input_json_delta', partial_json: bit }),
        ),
        stop,
      ]
    default:
      return []
  }
}
