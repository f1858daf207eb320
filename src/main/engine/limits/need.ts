import type { Body, Candidate, Place, Routed, Upstream } from '../exchange.ts'
import type { Cost } from '../prices/cost.ts'

/** What an exchange may need at most, as far as that can be told before it. */
export interface Need {
  readonly inputTokens: number
  readonly outputTokens: number
}

export interface Estimators {
  readonly estimateInputTokens: (body: Body) => number
  readonly costOf: (need: Need, asked: Asked) => Cost
}

/** What would be charged for: one candidate's answer to a request. */
export interface Asked {
  readonly upstream: Upstream
  /** Nobody charges for such a call, whatever its provider's prices. */
  readonly free: boolean
  /** As the provider knows it. */
  readonly model: string | null
  readonly operation: string
  /** UTC milliseconds. */
  readonly at: number
}

/** Reserved for an answer whose request sets no cap: more than most answers have, and all that can be said beforehand. */
export const DEFAULT_OUTPUT_TOKENS = 4096

const NOTHING: Need = { inputTokens: 0, outputTokens: 0 }
/** Nobody charges for these by the call, nor do they use tokens. */
const FREE_OPERATIONS: ReadonlySet<string> = new Set(['count_tokens', 'files', 'models', 'moderation', 'batch'])
const WRITING: ReadonlySet<string> = new Set(['chat', 'text_completion', 'generate_content', 'realtime'])

export function needOf(routed: Routed, estimateInputTokens: Estimators['estimateInputTokens']): Need {
  const { req, channel, place, body, outputCap } = routed
  // Asking again for what there is costs nothing; a WebSocket begins with a GET as well.
  if ((req.method !== 'POST' && channel.type === 'http') || FREE_OPERATIONS.has(place.operation)) return NOTHING
  return {
    inputTokens: estimateInputTokens(body),
    outputTokens: WRITING.has(place.operation) ? (outputCap ?? DEFAULT_OUTPUT_TOKENS) : 0,
  }
}

/** The cost of that need at one candidate; free where it needs nothing. */
export function costAt({ upstream }: Candidate, need: Need, routed: Routed, costOf: Estimators['costOf']): Cost {
  const { model, place, startedAt } = routed
  return costOf(need, {
    upstream,
    free: need.inputTokens + need.outputTokens === 0,
    model: model === null ? null : nameAt(upstream.providerName, model),
    operation: place.operation,
    at: startedAt,
  })
}

/** The model's name as the provider knows it. */
export function nameAt(providerName: string, model: string): string {
  return model.startsWith(`${providerName}/`) ? model.slice(providerName.length + 1) : model
}

/** The field by which a request to this endpoint caps its output; null where there is none. */
export function setsOutputCap({ place, req }: { readonly place: Place; readonly req: Routed['req'] }): string | null {
  if (req.method !== 'POST') return null
  const { endpoint, operation } = place
  if (operation === 'text_completion') return 'max_tokens'
  if (operation === 'generate_content') {
    return endpoint.endsWith('/interactions')
      ? 'generation_config.max_output_tokens'
      : 'generationConfig.maxOutputTokens'
  }
  if (operation !== 'chat' || endpoint.endsWith('/compact')) return null
  if (endpoint.endsWith('/responses')) return 'max_output_tokens'
  return endpoint.endsWith('/messages') ? 'max_tokens' : 'max_completion_tokens (or max_tokens)'
}
