import type { RequestKind } from '../../../shared/request-kinds.ts'

/**
 * How the formats ask for thinking: Chat Completions (and OpenRouter's `reasoning` in it), Responses, Messages, and Gemini's in
 * either spelling. And `tools`, by which work is told from small talk.
 */
const THINKING_CONFIGS = ['generationConfig', 'generation_config'].flatMap((config) => [
  `${config}.thinkingConfig`,
  `${config}.thinking_config`,
])
export const kindFields: readonly string[] = ['tools', 'thinking', 'reasoning_effort', 'reasoning', ...THINKING_CONFIGS]
const FIELDS: ReadonlySet<string> = new Set(kindFields)

const WRITING: ReadonlySet<string> = new Set(['chat', 'generate_content', 'count_tokens'])

/** Titles, topics and summaries are asked for with less than this (Claude Code: 512). */
const SMALL_ANSWER_TOKENS = 512

export interface KindReader {
  /** True where the field is one of ours. */
  take(path: string, value: unknown): boolean
  kind(about: {
    readonly operation: string
    readonly model: string | null
    readonly outputCap: number | null
  }): RequestKind | null
}

export function readKind(): KindReader {
  const values = new Map<string, unknown>()
  return {
    take(path, value) {
      if (FIELDS.has(path)) values.set(path, value)
      return FIELDS.has(path)
    },
    kind({ operation, model, outputCap }) {
      if (!WRITING.has(operation)) return null
      // Claude Code sends what runs beside a conversation to its small model, thinking or not; claude-code-router tells it so as well.
      if (model !== null && /haiku/i.test(model)) return 'background'
      if (asksForThinking(values)) return 'thinking'
      return outputCap !== null && outputCap <= SMALL_ANSWER_TOKENS && !hasTools(values) ? 'background' : null
    },
  }
}

/** A list too large to be read is one. */
function hasTools(values: ReadonlyMap<string, unknown>): boolean {
  if (!values.has('tools')) return false
  const tools = values.get('tools')
  return tools === undefined || (Array.isArray(tools) && tools.length > 0)
}

function asksForThinking(values: ReadonlyMap<string, unknown>): boolean {
  const { type } = objectAt(values, 'thinking')
  if (type === 'enabled' || type === 'adaptive') return true
  if (isEffort(values.get('reasoning_effort'))) return true
  const { effort, enabled, max_tokens } = objectAt(values, 'reasoning')
  if (isEffort(effort) || enabled === true || isBudget(max_tokens)) return true
  return THINKING_CONFIGS.some((path) => {
    const config = objectAt(values, path)
    return (
      isBudget(config.thinkingBudget ?? config.thinking_budget) ||
      isEffort(config.thinkingLevel ?? config.thinking_level)
    )
  })
}

const NO_EFFORT: ReadonlySet<string> = new Set(['none', 'minimal', 'thinking_level_unspecified'])

function isEffort(value: unknown): boolean {
  return typeof value === 'string' && !NO_EFFORT.has(value.toLowerCase())
}

/** Gemini's -1 leaves it to the model how much. */
function isBudget(value: unknown): boolean {
  return typeof value === 'number' && value !== 0
}

function objectAt(values: ReadonlyMap<string, unknown>, path: string): Readonly<Record<string, unknown>> {
  const value = values.get(path)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
