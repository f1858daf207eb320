import { fieldPaths } from '../scan/json-fields.ts'
import type { AnswerFormat } from './answer-format.ts'
import { openaiUsage } from './openai-usage.ts'
import { noteModel, noteReason, noteTier, type Reading, report } from './reading.ts'
import { sizeTokens, valuesOf } from './text-tokens.ts'
import { count, noUsage, record, seconds } from './usage.ts'

const COMMON = [
  'model',
  'usage',
  'service_tier',
  'choices.*.finish_reason',
  // Moonshot and Groq report in these places.
  'choices.*.usage',
  'x_groq.usage',
  'error.type',
  'error.code',
]
const RESPONSE = ['usage', 'service_tier', 'status', 'incomplete_details.reason', 'error.code', 'tool_usage']
const EVENT = [
  ...COMMON,
  ...['model', 'id', 'background', ...RESPONSE, 'status_details.reason'].map((field) => `response.${field}`),
  'code',
  // Images, by the events of those that are finished.
  'type',
]
const BODY = [...COMMON, ...RESPONSE, 'id', 'data.*.b64_json', 'data.*.url', 'seconds', 'duration', 'input_tokens']
const MESSAGE_TEXT = ['content', 'reasoning_content', 'reasoning', 'refusal', 'tool_calls.*.function.arguments']
const TEXT = [
  ...MESSAGE_TEXT.map((field) => `choices.*.message.${field}`),
  'choices.*.text',
  'output.*.content.*.text',
  'output.*.summary.*.text',
  'output.*.arguments',
]
const EVENT_PATHS = fieldPaths(EVENT)
const BODY_PATHS = fieldPaths([...BODY, ...TEXT])
/** Realtime: a session of transcription names its model in its own place, by the old name and the new. */
const MESSAGE_PATHS = fieldPaths([
  ...EVENT,
  'session.model',
  'session.audio.input.transcription.model',
  'session.input_audio_transcription.model',
])

const CHAT_PIECES = valuesOf('content', 'reasoning_content', 'reasoning', 'refusal', 'arguments')
const COMPLETION_PIECES = valuesOf('text')
const DELTA = valuesOf('delta')

/** Events with figures in them; the other `…done` and `…added` ones repeat what was said in pieces. */
const TELLING =
  /^(response\.(created|completed|incomplete|failed)|error|image_\w+\.completed|transcript\.text\.done|speech\.audio\.done)$/

/** A chunk of chat is no event of a name. (A pattern that began with a quote would take three times as long.) */
const TELLING_CHUNK = /usage":\s*\{|finish_reason":\s*"|error":/

/** Chat Completions, Responses, embeddings, images, audio, video, Realtime (wire-facts, "Usage"). */
export function openaiFormat(operation: string): AnswerFormat {
  let searches: number | null = null
  const take = (value: unknown, reading: Reading): void => {
    if (value === null) return
    const usage = openaiUsage(value, operation)
    // A batch that has only begun.
    if (operation === 'batch' && usage.input_tokens === 0 && usage.output_tokens === 0) return
    report(reading, { ...usage, media_units: usage.media_units ?? mediaUnits(reading), web_search_requests: searches })
  }
  return {
    eventPaths: EVENT_PATHS,
    bodyPaths: BODY_PATHS,
    messagePaths: MESSAGE_PATHS,
    read(path, value, reading, bytes) {
      switch (path) {
        case 'model':
        case 'response.model':
        case 'session.model':
          return noteModel(reading, value)
        case 'session.audio.input.transcription.model':
        case 'session.input_audio_transcription.model':
          if (reading.responseModel === null) noteModel(reading, value)
          return
        case 'usage':
        case 'response.usage':
        case 'choices.*.usage':
        case 'x_groq.usage':
          return take(value, reading)
        case 'tool_usage':
        case 'response.tool_usage':
          searches = count(record(record(value).web_search).num_requests)
          if (reading.usage) reading.usage = { ...reading.usage, web_search_requests: searches }
          return
        case 'service_tier':
        case 'response.service_tier':
          return noteTier(reading, value)
        case 'choices.*.finish_reason':
        case 'incomplete_details.reason':
        case 'response.incomplete_details.reason':
        case 'response.status_details.reason':
          return noteReason(reading, value)
        case 'id':
          reading.id = value
          return
        case 'status':
          reading.status = value
          return noteEnd(reading, value)
        case 'response.id':
          reading.id = value
          reading.isBackground ??= false
          return
        case 'response.background':
          reading.isBackground = value === true
          return
        case 'response.status':
          reading.status = value
          reading.isBackground ??= false
          return noteEnd(reading, value)
        case 'error.type':
          if (typeof value === 'string') reading.errorType ??= value
          return
        case 'error.code':
        case 'response.error.code':
        case 'code':
          if (typeof value === 'string') reading.errorType = value
          return
        case 'type':
          // Not by the picture itself: those on the way to it (`…partial_image`) look the same.
          if (/^image_\w+\.completed$/.test(String(value))) addUnit(reading)
          return
        case 'data.*.b64_json':
        case 'data.*.url':
          return addUnit(reading)
        case 'seconds':
          if (operation === 'video_generation') report(reading, { ...noUsage, media_units: seconds(value) || null })
          return
        case 'duration': // whisper-1's verbose_json, before it had `usage`
          if (operation === 'transcription' && reading.usage === null)
            report(reading, { ...noUsage, media_units: seconds(value) || null })
          return
        case 'input_tokens': // responses/input_tokens answers with the bare figure
          return report(reading, { ...noUsage, input_tokens: count(value) })
        default:
          reading.unreported += value === null ? 0 : sizeTokens(bytes)
      }
    },
    isTelling: (name, data) => (name === undefined ? TELLING_CHUNK : TELLING).test(name ?? data),
    pieces(name) {
      if (name === undefined) return operation === 'text_completion' ? COMPLETION_PIECES : CHAT_PIECES
      return name.endsWith('.delta') && !name.endsWith('audio.delta') ? DELTA : null
    },
    messagePieces(type = '') {
      if (type.endsWith('audio.delta')) return 'skip'
      return type.startsWith('response.') && type.endsWith('.delta') ? DELTA : null
    },
    isLast: (name, data) => data === '[DONE]' || /^response\.(completed|incomplete|failed)$/.test(name ?? ''),
  }
}

/** A finished response's own word for why it ended; `incomplete` is told better by its details. */
function noteEnd(reading: Reading, status: unknown): void {
  if (status === 'completed' || status === 'failed' || status === 'cancelled') noteReason(reading, status)
}

function addUnit(reading: Reading): void {
  const usage = reading.usage ?? noUsage
  reading.usage = { ...usage, media_units: (usage.media_units ?? 0) + 1 }
}

function mediaUnits(reading: Reading): number | null {
  return reading.usage?.media_units ?? null
}
