import type { Dialect } from '../../../shared/exchange-row.ts'
import type { Provider } from '../providers/providers.ts'

export interface Choice {
  readonly provider: Provider
  /** The model's name as the provider knows it. */
  readonly model: string | null
}

/**
 * wire-facts, "Which provider": `name/model` if name is configured → known patterns of model names → the dialect's
 * home provider → the only configured one of that dialect → null.
 */
export function chooseProvider(
  providers: readonly Provider[],
  dialect: Dialect,
  model: string | null,
  named: string | null,
): Choice | null {
  if (named !== null) {
    const provider = providers.find((candidate) => candidate.name === named)
    return provider ? { provider, model } : null
  }
  const speakers = providers.filter((candidate) => candidate.endpoints[dialect] !== undefined)
  const slash = model?.indexOf('/') ?? -1
  const prefixed = slash > 0 && speakers.find((candidate) => candidate.name === model?.slice(0, slash))
  if (prefixed && model !== null) return { provider: prefixed, model: model.slice(slash + 1) }

  const provider =
    (model !== null && speakers.find(({ definition }) => definition.models.some((pattern) => pattern.test(model)))) ||
    speakers.find(({ definition, name }) => definition.homeOf === dialect && name === definition.kind) ||
    speakers.find(({ definition }) => definition.homeOf === dialect) ||
    onlyOne(speakers)
  return provider ? { provider, model } : null
}

/** The sandbox answers for any model, so it stands in only where nothing real could. */
function onlyOne(speakers: readonly Provider[]): Provider | undefined {
  const real = speakers.filter(({ definition }) => definition.kind !== 'sandbox')
  const candidates = real.length > 0 ? real : speakers
  return candidates.length === 1 ? candidates[0] : undefined
}
