import type { Extras, ModelCall } from '../../codec.ts'
import {
  type Fields,
  fieldsIn,
  flagIn,
  givenOf,
  numberIn,
  textIn,
  textsIn,
  valueIn,
  wholeNumberIn,
} from '../../fields/fields.ts'
import { untranslatable } from '../../untranslatable.ts'
import { effortIn } from '../openai/effort.ts'
import { responseFormatIn } from '../openai/response-format.ts'
import { unknownIn } from '../openai/unknown.ts'

/** Their meaning is in what OpenAI keeps: without it the model would answer to something else. */
const REFUSED = ['conversation', 'previous_response_id', 'prompt']

/** OpenAI's own, and left out without changing what is asked. */
const PASSED_OVER = [
  'access_programs',
  'client_metadata',
  'context_management',
  'image',
  'max_tool_calls',
  'metadata',
  'moderation',
  'prompt_cache_key',
  'prompt_cache_options',
  'prompt_cache_retention',
  'safety_identifier',
  'service_tier',
  'top_logprobs',
  'user',
]

/** Read by the other files of this folder, or below. */
const READ = [
  'background',
  'include',
  'input',
  'instructions',
  'max_output_tokens',
  'model',
  'parallel_tool_calls',
  'reasoning',
  'store',
  'stream',
  'stream_options',
  'temperature',
  'text',
  'tool_choice',
  'tools',
  'top_p',
  'truncation',
]

const KNOWN: ReadonlySet<string> = new Set([...REFUSED, ...PASSED_OVER, ...READ])

/** Throws for what must not be left out in silence. */
export function settingsIn(body: Fields): Omit<ModelCall, 'prompt' | 'tools' | 'toolChoice'> {
  const [refused] = givenOf(body, REFUSED)
  if (refused !== undefined) throw untranslatable(refused, 'is kept at OpenAI alone; send the whole conversation')
  if (flagIn(body, 'background')) throw untranslatable('background', 'asks for an answer that is fetched later')
  const text = fieldsIn(body, 'text')
  const format = text && fieldsIn(text, 'format')
  const reasoning = fieldsIn(body, 'reasoning')
  const maxOutputTokens = wholeNumberIn(body, 'max_output_tokens')
  const temperature = numberIn(body, 'temperature')
  const topP = numberIn(body, 'top_p')
  return {
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { topP }),
    ...(reasoning && effortIn(reasoning, 'effort')),
    ...(format && responseFormatIn(format, (from) => from)),
  }
}

export function extrasIn(body: Fields): Extras {
  const reasoning = fieldsIn(body, 'reasoning')
  const summary = reasoning && (textIn(reasoning, 'summary') ?? textIn(reasoning, 'generate_summary'))
  return {
    thinkingTokens: null,
    showsThoughts: summary === undefined || summary === 'none' ? null : true,
    parallelTools: flagIn(body, 'parallel_tool_calls') ?? null,
  }
}

export function passedOverIn(body: Fields): readonly string[] {
  const text = fieldsIn(body, 'text')
  return [
    ...givenOf(body, PASSED_OVER),
    ...(text && valueIn(text, 'verbosity') !== undefined ? ['text.verbosity'] : []),
    // Encrypted thoughts are there in any case: sealed.
    ...(textsIn(body, 'include')?.some((name) => name !== 'reasoning.encrypted_content') ? ['include'] : []),
    ...(flagIn(body, 'store') ? ['store'] : []),
    ...(textIn(body, 'truncation') === 'auto' ? ['truncation'] : []),
    ...unknownIn(body, KNOWN),
  ]
}
