import type { CompletionUsage } from 'openai/resources/completions'
import { type Answer, answerTo, type Prompt } from '../answer.ts'
import { parseDirectives } from '../directives.ts'
import { asArray, asNumber, asObject, asString, type JsonObject } from '../json.ts'
import { cachedTokensOf, textOf, tokensOf, toolText } from '../tokens.ts'

/** A chat completion request, as the answer needs it. */
export function readChat(body: JsonObject): Prompt {
  const messages = asArray(body.messages).map(asObject)
  const users = messages.filter((message) => message.role === 'user')
  const maxTokens = asNumber(body.max_completion_tokens) ?? asNumber(body.max_tokens)
  return {
    lastUserText: textOf(users.at(-1)?.content),
    afterToolResult: ['tool', 'function'].includes(asString(messages.at(-1)?.role) ?? ''),
    tools: asArray(body.tools)
      .map((tool) => asObject(asObject(tool).function))
      .filter((tool) => typeof tool.name === 'string')
      .map((tool) => ({ name: String(tool.name), schema: tool.parameters })),
    toolChoice: readToolChoice(body.tool_choice),
    schema: readSchema(asObject(body.response_format)),
    maxTokens,
    directives: parseDirectives(asString(body.model) ?? ''),
  }
}

/** The usage that the sandbox reports for this chat request. */
export function chatUsage(body: JsonObject, answer: Answer = answerTo(readChat(body))): CompletionUsage {
  const prompt = tokensOf(textOf(body.messages) + toolText(body.tools))
  const reasoning = reasoningTokens(asString(body.model) ?? '', body.reasoning_effort)
  const completion = answer.tokens * choicesOf(body) + reasoning
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_tokens_details: { cached_tokens: cachedTokensOf(prompt), audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: reasoning,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  }
}

export function choicesOf(body: JsonObject): number {
  return Math.min(Math.max(1, asNumber(body.n) ?? 1), 128)
}

const EFFORT_TOKENS: Readonly<Record<string, number>> = {
  none: 0,
  minimal: 8,
  low: 64,
  medium: 128,
  high: 256,
  xhigh: 512,
  max: 1024,
}

/** Reasoning is part of the output tokens. Models of the o and GPT-5 families reason unless told not to; others when told. */
export function reasoningTokens(model: string, effort: unknown): number {
  const byDefault = /^(?:o\d|gpt-[5-9])/.test(model) && !model.includes('chat') ? 'medium' : 'none'
  return EFFORT_TOKENS[asString(effort) ?? byDefault] ?? 128
}

/** `"auto"`, or the chat form `{type, function: {name}}`, or the Responses form `{type, name}`. */
export function readToolChoice(choice: unknown): Prompt['toolChoice'] {
  if (choice === 'none' || choice === 'required') return choice
  const name = asString(asObject(asObject(choice).function).name) ?? asString(asObject(choice).name)
  return name === undefined ? 'auto' : { name }
}

/** The schema of `response_format`, or of `text.format` in the Responses API. */
export function readSchema(format: JsonObject): unknown {
  if (format.type === 'json_object') return {}
  return format.type === 'json_schema' ? (asObject(format.json_schema).schema ?? format.schema ?? {}) : undefined
}
