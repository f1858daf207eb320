import type { ModelChanges, ModelView } from '../../../shared/contract/models.ts'
import type { PriceInForce } from '../../../shared/contract/prices.ts'
import { toAppError } from '../../../shared/errors.ts'
import type { ModelRecord } from '../ledger/ledger.ts'
import type { Provider } from '../providers/providers.ts'
import { bundledFacts, bundledIds } from './bundled.ts'
import { changesOf } from './changes.ts'
import { type AskForPage, fetchModels } from './fetch-models.ts'
import { factsFrom, type ModelFacts, nothingKnown } from './model-facts.ts'

export interface CatalogueNeeds {
  readonly now: () => number
  /** The same list until providers are changed. */
  readonly configured: () => readonly Provider[]
  readonly store: {
    all(): ReadonlyMap<string, ReadonlyMap<string, ModelRecord>>
    replace(provider: string, models: readonly ModelRecord[]): void
  }
  readonly ask: AskForPage
  /** What it costs now, by own prices and the price list. */
  readonly priceOf: (provider: Provider, model: string) => PriceInForce
  /** What the price list says that it takes; null: nothing. */
  readonly contextOf: (provider: Provider, model: string) => number | null
  /** The models that were used in the last 30 days. */
  readonly inUse: () => Promise<readonly { readonly ledgerName: string; readonly model: string }[]>
  readonly changed: () => void
}

export type Catalogue = ReturnType<typeof createCatalogue>

/** What each provider has: its own list where the user asked for it, else what Waybill was built with. */
export function createCatalogue(needs: CatalogueNeeds) {
  let listed = needs.store.all()
  let known: {
    readonly of: readonly Provider[]
    readonly providersWith: ReadonlyMap<string, readonly string[]>
  } | null = null

  const idsOf = ({ name, definition }: Provider): readonly string[] => {
    const own = listed.get(name)
    return own ? [...own.keys()] : bundledIds(definition.kind)
  }
  const recordOf = ({ name }: Provider, id: string): ModelRecord | null => listed.get(name)?.get(id) ?? null

  function index(): ReadonlyMap<string, readonly string[]> {
    const of = needs.configured()
    if (known?.of === of) return known.providersWith
    const providersWith = new Map<string, string[]>()
    for (const provider of of) {
      for (const id of idsOf(provider)) {
        const names = providersWith.get(id)
        if (names) names.push(provider.name)
        else providersWith.set(id, [provider.name])
      }
    }
    known = { of, providersWith }
    return providersWith
  }

  function viewOf(provider: Provider, id: string): ModelView {
    const record = recordOf(provider, id)
    const facts = factsOf(provider, id, record)
    const price = needs.priceOf(provider, id)
    const isFree = price.cost_basis === 'free'
    return {
      id,
      provider: provider.name,
      title: facts.title,
      context_tokens: facts.context_tokens ?? needs.contextOf(provider, id),
      output_tokens: facts.output_tokens,
      vision: facts.vision,
      tools: facts.tools,
      reasoning: facts.reasoning,
      // What Waybill goes by comes before what the provider lists.
      input_nano_usd: isFree ? 0 : (price.input_nano_usd_per_mtok ?? facts.input_nano_usd),
      output_nano_usd: isFree ? 0 : (price.output_nano_usd_per_mtok ?? facts.output_nano_usd),
      deprecated: facts.deprecated || price.deprecated,
      source: record === null ? 'bundled' : 'listed',
      new_since: record?.new_since ?? null,
    }
  }

  async function refreshOne(provider: Provider, used: () => Promise<readonly string[]>): Promise<ModelChanges> {
    const before = listed.get(provider.name)
    try {
      const models = await fetchModels(provider, needs.ask)
      const changes = changesOf(before, models, needs.now())
      needs.store.replace(provider.name, changes.records)
      const leaving = new Set(changes.gone)
      for (const record of changes.records) {
        if (factsOf(provider, record.id, record).deprecated) leaving.add(record.id)
      }
      const { added, gone } = changes
      const in_use = leaving.size === 0 ? [] : (await used()).filter((id) => leaving.has(id))
      return { provider: provider.name, models: models.length, added, gone, in_use, problem: null }
    } catch (thrown) {
      const { message, action } = toAppError(thrown)
      const nothing = { models: before?.size ?? 0, added: [], gone: [], in_use: [] }
      return { provider: provider.name, ...nothing, problem: `${message} ${action}` }
    }
  }

  return {
    /** Of one provider, or of all. */
    list: (provider?: string): ModelView[] =>
      needs
        .configured()
        .filter(({ name }) => provider === undefined || name === provider)
        .flatMap((each) => idsOf(each).map((id) => viewOf(each, id))),
    /** Asks one provider, or each, for its list. What goes wrong with one is said of that one. */
    async refresh(provider?: string): Promise<ModelChanges[]> {
      const asked = needs.configured().filter(({ name }) => provider === undefined || name === provider)
      // Asked of the ledger once, and only where a model goes.
      let used: ReturnType<CatalogueNeeds['inUse']> | null = null
      const usedAt = async ({ ledgerName }: Provider) => {
        used ??= needs.inUse()
        return (await used).filter((each) => each.ledgerName === ledgerName).map(({ model }) => model)
      }
      const changes = await Promise.all(asked.map((each) => refreshOne(each, () => usedAt(each))))
      listed = needs.store.all()
      known = null
      needs.changed()
      return changes
    },
    /** The providers that have a model of this name, in the order in which they were added. On each request's way. */
    providersWith: (model: string): readonly string[] => index().get(model) ?? [],
    /** What it calls its models. */
    idsOf,
    /** What is known of it without its price. */
    factsOf: (provider: Provider, id: string): ModelFacts => factsOf(provider, id, recordOf(provider, id)),
    /** Providers were removed, or are at another address now. */
    reload(): void {
      listed = needs.store.all()
      known = null
    },
  }
}

function factsOf({ definition }: Provider, id: string, record: ModelRecord | null): ModelFacts {
  const bundled = bundledFacts(definition.kind, id) ?? nothingKnown
  return record === null ? bundled : factsFrom(record, bundled)
}
