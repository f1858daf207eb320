import type { RouteStep } from '../../../shared/contract/routes.ts'
import type { Provider } from '../providers/providers.ts'
import { type Destination, destinationAt } from './destination.ts'
import type { Question } from './question.ts'

interface Known {
  readonly providers: readonly Provider[]
  readonly providersWith: (model: string) => readonly string[]
}

export interface Choice {
  readonly step: RouteStep
  readonly destination: Destination
}

/** It got the name as the home of its format, or as all that there is, and not because the name has to do with it. */
export function standsIn({ step }: Choice): boolean {
  return step === 'home' || step === 'only'
}

/** Whom a name that no route takes belongs to. At each step who speaks the client's format goes before who is translated to. */
export function knownProvider(asked: string | null, question: Question, known: Known): Choice | null {
  const all = known.providers.flatMap((provider) => destinationAt(provider, asked, question) ?? [])
  const speakers = all.filter(({ isTranslated }) => !isTranslated)
  const ordered = [...speakers, ...all.filter(({ isTranslated }) => isTranslated)]
  const prefixed = prefixedBy(asked, question, { ...known, speakers })
  if (prefixed) return { step: 'prefix', destination: prefixed }

  const hasPattern = ({ provider }: Destination) =>
    asked !== null && provider.definition.models.some((pattern) => pattern.test(asked))
  const listed = asked === null ? [] : known.providersWith(asked)
  const having = ordered.filter(({ provider }) => listed.includes(provider.name))
  // Of several that have it, its maker.
  const catalogued = best(having, hasPattern)
  if (catalogued) return { step: 'catalogue', destination: catalogued }

  const patterned = ordered.find(hasPattern)
  if (patterned) return { step: 'pattern', destination: patterned }
  const isHome = ({ provider }: Destination) => provider.definition.homeOf === question.dialect
  const home = ordered.find((each) => isHome(each) && each.provider.name === each.provider.definition.kind)
  const another = home ?? ordered.find(isHome)
  if (another) return { step: 'home', destination: another }
  const only = onlyOne(speakers) ?? (speakers.length === 0 ? onlyOne(ordered) : undefined)
  return only ? { step: 'only', destination: only } : null
}

/**
 * `provider/model`. Ids of OpenRouter and LM Studio look alike (`openai/gpt-oss-20b`): where the provider of that name would
 * have to be translated to, and one that speaks the client's format is known to have a model of the whole name, that one is meant.
 */
function prefixedBy(
  asked: string | null,
  question: Question,
  { providers, providersWith, speakers }: Known & { readonly speakers: readonly Destination[] },
): Destination | null {
  const slash = asked?.indexOf('/') ?? -1
  if (asked === null || slash < 1) return null
  const provider = providers.find(({ name }) => name === asked.slice(0, slash))
  const destination = provider ? destinationAt(provider, asked.slice(slash + 1), question) : null
  if (destination === null || !destination.isTranslated) return destination
  const listed = providersWith(asked)
  return speakers.some((speaker) => listed.includes(speaker.provider.name)) ? null : destination
}

/** Natively before translated, and among those the one that the name's pattern is of. */
function best(having: readonly Destination[], hasPattern: (each: Destination) => boolean): Destination | undefined {
  const [first] = having
  const alike = having.filter(({ isTranslated }) => isTranslated === first?.isTranslated)
  return alike.find(hasPattern) ?? first
}

/** The sandbox answers for any model, so it stands in only where nothing real could. */
function onlyOne(candidates: readonly Destination[]): Destination | undefined {
  const real = candidates.filter(({ provider }) => provider.definition.kind !== 'sandbox')
  const left = real.length > 0 ? real : candidates
  return left.length === 1 ? left[0] : undefined
}
