import type { LanguageModelV4Prompt, SharedV4ProviderOptions } from '@ai-sdk/provider'
import type { Translation } from '../../exchange.ts'
import type { Decoded, Extras, ModelCall } from '../codec.ts'
import type { Feature } from './field-names.ts'

export interface FitTo extends Translation {
  /** As the provider calls it. */
  readonly model: string
}

/** A request on its way to fit: each step takes one and makes the next. */
export interface Fitting {
  readonly call: ModelCall
  readonly extras: Extras
  readonly cutsAt: readonly string[]
  readonly dropped: readonly Feature[]
}

export function startFitting({ call, extras }: Decoded): Fitting {
  return { call, extras, cutsAt: [], dropped: [] }
}

/** The codec's own options (what was sealed, what the client asked of this provider) win over those put in here. */
export function withOptions(fitting: Fitting, provider: string, options: SharedV4ProviderOptions[string]): Fitting {
  const { providerOptions } = fitting.call
  const merged = { ...providerOptions, [provider]: { ...options, ...providerOptions?.[provider] } }
  return { ...fitting, call: { ...fitting.call, providerOptions: merged } }
}

export function withPrompt(
  fitting: Fitting,
  change: (prompt: LanguageModelV4Prompt) => LanguageModelV4Prompt,
): Fitting {
  return { ...fitting, call: { ...fitting.call, prompt: change(fitting.call.prompt) } }
}

/** The provider gets the first ones that it takes, Waybill looks for the others. */
export function withStops(fitting: Fitting, most: number, takes: (stop: string) => boolean = () => true): Fitting {
  const { stopSequences, ...call } = fitting.call
  if (stopSequences === undefined) return fitting
  const sent = stopSequences.filter(takes).slice(0, most)
  const cutsAt = stopSequences.filter((stop) => stop !== '' && !sent.includes(stop))
  return { ...fitting, call: sent.length === 0 ? call : { ...call, stopSequences: sent }, cutsAt }
}

export function dropping(fitting: Fitting, feature: Feature): Fitting {
  return { ...fitting, dropped: [...fitting.dropped, feature] }
}
