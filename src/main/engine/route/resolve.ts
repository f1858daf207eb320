import type { RouteStep, RouteTarget } from '../../../shared/contract/routes.ts'
import { withoutPickerPrefix } from '../picker-name.ts'
import type { Provider } from '../providers/providers.ts'
import { type Destination, destinationAt } from './destination.ts'
import { knownProvider, standsIn } from './known-provider.ts'
import type { Question } from './question.ts'
import { isFor, type Route, type RouteTable, routesFor } from './route-table.ts'
import { aimOf } from './target.ts'

export interface ResolveOptions {
  readonly providers: readonly Provider[]
  readonly table: RouteTable
  /** The names of those whose catalogue has a model. */
  readonly providersWith: (model: string) => readonly string[]
  /** `look`: nobody's turn is taken. */
  readonly turns: 'next' | 'look'
}

/** How a name was found, and what came of it. */
export interface Resolution {
  readonly asked: string | null
  /** null: nobody serves it. */
  readonly step: RouteStep | null
  readonly route: Route | null
  /** In the order in which they are tried. */
  readonly destinations: readonly Destination[]
  /** Of the route's targets those that were looked up in their turn. */
  readonly within: readonly Resolution[]
  /** It leads back to a route that is being followed, or too far. */
  readonly isCircle: boolean
}

interface LookUpOptions extends ResolveOptions {
  readonly inOrderOf: (route: Route) => readonly RouteTarget[]
  readonly count: { lookedUp: number }
}

/** Aliases of aliases of aliases: nobody needs more. */
const MOST_ROUTES_DEEP = 4
/** Names in one resolution: ten targets that each have ten are ten thousand at that depth, and nobody else is served meanwhile. */
const MOST_LOOKED_UP = 100
/** As many as are ever tried, and more. */
const MOST_DESTINATIONS = 20

/**
 * Path → exact alias → rule → `provider/model` → the provider whose catalogue knows the model → known patterns of names →
 * the format's home provider → the only one. Nothing is decided anywhere else: what explains a route calls this.
 */
export function resolve(question: Question, options: ResolveOptions): Resolution {
  if (question.provider === null) {
    return lookUp(
      plainName(question.model, options),
      question,
      { ...options, inOrderOf: turnsOf(options), count: { lookedUp: 0 } },
      [],
    )
  }
  const provider = options.providers.find(({ name }) => name === question.provider)
  const destinations = provider ? [{ provider, model: question.model, format: null, isTranslated: false }] : []
  return found(question.model, provider ? 'path' : null, destinations)
}

/** A request that two targets lead to the same route takes one turn there: to meet two would split what is one. */
function turnsOf({ turns }: ResolveOptions): LookUpOptions['inOrderOf'] {
  const taken = new Map<Route, readonly RouteTarget[]>()
  return (route) => {
    const inOrder = taken.get(route) ?? route.turn[turns]()
    taken.set(route, inOrder)
    return inOrder
  }
}

/** Without what lists put before a name for a tool's sake (picker-name.ts), unless the user has an alias of the whole name. */
function plainName(model: string | null, { providers, table }: ResolveOptions): string | null {
  if (model === null || table.aliases.has(model.toLowerCase())) return model
  return withoutPickerPrefix(model, (name) => providers.some((provider) => provider.name === name))
}

function lookUp(
  asked: string | null,
  question: Question,
  options: LookUpOptions,
  followed: readonly Route[],
): Resolution {
  options.count.lookedUp += 1
  if (options.count.lookedUp > MOST_LOOKED_UP) return { ...found(asked, null, []), isCircle: true }
  for (const route of asked === null ? [] : routesFor(options.table, asked)) {
    // Its own target, looked up behind it: `claude-*` may lead to claude-sonnet-4-5.
    if (route === followed.at(-1) || !isFor(route, question)) continue
    const isCircle = followed.includes(route) || followed.length >= MOST_ROUTES_DEEP
    return isCircle ? { ...found(asked, null, []), isCircle } : follow(route, asked, question, options, followed)
  }
  const known = knownProvider(asked, question, options)
  // A slash in a target was meant to name somebody: nobody stands in for who is gone.
  const isLost = followed.length > 0 && known !== null && standsIn(known) && asked?.includes('/') === true
  return known === null || isLost ? found(asked, null, []) : found(asked, known.step, [known.destination])
}

function follow(
  route: Route,
  asked: string | null,
  question: Question,
  options: LookUpOptions,
  followed: readonly Route[],
): Resolution {
  const { targets, isAlias } = route
  // What lives in one account is found again only where no turn decides.
  const inOrder = question.isMovable ? options.inOrderOf(route) : targets
  const destinations: Destination[] = []
  const within: Resolution[] = []
  for (const { to } of inOrder) {
    if (destinations.length >= MOST_DESTINATIONS) break
    const aim = aimOf(to, options.providers)
    if (aim.type === 'provider') {
      const destination = destinationAt(aim.provider, aim.model ?? asked, question)
      if (destination) destinations.push(destination)
    } else {
      const looked = lookUp(aim.model, question, options, [...followed, route])
      within.push(looked)
      destinations.push(...looked.destinations)
    }
  }
  return { ...found(asked, isAlias ? 'alias' : 'rule', destinations), route, within }
}

function found(asked: string | null, step: RouteStep | null, destinations: readonly Destination[]): Resolution {
  return { asked, step, route: null, destinations, within: [], isCircle: false }
}
