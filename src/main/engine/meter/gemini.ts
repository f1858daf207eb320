import { fieldPaths } from '../scan/json-fields.ts'
import type { AnswerFormat } from './answer-format.ts'
import { interactionUsage, liveUsage, usageMetadata } from './gemini-usage.ts'
import { noteModel, noteReason, noteTier, type Reading, report } from './reading.ts'
import { sizeTokens, valuesOf } from './text-tokens.ts'
import { count, noUsage, record } from './usage.ts'

const GENERATE = [
  'modelVersion',
  'usageMetadata',
  'candidates.*.finishReason',
  'promptFeedback.blockReason',
  'error.status',
]
/** Arguments are an object: no pattern finds their end. */
const CALL = 'candidates.*.content.parts.*.functionCall'
const TEXT = ['candidates.*.content.parts.*.text', CALL]
const INTERACTION = ['model', 'usage', 'status', 'service_tier']
const INTERACTION_EVENT = [...INTERACTION.map((field) => `interaction.${field}`), 'metadata.total_usage', 'error.code']

const EVENT_PATHS = fieldPaths([...GENERATE, CALL, ...INTERACTION_EVENT])
// Without `alt=sse` a stream is one JSON array.
const BODY = [...GENERATE, ...TEXT]
const BODY_PATHS = fieldPaths([
  ...BODY,
  ...BODY.map((field) => `*.${field}`),
  ...INTERACTION,
  'id',
  'steps.*.content.*.text',
  'steps.*.arguments',
  'totalTokens',
  'predictions.*.mimeType',
])
const MESSAGE_PATHS = fieldPaths([
  'usageMetadata',
  'serverContent.modelTurn.parts.*.text',
  'serverContent.outputTranscription.text',
  'toolCall.functionCalls.*.args',
])

const TEXT_PIECES = valuesOf('text')
const INTERACTION_PIECES = valuesOf('text', 'arguments')

/** generateContent and its kin, interactions, Live. */
export function geminiFormat(operation: string): AnswerFormat {
  return {
    eventPaths: EVENT_PATHS,
    bodyPaths: BODY_PATHS,
    messagePaths: MESSAGE_PATHS,
    read(path, value, reading, bytes) {
      const isOfMany = path.startsWith('*.')
      switch (isOfMany ? path.slice(2) : path) {
        case 'modelVersion':
        case 'model':
        case 'interaction.model':
          return noteModel(reading, value)
        case 'usageMetadata': // cumulative: the last one seen counts
          report(reading, operation === 'realtime' ? liveUsage(value) : usageMetadata(value))
          return noteTier(reading, record(value).serviceTier)
        case 'usage':
        case 'interaction.usage':
        case 'metadata.total_usage':
          return report(reading, interactionUsage(value))
        case 'service_tier':
        case 'interaction.service_tier':
          return noteTier(reading, value)
        case 'totalTokens':
          if (reading.usage === null) report(reading, { ...noUsage, input_tokens: count(value) })
          return
        case 'predictions.*.mimeType':
          return report(reading, { ...noUsage, media_units: (reading.usage?.media_units ?? 0) + 1 })
        case 'candidates.*.finishReason':
        case 'promptFeedback.blockReason':
          return noteReason(reading, value)
        case 'id':
          reading.id = value
          return
        case 'status':
          reading.status = value
          return noteStatus(reading, value)
        case 'interaction.status':
          return noteStatus(reading, value)
        case 'error.status':
        case 'error.code':
          if (typeof value === 'string') reading.errorType = value
          return
        default:
          // Of an array's elements each reports for itself, after its text.
          if (isOfMany) reading.isCovered = false
          reading.unreported += value === null ? 0 : sizeTokens(bytes)
      }
    },
    isTelling: (name, data) => name !== 'step.delta' || data.includes('total_usage"'),
    pieces: (name) => (name === undefined ? TEXT_PIECES : name === 'step.delta' ? INTERACTION_PIECES : null),
    messagePieces: () => null,
    // Nothing marks the end of generateContent: the last chunk has a finish reason, but so may one before it.
    isLast: (_name, data) => data === '[DONE]',
  }
}

/** How an interaction ended; it may also be on its way still. */
function noteStatus(reading: Reading, value: unknown): void {
  if (value !== 'in_progress' && value !== 'queued') noteReason(reading, value)
}
