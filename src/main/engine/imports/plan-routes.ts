import type { ImportedRoute } from '../../../shared/contract/imports.ts'
import { type RouteInput, type RouteTarget, routeInput } from '../../../shared/contract/routes.ts'
import type { Found, FoundRoute, FoundTarget } from './found.ts'
import type { Planned } from './plan.ts'

const MAX_ROUTES = 200

/** What a provider of the file is called here; null: it is not, and will not be. */
export type NameHere = (planned: Planned) => string | null

/** The routes that stand there, as they would be here. `planned`: of the providers there, in their order. */
export function planRoutes(
  found: Found,
  planned: readonly Planned[],
  nameHere: NameHere,
  words: (text: string) => string,
): ImportedRoute[] {
  return found.routes.slice(0, MAX_ROUTES).map((route) => planRoute(route, found, planned, nameHere, words))
}

function planRoute(
  { name, match, targets }: FoundRoute,
  found: Found,
  planned: readonly Planned[],
  nameHere: NameHere,
  words: (text: string) => string,
): ImportedRoute {
  const led = targets.map((target) => ({ target, to: toOf(target, found, planned, nameHere) }))
  const gone = led.find(({ to }) => to === null)
  const shown = {
    name: words(name),
    match: { ...anything, ...match, model: words(match.model) },
    targets: merged(led.map(({ target, to }) => ({ to: words(to ?? targetThere(target)), weight: target.weight }))),
  }
  const read = routeInput.safeParse(shown)
  if (!read.success) return { ...shown, problem: 'It could not be understood.' }
  const problem = gone ? `Its provider ${words(gone.target.provider?.name ?? '')} is not taken over.` : null
  return { name: shown.name, ...read.data, problem }
}

/** Two keys of one provider are one place here: it shares out among them itself. */
function merged(targets: readonly RouteTarget[]): RouteTarget[] {
  const places = new Map<string, number | null>()
  for (const { to, weight } of targets) places.set(to, weight === null ? null : (places.get(to) ?? 0) + weight)
  const shared = [...places.values()].filter((weight) => weight !== null).length > 1
  return [...places].map(([to, weight]) => ({ to, weight: shared && weight !== null ? Math.min(weight, 1000) : null }))
}

/** Whether the two do the same. */
export function sameRoute(one: RouteInput, other: RouteInput): boolean {
  return JSON.stringify([one.match, one.targets]) === JSON.stringify([other.match, other.targets])
}

const anything = { format: null, client_key_id: null, project: null, kind: null, min_input_tokens: null }

function targetThere({ provider, model }: FoundTarget): string {
  return provider === null ? model : `${provider.name}/${model}`
}

function toOf(target: FoundTarget, { providers }: Found, planned: readonly Planned[], nameHere: NameHere) {
  const { provider, model } = target
  if (provider === null) return model
  const at = providers.findIndex(
    ({ name, url }) => name === provider.name && (provider.url === undefined || url === provider.url),
  )
  const one = planned[at]
  const name = one ? nameHere(one) : null
  return name === null ? null : `${name}/${model}`
}
