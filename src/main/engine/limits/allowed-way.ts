import type { Limits } from '../../../shared/contract/limits.ts'
import { AppError } from '../../../shared/errors.ts'
import { fitsAny } from '../glob.ts'
import { nameAt } from './need.ts'

/** What a candidate really is. */
export interface Way {
  readonly providerName: string
  /** As that provider is asked for it; null: the request names none. */
  readonly model: string | null
}

export interface AskedModels {
  readonly model: string | null
  readonly otherModels: readonly string[]
}

/**
 * The ways that a key's lists of models and providers let pass; throws `model_not_allowed` or `provider_not_allowed` where none
 * is left. Judged is the model that a provider would be asked for, never an alias: whoever may use `gpt-5*` reaches that by any
 * name, and nothing else by a name that was let through.
 */
export function allowedWays<Each extends Way>(
  ways: readonly Each[],
  asked: AskedModels,
  { allow_models, allow_providers }: Pick<Limits, 'allow_models' | 'allow_providers'>,
  whose: string,
): readonly Each[] {
  const withModel = allow_models ? ways.filter((way) => mayUse(way, asked, allow_models)) : ways
  if (withModel.length === 0) {
    const elsewhere = ways.find((way) => leadsElsewhere(way, asked.model))?.model
    const what = elsewhere ? `${elsewhere}, to which a route leads` : 'this model'
    throw new AppError('model_not_allowed', { message: `${whose} may not use ${what}.` })
  }
  const left = allow_providers
    ? withModel.filter(({ providerName }) => fitsAny(providerName, allow_providers))
    : withModel
  if (left.length > 0) return left
  throw new AppError('provider_not_allowed', {
    message: `${whose} may not use the provider ${withModel[0]?.providerName ?? ''}.`,
  })
}

function mayUse(way: Way, { model, otherModels }: AskedModels, allowed: readonly string[]): boolean {
  const names = model === null ? otherModels : [model, ...otherModels]
  return names.every((name) => {
    const { providerName } = way
    if (name === model && way.model !== null && leadsElsewhere(way, model)) {
      return fitsAny(way.model, allowed) || fitsAny(`${providerName}/${way.model}`, allowed)
    }
    // By the name that was asked for, or by what is left of it without the provider's.
    return fitsAny(name, allowed) || fitsAny(nameAt(providerName, name), allowed)
  })
}

/** A route has put another name in the place of the one that was asked for. */
export function leadsElsewhere({ providerName, model }: Way, asked: string | null): boolean {
  return model !== null && asked !== null && model !== asked && model !== nameAt(providerName, asked)
}
