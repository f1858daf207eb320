import type { JSONSchema7 } from '@ai-sdk/provider'
import type { ClientCodec, Decoded, ModelCall } from '../../codec.ts'
import { droppedNames } from '../../fields/dropped-names.ts'
import {
  choiceIn,
  type Fields,
  fieldsIn,
  fieldsOf,
  flagIn,
  givenOf,
  needed,
  numberIn,
  textsIn,
  wholeNumberIn,
} from '../../fields/fields.ts'
import { optionsOf } from './anthropic-options.ts'
import { leaveOut } from './left-out.ts'
import { thinkingOf } from './thinking.ts'
import { toolsOf } from './tools.ts'
import { promptOf } from './turns.ts'
import { messagesWriter } from './writer.ts'

/** A body of `POST /v1/messages`, or of `…/count_tokens`, which has no limit of output. */
export const decode: ClientCodec['decode'] = (given, place): Decoded => {
  const body = fieldsOf(given, '')
  const dropped = new Set<string>()
  leaveOut(body, dropped)
  const { reasoning, thinkingTokens, showsThoughts, wanted } = thinkingOf(body)
  const { tools, toolChoice, parallelTools } = toolsOf(body, dropped)
  const call: ModelCall = {
    prompt: promptOf(body, dropped),
    ...settingsOf(body, place.path.endsWith('/count_tokens')),
    ...(reasoning !== null && { reasoning }),
    ...(tools.length > 0 && { tools: [...tools] }),
    ...(toolChoice !== null && tools.length > 0 && { toolChoice }),
    ...responseFormatOf(body, dropped),
    ...optionsOf(body),
  }
  return {
    call,
    extras: { thinkingTokens, showsThoughts, parallelTools },
    stream: flagIn(body, 'stream') ?? false,
    dropped: droppedNames(dropped),
    answerWriter: (about) => messagesWriter(about, { wanted, shown: showsThoughts !== false }),
  }
}

function settingsOf(body: Fields, counts: boolean): Partial<ModelCall> {
  const limit = wholeNumberIn(body, 'max_tokens')
  const maxOutputTokens = counts ? limit : needed(limit, body, 'max_tokens')
  const temperature = numberIn(body, 'temperature')
  const topP = numberIn(body, 'top_p')
  const topK = wholeNumberIn(body, 'top_k')
  const stopSequences = textsIn(body, 'stop_sequences')
  return {
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { topP }),
    ...(topK !== undefined && { topK }),
    ...(stopSequences !== undefined && stopSequences.length > 0 && { stopSequences: [...stopSequences] }),
  }
}

/** `output_format` is what `output_config.format` was called before. */
function responseFormatOf(body: Fields, dropped: Set<string>): Pick<ModelCall, 'responseFormat'> {
  const output = fieldsIn(body, 'output_config')
  if (output) for (const field of givenOf(output, ['task_budget'])) dropped.add(field)
  const format = (output && fieldsIn(output, 'format')) ?? fieldsIn(body, 'output_format')
  if (format === undefined) return {}
  choiceIn(format, 'type', ['json_schema'])
  const schema = needed(fieldsIn(format, 'schema'), format, 'schema').values as JSONSchema7
  return { responseFormat: { type: 'json', schema } }
}
