import type { ResponseUsage } from 'openai/resources/responses/responses'
import { type Answer, answerTo, type Prompt } from '../answer.ts'
import { parseDirectives } from '../directives.ts'
import { asArray, asNumber, asObject, asString, type JsonObject } from '../json.ts'
import { cachedTokensOf, textOf, tokensOf, toolText } from '../tokens.ts'
import { readSchema, readToolChoice, reasoningTokens } from './read-chat.ts'

/** A Responses request, as the answer needs it. `input` is a string or a list of items. */
export function readResponses(body: JsonObject): Prompt {
  const items = asArray(body.input).map(asObject)
  const users = items.filter((item) => item.role === 'user')
  return {
    lastUserText: typeof body.input === 'string' ? body.input : textOf(users.at(-1)?.content),
    afterToolResult: (asString(items.at(-1)?.type) ?? '').endsWith('_output'),
    tools: asArray(body.tools)
      .map(asObject)
      .filter((tool) => tool.type === 'function' && typeof tool.name === 'string')
      .map((tool) => ({ name: String(tool.name), schema: tool.parameters })),
    toolChoice: readToolChoice(body.tool_choice),
    schema: readSchema(asObject(asObject(body.text).format)),
    maxTokens: asNumber(body.max_output_tokens),
    directives: parseDirectives(asString(body.model) ?? ''),
  }
}

/** The usage that the sandbox reports for this Responses request. */
export function responsesUsage(body: JsonObject, answer: Answer = answerTo(readResponses(body))): ResponseUsage {
  const input = tokensOf((asString(body.instructions) ?? '') + textOf(body.input) + toolText(body.tools))
  const reasoning = reasoningTokens(asString(body.model) ?? '', asObject(body.reasoning).effort)
  const output = answer.tokens + reasoning
  return {
    input_tokens: input,
    input_tokens_details: { cached_tokens: cachedTokensOf(input), cache_write_tokens: 0 },
    output_tokens: output,
    output_tokens_details: { reasoning_tokens: reasoning },
    total_tokens: input + output,
  }
}
