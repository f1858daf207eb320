import type { Body, Candidate, Routed, Upstream } from '../exchange.ts'
import type { Cost } from '../prices/cost.ts'
import { MOST_OUTPUT_TOKENS } from './output-cap.ts'

/** What an exchange may need at most, as far as that can be told before it. */
export interface Need {
  readonly inputTokens: number
  readonly outputTokens: number
  /** Pictures, or seconds of sound or film; null where the endpoint has none. */
  readonly mediaUnits: number | null
  /** Such a call may be charged for; where it is false nothing is needed. */
  readonly isCharged: boolean
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

/** What is reserved where a request does not say how much film it asks for, and for sound, whose length only its bytes tell. */
const DEFAULT_FILM_SECONDS = 10
const SOUND_SECONDS = 60

const NOTHING: Need = { inputTokens: 0, outputTokens: 0, mediaUnits: null, isCharged: false }
/** Nobody charges for these by the call, nor do they use tokens. */
const FREE_OPERATIONS: ReadonlySet<string> = new Set(['count_tokens', 'files', 'models', 'moderation', 'batch'])
const WRITING: ReadonlySet<string> = new Set(['chat', 'text_completion', 'generate_content', 'realtime'])

/**
 * A path that is not known here and to which a model is named: another spelling of a known one, perhaps, that its provider
 * takes all the same (`/v1/chat/Completions`). It is held to what the known ones are.
 */
function mayWrite({ req, place, model }: Pick<Routed, 'req' | 'place' | 'model'>): boolean {
  if (WRITING.has(place.operation)) return true
  const isKnown =
    (place.operation !== 'other' && place.operation !== 'models') || !/\{(id|model)\}$/.test(place.endpoint)
  return !isKnown && req.method === 'POST' && model !== null
}

export function needOf(routed: Routed, estimateInputTokens: Estimators['estimateInputTokens']): Need {
  const { req, channel, place, body, outputCap, answers } = routed
  // Asking again for what there is costs nothing; a WebSocket begins with a GET as well.
  const writes = mayWrite(routed)
  if (req.method !== 'POST' && channel.type === 'http') return NOTHING
  if (FREE_OPERATIONS.has(place.operation) && !writes) return NOTHING
  return {
    inputTokens: estimateInputTokens(body),
    outputTokens: writes ? (outputCap ?? Math.min(DEFAULT_OUTPUT_TOKENS * answers, MOST_OUTPUT_TOKENS)) : 0,
    mediaUnits: mediaUnitsOf(routed),
    isCharged: true,
  }
}

function mediaUnitsOf({ place, answers, filmSeconds }: Routed): number | null {
  if (place.operation === 'image_generation') return answers
  if (place.operation === 'video_generation') return (filmSeconds ?? DEFAULT_FILM_SECONDS) * answers
  return place.operation === 'transcription' ? SOUND_SECONDS : null
}

export interface Pricing {
  readonly costOf: Estimators['costOf']
  /** Which model a provider answered with when it was last asked by a name; null: not known. */
  readonly answeringModel: (ledgerName: string, asked: string | null) => string | null
}

/** Of a list of fallbacks, the first ones: each name takes a while to find. */
const MOST_MODELS = 20

/** The cost of that need at one candidate, by the dearest of the models that it names; free where it needs nothing. */
export function costAt({ upstream, model: known }: Candidate, need: Need, routed: Routed, pricing: Pricing): Cost {
  const { model, otherModels, place, startedAt } = routed
  const costAs = (name: string | null): Cost =>
    pricing.costOf(need, {
      upstream,
      free: !need.isCharged,
      model: name === null ? null : nameAt(upstream.providerName, name),
      operation: place.operation,
      at: startedAt,
    })
  // As it is called there: an alias or a rule may have named it otherwise.
  const costs = [known ?? model, ...otherModels.slice(0, MOST_MODELS)].map(costAs)
  const dearest = costs.reduce((a, b) => ((b.cost_nano_usd ?? -1) > (a.cost_nano_usd ?? -1) ? b : a))
  // What writes nothing may be an endpoint that nobody charges for.
  if (dearest.cost_basis !== 'unpriced' || need.outputTokens === 0) return dearest
  const answering = pricing.answeringModel(upstream.ledgerName, model)
  return answering === null ? dearest : costAs(answering)
}

/** The model's name as the provider knows it. */
export function nameAt(providerName: string, model: string): string {
  return model.startsWith(`${providerName}/`) ? model.slice(providerName.length + 1) : model
}

/** The field by which a request to this endpoint caps its output; null where there is none. */
export function setsOutputCap(routed: Routed): string | null {
  const { req, place } = routed
  if (req.method !== 'POST') return null
  const { endpoint, operation } = place
  if (operation === 'text_completion') return 'max_tokens'
  if (operation === 'generate_content') {
    return endpoint.endsWith('/interactions')
      ? 'generation_config.max_output_tokens'
      : 'generationConfig.maxOutputTokens'
  }
  if (operation !== 'chat' && mayWrite(routed)) return 'max_tokens'
  if (operation !== 'chat' || endpoint.endsWith('/compact')) return null
  if (endpoint.endsWith('/responses')) return 'max_output_tokens'
  return endpoint.endsWith('/messages') ? 'max_tokens' : 'max_completion_tokens (or max_tokens)'
}
