import type { Completion } from 'openai/resources/completions'
import { type Answer, answerTo, piecesOf } from '../answer.ts'
import { type Call, unixSeconds } from '../call.ts'
import { openaiId } from '../identifiers.ts'
import { asArray, asNumber, asObject, type JsonObject } from '../json.ts'
import { json, type Reply } from '../reply.ts'
import { textOf, tokensOf } from '../tokens.ts'
import { chatStreamError } from './errors.ts'

/** POST /v1/completions, the old form without messages. */
export function completions(call: Call): Reply {
  const answer = completionAnswer(call)
  const completion = {
    id: openaiId('cmpl-', 29),
    object: 'text_completion' as const,
    created: unixSeconds(),
    model: call.model,
    system_fingerprint: 'fp_5a4db0c5a1',
  }
  const choice = (text: string, finish: string | null) => ({ text, index: 0, logprobs: null, finish_reason: finish })
  const finish = answer.cutShort ? 'length' : 'stop'
  const usage = completionUsage(call.json, answer)
  if (call.json.stream !== true) {
    return json({
      ...completion,
      choices: [{ text: answer.text, index: 0, logprobs: null, finish_reason: finish }],
      usage,
    } satisfies Completion)
  }
  const withUsage = asObject(call.json.stream_options).include_usage === true && !call.directives.silent
  const noUsage = withUsage ? { usage: null } : {}
  const chunks = piecesOf(answer.text).map((text) => ({ ...completion, choices: [choice(text, null)], ...noUsage }))
  const end = { ...completion, choices: [choice('', finish)], ...noUsage }
  const last = withUsage ? [{ ...completion, choices: [], usage }] : []
  const frames = [...chunks, end, ...last, '[DONE]'].map((data) => ({ data }))
  return { kind: 'stream', format: 'sse', frames, errorFrame: chatStreamError }
}

function completionAnswer(call: Call): Answer {
  return answerTo({
    lastUserText: promptOf(call.json),
    afterToolResult: false,
    tools: [],
    toolChoice: 'none',
    schema: undefined,
    maxTokens: asNumber(call.json.max_tokens),
    directives: call.directives,
  })
}

function completionUsage(body: JsonObject, answer: Answer) {
  const prompt_tokens = tokensOf(promptOf(body))
  return { prompt_tokens, completion_tokens: answer.tokens, total_tokens: prompt_tokens + answer.tokens }
}

function promptOf(body: JsonObject): string {
  return asArray(body.prompt).length > 0 ? asArray(body.prompt).map(textOf).join('') : textOf(body.prompt)
}
