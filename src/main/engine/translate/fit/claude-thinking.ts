import type { LanguageModelV4Message } from '@ai-sdk/provider'
import { dropping, type Fitting } from './fitting.ts'

/** Up to 4.5 they think to a budget and are strict about it; later ones take an effort (Anthropic's docs, "Adaptive thinking"). */
const WITH_BUDGET = /claude-(3|(opus|sonnet|haiku)-4(-[015](\D|$)|-\d{8}|@|$))/

/** Anthropic's least budget of thinking (docs.anthropic.com, "Extended thinking"). */
export const LEAST_THINKING = 1024

/** Of what may be written in all: as the AI SDK makes budgets of efforts. */
const SHARES = { minimal: 0.02, low: 0.1, medium: 0.3, high: 0.6, xhigh: 0.9 } as const

/**
 * What these models demand of a request that asks for thoughts, where they would answer 400: room for the least budget in the client's
 * cap, no tool that must be called, and the thoughts before a call back with its result, which many clients do not send.
 */
export function withClaudeThinking(
  fitting: Fitting,
  model: string,
  provider: 'anthropic' | 'bedrock' = 'anthropic',
): Fitting {
  if (!WITH_BUDGET.test(model)) return fitting
  const { call, extras } = fitting
  const { reasoning, ...rest } = call
  const share =
    reasoning === undefined || reasoning === 'provider-default' || reasoning === 'none' ? 0 : SHARES[reasoning]
  const asks = share > 0 || (extras.thinkingTokens ?? 0) > 0
  if (!asks) return fitting
  const isForced = call.toolChoice?.type === 'required' || call.toolChoice?.type === 'tool'
  const budget =
    extras.thinkingTokens ?? (call.maxOutputTokens === undefined ? null : Math.round(call.maxOutputTokens * share))
  const hasRoom = budget === null || budget >= LEAST_THINKING
  if (isForced || !hasRoom || lostThoughts(call.prompt, provider)) {
    return dropping({ ...fitting, call: rest, extras: { ...extras, thinkingTokens: 0 } }, 'reasoning')
  }
  return budget === null ? fitting : { ...fitting, call: rest, extras: { ...extras, thinkingTokens: budget } }
}

/** All since the user spoke is one turn, and has to begin with Claude's own thoughts where it called a tool. */
function lostThoughts(prompt: readonly LanguageModelV4Message[], provider: string): boolean {
  const lastUser = prompt.findLastIndex(({ role }) => role === 'user')
  const first = prompt.slice(lastUser + 1).find((message) => message.role === 'assistant')
  if (!first?.content.some(({ type }) => type === 'tool-call')) return false
  return !first.content.some((part) => part.type === 'reasoning' && part.providerOptions?.[provider] !== undefined)
}
