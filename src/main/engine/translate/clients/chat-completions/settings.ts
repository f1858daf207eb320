import type { ModelCall } from '../../codec.ts'
import {
  type Fields,
  fieldsIn,
  fieldsListIn,
  flagIn,
  givenOf,
  listIn,
  needed,
  numberIn,
  textsIn,
  valueIn,
  wholeNumberIn,
} from '../../fields/fields.ts'
import { untranslatable } from '../../untranslatable.ts'
import { effortIn } from '../openai/effort.ts'
import { responseFormatIn } from '../openai/response-format.ts'
import { unknownIn } from '../openai/unknown.ts'
import { optionsOf } from './content.ts'

/** OpenAI's own, and left out without changing what is asked. */
const PASSED_OVER = [
  'logit_bias',
  'metadata',
  'moderation',
  'prediction',
  'prompt_cache_key',
  'prompt_cache_options',
  'prompt_cache_retention',
  'safety_identifier',
  'service_tier',
  'top_logprobs',
  'user',
  'verbosity',
  'web_search_options',
]

/** Said nowhere else: read by the other files of this folder, or without a meaning where it stands alone. */
const READ = [
  'audio',
  'cache_control',
  'frequency_penalty',
  'function_call',
  'functions',
  'logprobs',
  'max_completion_tokens',
  'max_tokens',
  'messages',
  'modalities',
  'model',
  'n',
  'parallel_tool_calls',
  'presence_penalty',
  'reasoning_effort',
  'response_format',
  'seed',
  'stop',
  'store',
  'stream',
  'stream_options',
  'temperature',
  'tool_choice',
  'tools',
  'top_k',
  'top_p',
]

const KNOWN: ReadonlySet<string> = new Set([...PASSED_OVER, ...READ])

/** Throws for what must not be left out in silence. */
export function settingsIn(body: Fields): Omit<ModelCall, 'prompt' | 'tools' | 'toolChoice'> {
  if ((wholeNumberIn(body, 'n') ?? 1) !== 1)
    throw untranslatable('n', 'asks for several answers, which others do not give')
  if (listIn(body, 'modalities')?.some((modality) => modality !== 'text')) {
    throw untranslatable('modalities', 'asks for more than text')
  }
  const format = fieldsIn(body, 'response_format')
  const formatted = format
    ? responseFormatIn(format, (from) => needed(fieldsIn(from, 'json_schema'), from, 'json_schema'))
    : {}
  const providerOptions = { ...formatted.providerOptions, ...optionsOf(body).providerOptions }
  return {
    ...given('maxOutputTokens', wholeNumberIn(body, 'max_completion_tokens') ?? wholeNumberIn(body, 'max_tokens')),
    ...given('temperature', numberIn(body, 'temperature')),
    ...given('topP', numberIn(body, 'top_p')),
    // Not OpenAI's, but understood by most servers that speak its format.
    ...given('topK', wholeNumberIn(body, 'top_k')),
    ...given('presencePenalty', numberIn(body, 'presence_penalty')),
    ...given('frequencyPenalty', numberIn(body, 'frequency_penalty')),
    ...given('seed', wholeNumberIn(body, 'seed')),
    ...stopsIn(body),
    ...effortIn(body, 'reasoning_effort'),
    ...formatted,
    ...(Object.keys(providerOptions).length > 0 && { providerOptions }),
  }
}

export function passedOverIn(body: Fields): readonly string[] {
  return [
    ...givenOf(body, PASSED_OVER),
    ...(['logprobs', 'store'] as const).filter((name) => flagIn(body, name)),
    ...(fieldsListIn(body, 'messages')?.some(isNamed) ? ['messages.name'] : []),
    ...unknownIn(body, KNOWN),
  ]
}

/** Which of several users or models spoke; a function's name says what it answers, and is read. */
function isNamed(message: Fields): boolean {
  return (
    valueIn(message, 'name') !== undefined &&
    ['user', 'assistant', 'system', 'developer'].includes(String(valueIn(message, 'role')))
  )
}

function given<Name extends keyof ModelCall>(name: Name, value: ModelCall[Name]): Pick<ModelCall, Name> | object {
  return value === undefined ? {} : { [name]: value }
}

function stopsIn(body: Fields): Pick<ModelCall, 'stopSequences'> {
  const stop = valueIn(body, 'stop')
  const stopSequences = typeof stop === 'string' ? [stop] : [...(textsIn(body, 'stop') ?? [])]
  return stopSequences.length === 0 ? {} : { stopSequences }
}
