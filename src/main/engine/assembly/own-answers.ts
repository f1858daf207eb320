import type { Dialect } from '../../../shared/exchange-row.ts'
import type { ClientFormat } from '../../../shared/wire-formats.ts'
import type { Read } from '../exchange.ts'
import { checkEndpoint } from '../limits/allowed.ts'
import { allowedWays } from '../limits/allowed-way.ts'
import { answerModels, asksForModels } from '../models/answer/answer-models.ts'
import type { Catalogue } from '../models/catalogue.ts'
import type { Lead, OfferNeeds } from '../models/offered.ts'
import type { Provider } from '../providers/providers.ts'
import { resolve } from '../route/resolve.ts'
import type { RouteTable } from '../route/route-table.ts'

export interface OwnAnswerNeeds {
  readonly providersFor: (clientKeyId: string) => readonly Provider[]
  readonly tableFor: (clientKeyId: string) => RouteTable
  readonly catalogue: Pick<Catalogue, 'providersWith' | 'idsOf' | 'factsOf'>
}

/** What a client that lists models in this dialect asks them for afterwards. */
const FORMATS: Readonly<Record<Dialect, ClientFormat>> = {
  openai: 'chat_completions',
  anthropic: 'messages',
  gemini: 'generate_content',
}

/** What Waybill answers itself, with nobody asked; null: it is for a provider. Throws `endpoint_not_allowed` or `model_not_served`. */
export function ownAnswer(read: Read, needs: OwnAnswerNeeds): { readonly body: unknown } | null {
  if (!asksForModels(read)) return null
  checkEndpoint(read)
  return { body: answerModels(read, offerNeeds(read, needs)) }
}

/** A name leads where a request for it would: what is listed is found by the very functions that route and limit. */
function offerNeeds({ place, clientKey }: Read, { providersFor, tableFor, catalogue }: OwnAnswerNeeds): OfferNeeds {
  const providers = providersFor(clientKey.id)
  const table = tableFor(clientKey.id)
  const question = {
    dialect: place.dialect,
    format: FORMATS[place.dialect],
    provider: null,
    clientKeyId: clientKey.id,
    project: clientKey.project,
    kind: null,
    inputTokens: () => 0,
    isMovable: true,
  }
  const { providersWith } = catalogue
  function leadOf(model: string): Lead | null {
    const { step, destinations } = resolve({ ...question, model }, { providers, table, providersWith, turns: 'look' })
    // Whom any name leads to is not known for this one.
    if (step === 'home' || step === 'only') return null
    const ways = destinations.map((destination) => ({ ...destination, providerName: destination.provider.name }))
    const [first] = mayUse(ways, model)
    return first ? { ...first, isRouted: step === 'alias' || step === 'rule' } : null
  }
  function mayUse<Each extends { readonly providerName: string; readonly model: string | null }>(
    ways: readonly Each[],
    model: string,
  ): readonly Each[] {
    try {
      return ways.length === 0 ? [] : allowedWays(ways, { model, otherModels: [] }, clientKey.limits, '')
    } catch {
      return []
    }
  }
  const aliases = [...table.aliases.values()].flat().map(({ match }) => match.model)
  return { providers, aliases: [...new Set(aliases)], entriesOf: catalogue.idsOf, factsOf: catalogue.factsOf, leadOf }
}
