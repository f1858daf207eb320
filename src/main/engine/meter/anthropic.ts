import type { Usage } from '../../../shared/exchange-row.ts'
import type { AnswerFormat } from './answer-format.ts'
import { count, noUsage, record, sum } from './usage.ts'

/** Messages (wire-facts, "Usage"). `message_delta.usage` is cumulative: it overwrites, field by field. */
export const anthropicFormat: AnswerFormat = {
  paths: [
    'model',
    'usage',
    'stop_reason',
    'error.type',
    'input_tokens',
    // Streaming.
    'message.model',
    'message.usage',
    'delta.stop_reason',
  ],
  read(path, value, reading) {
    switch (path) {
      case 'model':
      case 'message.model':
        if (typeof value === 'string') reading.responseModel = value
        return
      case 'usage':
      case 'message.usage': {
        reading.usage = overwritten(reading.usage ?? noUsage, value)
        const tier = record(value).service_tier
        if (typeof tier === 'string') reading.serviceTier = tier
        return
      }
      case 'input_tokens': // count_tokens answers with the bare figure
        reading.usage = { ...noUsage, input_tokens: count(value) }
        return
      case 'stop_reason':
      case 'delta.stop_reason':
        if (typeof value === 'string') reading.finishReasons.add(value)
        return
      case 'error.type':
        reading.errorType = value
        return
    }
  },
  isTelling: (event) => event === undefined || !/^(content_block_.*|ping)$/.test(event),
  isLast: (event) => event === 'message_stop' || event === 'error',
}

/** All input = input_tokens + cache_creation + cache_read: Anthropic counts cached tokens apart. */
function overwritten(before: Usage, value: unknown): Usage {
  const usage = record(value)
  const creation = record(usage.cache_creation)
  const read = count(usage.cache_read_input_tokens) ?? before.cache_read_input_tokens
  const created = count(usage.cache_creation_input_tokens) ?? before.cache_creation_input_tokens
  const uncachedBefore =
    before.input_tokens === null
      ? null
      : before.input_tokens - (before.cache_read_input_tokens ?? 0) - (before.cache_creation_input_tokens ?? 0)
  const thinking = record(usage.output_tokens_details).thinking_tokens
  const searches = count(record(usage.server_tool_use).web_search_requests)
  return {
    ...before,
    input_tokens: sum(count(usage.input_tokens) ?? uncachedBefore, read, created),
    output_tokens: count(usage.output_tokens) ?? before.output_tokens,
    cache_read_input_tokens: read,
    cache_creation_input_tokens: created,
    cache_creation_1h_input_tokens: count(creation.ephemeral_1h_input_tokens) ?? before.cache_creation_1h_input_tokens,
    reasoning_output_tokens: count(thinking) ?? before.reasoning_output_tokens,
    web_search_requests: searches ?? before.web_search_requests,
  }
}
