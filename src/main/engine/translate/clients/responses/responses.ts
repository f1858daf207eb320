import type { ClientCodec, Decoded } from '../../codec.ts'
import { fieldsOf, flagIn } from '../../fields/fields.ts'
import { errorBody } from '../openai/error-body.ts'
import { createAnswerWriter } from './answer/answer-writer.ts'
import { readInput } from './input/input.ts'
import { extrasIn, passedOverIn, settingsIn } from './settings.ts'
import { toolSettingIn } from './tools/tool-choice.ts'
import { readTools } from './tools/tools.ts'

/** OpenAI's Responses, as Codex and the newer SDKs speak it; without what OpenAI keeps between requests. */
export const responses: ClientCodec = {
  decode,
  countAnswer: (inputTokens) => ({ object: 'response.input_tokens', input_tokens: inputTokens }),
  errorBody,
}

function decode(json: unknown): Decoded {
  const body = { ...fieldsOf(json, 'body'), at: '' }
  const settings = settingsIn(body)
  const { prompt, toolLists, dropped } = readInput(body)
  const { tools, kinds, dropped: droppedTools } = readTools([body, ...toolLists])
  return {
    call: { prompt, ...settings, ...toolSettingIn(body, tools) },
    extras: extrasIn(body),
    stream: flagIn(body, 'stream') ?? false,
    dropped: [...passedOverIn(body), ...new Set([...dropped, ...droppedTools])],
    answerWriter: (about) => createAnswerWriter(about, { kinds, request: body.values }),
  }
}
