import type { Usage } from '@anthropic-ai/sdk/resources/messages'
import { type Answer, answerTo, type Prompt, THOUGHT } from '../answer.ts'
import { parseDirectives } from '../directives.ts'
import { asArray, asNumber, asObject, asString, type JsonObject } from '../json.ts'
import { textOf, tokensOf } from '../tokens.ts'

/** A Messages request, as the answer needs it. */
export function readMessages(body: JsonObject): Prompt {
  const messages = asArray(body.messages).map(asObject)
  const users = messages.filter((message) => message.role === 'user')
  const format = asObject(asObject(body.output_config).format ?? body.output_format)
  return {
    lastUserText: users.map((message) => spokenText(message.content)).findLast((text) => text !== '') ?? '',
    afterToolResult: asArray(messages.at(-1)?.content).some((block) => asObject(block).type === 'tool_result'),
    tools: asArray(body.tools)
      .map(asObject)
      .filter((tool) => typeof tool.name === 'string' && 'input_schema' in tool)
      .map((tool) => ({ name: String(tool.name), schema: tool.input_schema })),
    toolChoice: readToolChoice(asObject(body.tool_choice)),
    schema: format.type === 'json_schema' ? format.schema : undefined,
    maxTokens: asNumber(body.max_tokens),
    directives: parseDirectives(asString(body.model) ?? ''),
  }
}

/** The usage that the sandbox reports at the end of this message. */
export function messagesUsage(body: JsonObject, answer: Answer = answerTo(readMessages(body))): Usage {
  const input = inputTokens(body)
  const thinking = thinks(body) ? tokensOf(THOUGHT) : 0
  return {
    input_tokens: input.fresh,
    cache_creation_input_tokens: input.written5m + input.written1h,
    cache_read_input_tokens: input.read,
    cache_creation: { ephemeral_5m_input_tokens: input.written5m, ephemeral_1h_input_tokens: input.written1h },
    output_tokens: answer.tokens + thinking,
    output_tokens_details: thinking > 0 ? { thinking_tokens: thinking } : null,
    server_tool_use: null,
    service_tier: 'standard',
    inference_geo: 'not_available',
    speed: null,
  }
}

/** All input of a request, cached or not: what `count_tokens` answers. */
export function countedTokens(body: JsonObject): number {
  const { fresh, read, written5m, written1h } = inputTokens(body)
  return fresh + read + written5m + written1h
}

export function thinks(body: JsonObject): boolean {
  return ['enabled', 'adaptive'].includes(asString(asObject(body.thinking).type) ?? '')
}

/**
 * Cached input without memory, so that a test can compute it: what stands before the first of several cache marks was
 * read, what stands between marks was written with the time to live of the mark that ends it, what follows is fresh.
 * With one mark all before it was written. (Order tools, system, messages: docs.claude.com, prompt caching.)
 */
function inputTokens(body: JsonObject) {
  const blocks = [...asArray(body.tools), ...blocksOf(body.system), ...asArray(body.messages).flatMap(messageBlocks)]
  const texts = blocks.map((block) => textOf(block) + ('input_schema' in asObject(block) ? JSON.stringify(block) : ''))
  const ends = blocks.flatMap((block, index) => ('cache_control' in asObject(block) ? [index + 1] : []))
  if ('cache_control' in body && ends.at(-1) !== blocks.length) ends.push(blocks.length)
  const tokensBetween = (from: number, to?: number) => tokensOf(texts.slice(from, to).join(''))
  const counts = { fresh: tokensBetween(ends.at(-1) ?? 0), read: 0, written5m: 0, written1h: 0 }
  ends.forEach((end, mark) => {
    const tokens = tokensBetween(ends[mark - 1] ?? 0, end)
    const cacheControl = asObject(asObject(blocks[end - 1]).cache_control ?? body.cache_control)
    if (mark === 0 && ends.length > 1) counts.read += tokens
    else if (cacheControl.ttl === '1h') counts.written1h += tokens
    else counts.written5m += tokens
  })
  return counts
}

function messageBlocks(message: unknown): readonly unknown[] {
  return blocksOf(asObject(message).content)
}

function blocksOf(content: unknown): readonly unknown[] {
  return typeof content === 'string' ? [{ type: 'text', text: content }] : asArray(content)
}

function spokenText(content: unknown): string {
  return textOf(
    blocksOf(content)
      .filter((block) => asObject(block).type === 'text')
      .at(-1),
  )
}

function readToolChoice(choice: JsonObject): Prompt['toolChoice'] {
  if (choice.type === 'none') return 'none'
  if (choice.type === 'any') return 'required'
  return choice.type === 'tool' ? { name: String(choice.name) } : 'auto'
}
