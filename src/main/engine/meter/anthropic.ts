import type { Usage } from '../../../shared/exchange-row.ts'
import { fieldPaths } from '../scan/json-fields.ts'
import type { AnswerFormat } from './answer-format.ts'
import { noteModel, noteReason, noteTier, type Reading, report } from './reading.ts'
import { sizeTokens, valuesOf } from './text-tokens.ts'
import { added, count, noUsage, record, sum } from './usage.ts'

const EVENT = ['model', 'usage', 'stop_reason', 'error.type', 'message.model', 'message.usage', 'delta.stop_reason']
const TEXT = ['content.*.text', 'content.*.thinking', 'content.*.input']
const EVENT_PATHS = fieldPaths(EVENT)
const BODY_PATHS = fieldPaths([...EVENT, ...TEXT, 'input_tokens'])
const PIECES = valuesOf('text', 'partial_json', 'thinking')

/** Messages (wire-facts, "Usage"). `message_delta.usage` is cumulative: it overwrites, field by field. */
export function anthropicFormat(): AnswerFormat {
  let told: Usage = noUsage
  const take = (value: unknown, reading: Reading): void => {
    const usage = record(value)
    told = overwritten(told, usage)
    const extra = compaction(usage.iterations)
    report(reading, extra ? added(told, extra) : told)
    // Faster answers have another price, and are no tier of their own ("speed" in the SDK's Usage).
    noteTier(reading, usage.speed === 'fast' ? 'fast' : usage.service_tier)
  }
  return {
    eventPaths: EVENT_PATHS,
    bodyPaths: BODY_PATHS,
    messagePaths: EVENT_PATHS,
    read(path, value, reading, bytes) {
      switch (path) {
        case 'model':
        case 'message.model':
          return noteModel(reading, value)
        case 'usage':
          return take(value, reading)
        case 'message.usage':
          take(value, reading)
          reading.isPreliminary = true
          return
        case 'input_tokens': // count_tokens answers with the bare figure
          return report(reading, { ...noUsage, input_tokens: count(value) })
        case 'stop_reason':
        case 'delta.stop_reason':
          return noteReason(reading, value)
        case 'error.type':
          reading.errorType = value
          return
        default:
          reading.unreported += value === null ? 0 : sizeTokens(bytes)
      }
    },
    isTelling: (name = '') => !/^(content_block_.*|ping)$/.test(name),
    pieces: (name) => (name === 'content_block_delta' ? PIECES : null),
    messagePieces: () => null,
    isLast: (name) => name === 'message_stop' || name === 'error',
  }
}

/** All input = input_tokens + cache_creation + cache_read: Anthropic counts cached tokens apart. */
function overwritten(before: Usage, usage: Readonly<Record<string, unknown>>): Usage {
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

/**
 * What summing up a long context took is not in the figures above it (the SDK's BetaUsage, "iterations"). Other iterations are, or
 * are charged at another model's price.
 */
function compaction(iterations: unknown): Usage | null {
  if (!Array.isArray(iterations)) return null
  const own = iterations.map(record).filter(({ type }) => type === 'compaction')
  return own.length === 0 ? null : own.map((usage) => overwritten(noUsage, usage)).reduce(added)
}
