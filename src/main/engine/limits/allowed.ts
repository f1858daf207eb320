import { AppError } from '../../../shared/errors.ts'
import type { Admitted, Candidate, Routed } from '../exchange.ts'
import { fitsAny } from '../glob.ts'
import { allowedWays } from './allowed-way.ts'
import { setsOutputCap } from './need.ts'

/**
 * The candidates that a key's lists let pass. Throws `endpoint_not_allowed`, `model_not_allowed`, `provider_not_allowed` or
 * `output_too_large`. `isLimited`: by anything at all, a budget over all keys included.
 */
export function allowedCandidates(routed: Routed, isLimited: boolean): readonly Candidate[] {
  const { clientKey, place } = routed
  const { allow_endpoints, allow_models, max_output_tokens } = clientKey.limits
  const whose = `The client key ${clientKey.name}`
  checkEndpoint(routed)
  if (isLimited && place.operation === 'provider_token' && !allow_endpoints) {
    throw new AppError('endpoint_not_allowed', {
      message: `${whose} has limits, and the token of ${place.endpoint} would be spent at the provider, where none of them holds.`,
    })
  }
  if (allow_models && routed.model === null && mayNameModel(routed)) {
    throw new AppError('model_not_allowed', {
      message: `${whose} may use certain models only, and this request names none.`,
    })
  }
  const ways = routed.candidates.map((candidate) => ({
    candidate,
    providerName: candidate.upstream.providerName,
    model: candidate.model,
  }))
  const candidates = allowedWays(ways, routed, clientKey.limits, whose).map(({ candidate }) => candidate)
  if (max_output_tokens !== undefined) checkOutput(routed, max_output_tokens)
  return candidates
}

/** Throws `endpoint_not_allowed`. */
export function checkEndpoint({ clientKey, place }: Pick<Admitted, 'clientKey' | 'place'>): void {
  const { allow_endpoints } = clientKey.limits
  if (!allow_endpoints || fitsAny(place.endpoint, allow_endpoints) || fitsAny(place.operation, allow_endpoints)) return
  throw new AppError('endpoint_not_allowed', {
    message: `The client key ${clientKey.name} may not use ${place.endpoint}.`,
  })
}

const WITHOUT_MODEL: ReadonlySet<string> = new Set(['files', 'count_tokens'])

/** A batch keeps its models in a file, and a compressed body of an unknown kind keeps them to itself: neither may pass a list. */
function mayNameModel({ req, channel, place }: Routed): boolean {
  if (channel.type === 'upgrade') return true
  return req.method === 'POST' && !WITHOUT_MODEL.has(place.operation)
}

/** Bodies may not be changed, so a request that sets no cap can't be given one: it is told to set it. */
function checkOutput(routed: Routed, most: number): void {
  const field = setsOutputCap(routed)
  if (field === null || (routed.outputCap !== null && routed.outputCap <= most)) return
  const asked = routed.outputCap === null ? 'sets no limit of its own' : `asks for up to ${routed.outputCap}`
  throw new AppError('output_too_large', {
    message: `The client key ${routed.clientKey.name} may ask for ${most} tokens of output, and this request ${asked}.`,
    action: `Set ${field} to ${most} or less, or raise the limit: waybill key limit ${routed.clientKey.id} --max-output N`,
  })
}
