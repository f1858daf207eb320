import type { Provider } from '../providers/providers.ts'
import { type ModelFacts, nothingKnown } from './model-facts.ts'

/** A model that a client can ask for. */
export interface OfferedModel {
  /** The name to ask for. */
  readonly name: string
  /** Who would answer. */
  readonly provider: string
  readonly facts: ModelFacts
}

/** Where a name leads, for one client key and in one format. */
export interface Lead {
  readonly provider: Provider
  /** As that provider calls it. */
  readonly model: string | null
  readonly isTranslated: boolean
  /** A route of the user's led there. */
  readonly isRouted: boolean
}

export interface OfferNeeds {
  readonly providers: readonly Provider[]
  readonly aliases: readonly string[]
  readonly entriesOf: (provider: Provider) => readonly string[]
  readonly factsOf: (provider: Provider, model: string) => ModelFacts
  /** null: nowhere, or where this client key may not go. */
  readonly leadOf: (name: string) => Lead | null
}

/**
 * What a client's list has: aliases, and each model of each provider once, by the shortest name that leads there: its own, or
 * behind its provider's where its own leads to another.
 */
export function offeredModels(needs: OfferNeeds): OfferedModel[] {
  const offered = new Map<string, OfferedModel>()
  for (const alias of needs.aliases) {
    const lead = needs.leadOf(alias)
    if (lead) offered.set(alias, offerOf(alias, lead, needs))
  }
  for (const provider of needs.providers) {
    for (const model of needs.entriesOf(provider)) {
      const offer = shortest([model, `${provider.name}/${model}`], provider, model, needs)
      if (offer && !offered.has(offer.name)) offered.set(offer.name, offer)
    }
  }
  return [...offered.values()]
}

/** By the first of these names that leads there. One that a rule takes leads where the user wants it: it is as good. */
function shortest(names: readonly string[], provider: Provider, model: string, needs: OfferNeeds): OfferedModel | null {
  for (const name of names) {
    const lead = needs.leadOf(name)
    if (lead === null || (lead.isTranslated && !isForText(model))) continue
    if (lead.isRouted || (lead.provider.name === provider.name && lead.model === model))
      return offerOf(name, lead, needs)
  }
  return null
}

/** One model, in a list or not: whatever would be answered, but for what nobody is known for. */
export function offeredModel(name: string, needs: OfferNeeds): OfferedModel | null {
  const lead = needs.leadOf(name)
  return lead && offerOf(name, lead, needs)
}

function offerOf(name: string, lead: Lead, needs: OfferNeeds): OfferedModel {
  const facts = factsOf(lead, needs)
  // An alias is shown by its own name: in a picker that of the model behind it would stand there twice.
  const isAlias = needs.aliases.includes(name)
  return { name, provider: lead.provider.name, facts: isAlias ? { ...facts, title: name } : facts }
}

function factsOf({ provider, model }: Lead, needs: OfferNeeds): ModelFacts {
  return model === null ? nothingKnown : needs.factsOf(provider, model)
}

/** Nothing but text is translated, and no list says what a model is for: its name does. */
function isForText(model: string): boolean {
  return !/embed|tts|whisper|transcri|dall-e|image|imagen|veo-|lyria|sora|moderation|rerank|realtime|audio|ocr|live/i.test(
    model,
  )
}
