import { asArray, asObject } from './json.ts'

/** The sandbox's tokenizer: a token is four UTF-16 units, rounded up. Simple, so that tests can compute what was sent. */
export function tokensOf(text: string): number {
  return Math.ceil(text.length / 4)
}

/** Fields that hold prompt text in one of the four formats. Others hold ids, roles, media, cache marks: not counted. */
const TEXT_FIELDS = ['content', 'text', 'thinking', 'parts', 'input', 'output', 'arguments', 'refusal', 'summary']
/** Fields that hold a tool's arguments or result as an object; they count as their JSON. */
const OBJECT_FIELDS = ['input', 'functionCall', 'functionResponse', 'function']

/** All text in a piece of a request, in order, joined by nothing. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(textOf).join('')
  const fields = asObject(value)
  const words = TEXT_FIELDS.filter((name) => typeof fields[name] === 'string' || Array.isArray(fields[name]))
  const objects = OBJECT_FIELDS.filter((name) => Object.keys(asObject(fields[name])).length > 0)
  return (
    words.map((name) => textOf(fields[name])).join('') +
    objects.map((name) => JSON.stringify(fields[name])).join('') +
    asArray(fields.tool_calls)
      .map((call) => JSON.stringify(asObject(call).function ?? {}))
      .join('')
  )
}

/** Tool definitions count as their JSON; none count as nothing. */
export function toolText(tools: unknown): string {
  return asArray(tools)
    .map((tool) => JSON.stringify(tool))
    .join('')
}

/**
 * OpenAI and Gemini cache long prompts by themselves, from 1,024 tokens on and in steps of 128
 * (platform.openai.com/docs/guides/prompt-caching). The sandbox says that half of such a prompt was cached.
 */
export function cachedTokensOf(promptTokens: number): number {
  return promptTokens < 1024 ? 0 : Math.floor(promptTokens / 2 / 128) * 128
}
