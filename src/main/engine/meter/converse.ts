import type { Usage } from '../../../shared/exchange-row.ts'
import { fieldPaths } from '../scan/json-fields.ts'
import type { AnswerFormat } from './answer-format.ts'
import { noteReason, report } from './reading.ts'
import { sizeTokens, valuesOf } from './text-tokens.ts'
import { count, noUsage, record, sum } from './usage.ts'

const EVENT = ['usage', 'stopReason']
const CONTENT = 'output.message.content.*'
const TEXT = [`${CONTENT}.text`, `${CONTENT}.toolUse.input`, `${CONTENT}.reasoningContent.reasoningText.text`]
const EVENT_PATHS = fieldPaths(EVENT)
const BODY_PATHS = fieldPaths([...EVENT, ...TEXT])
const PIECES = valuesOf('text', 'input')

/** Bedrock's Converse. Which model answered it does not say: it is the one that was asked. */
export function converseFormat(): AnswerFormat {
  return {
    eventPaths: EVENT_PATHS,
    bodyPaths: BODY_PATHS,
    messagePaths: EVENT_PATHS,
    read(path, value, reading, bytes) {
      if (path === 'usage') report(reading, converseUsage(value))
      else if (path === 'stopReason') noteReason(reading, value)
      else reading.unreported += value === null ? 0 : sizeTokens(bytes)
    },
    isTelling: (name) => name === 'metadata' || name === 'messageStop',
    pieces: (name) => (name === 'contentBlockDelta' ? PIECES : null),
    messagePieces: () => null,
    isLast: (name = '') => name === 'metadata' || name.endsWith('Exception'),
  }
}

/** All input = inputTokens + what was read from the cache + what was written to it (Bedrock's TokenUsage). */
function converseUsage(value: unknown): Usage {
  const usage = record(value)
  const read = count(usage.cacheReadInputTokens)
  const written = count(usage.cacheWriteInputTokens)
  const details = Array.isArray(usage.cacheDetails) ? usage.cacheDetails.map(record) : []
  const long = details.filter(({ ttl }) => ttl === '1h').map(({ inputTokens }) => count(inputTokens))
  return {
    ...noUsage,
    input_tokens: sum(count(usage.inputTokens), read, written),
    output_tokens: count(usage.outputTokens),
    cache_read_input_tokens: read,
    cache_creation_input_tokens: written,
    cache_creation_1h_input_tokens: sum(...long),
  }
}
