import type { ClientCodec, Decoded } from '../../codec.ts'
import { fieldsIn, fieldsOf, flagIn } from '../../fields/fields.ts'
import { errorBody } from '../openai/error-body.ts'
import { createAnswerWriter } from './answer/answer-writer.ts'
import { promptIn } from './messages.ts'
import { passedOverIn, settingsIn } from './settings.ts'
import { toolsIn } from './tools.ts'

/** OpenAI's Chat Completions: the format that most tools speak, with what DeepSeek, OpenRouter and Google added to it. */
export const chatCompletions: ClientCodec = {
  decode,
  countAnswer: (inputTokens) => ({ input_tokens: inputTokens }),
  errorBody,
}

function decode(json: unknown): Decoded {
  const body = fieldsOf(json, 'body')
  const named = { ...body, at: '' }
  const { setting, kinds } = toolsIn(named)
  const options = fieldsIn(named, 'stream_options')
  const showsUsage = options !== undefined && flagIn(options, 'include_usage') === true
  // A legacy message holds one call.
  const parallelTools = kinds.areLegacy ? false : (flagIn(named, 'parallel_tool_calls') ?? null)
  return {
    call: { prompt: promptIn(named), ...settingsIn(named), ...setting },
    extras: { thinkingTokens: null, showsThoughts: null, parallelTools },
    stream: flagIn(named, 'stream') ?? false,
    dropped: passedOverIn(named),
    answerWriter: (about) => createAnswerWriter(about, { kinds, showsUsage }),
  }
}
