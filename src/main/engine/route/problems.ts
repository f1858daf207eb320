import type { RouteProblem, RouteView } from '../../../shared/contract/routes.ts'
import type { Provider } from '../providers/providers.ts'
import { isCovered } from './covered.ts'
import { knownProvider, standsIn } from './known-provider.ts'
import type { Question } from './question.ts'
import { type RouteTable, routesFor, type StoredRoute } from './route-table.ts'
import { aimOf } from './target.ts'

interface Here {
  readonly providers: readonly Provider[]
  readonly providersWith: (model: string) => readonly string[]
  /** Ids of those that are not revoked. */
  readonly clientKeyIds: readonly string[]
  readonly table: RouteTable
}

/** What is wrong with a route as things are now. `earlier`: those that are looked at before it. */
export function problemsOf(route: StoredRoute, earlier: readonly StoredRoute[], here: Here): RouteView['problems'] {
  const { match, targets } = route
  const unknown = targets.filter(({ to }) => isUnknown(to, route, here)).map(({ to }) => to)
  const circles = targets
    .filter(({ to }) => leadsBack(to, route, { from: route, seen: new Set(), here }))
    .map(({ to }) => to)
  const before = earlier.find((other) => isCovered(route, other))
  const isKeyGone = match.client_key_id !== null && !here.clientKeyIds.includes(match.client_key_id)
  return [
    ...unknown.map((to) => problem('unknown_provider', `${to} names a provider that is not there.`)),
    ...(isKeyGone ? [problem('unknown_key', 'Its client key is not there any more.')] : []),
    ...circles.map((to) => problem('circle', `${to} leads back to this route: it is left out.`)),
    ...(before ? [problem('unreachable', `The route for ${before.match.model} takes all of its requests.`)] : []),
  ]
}

function problem(what: RouteProblem, message: string): RouteView['problems'][number] {
  return { problem: what, message }
}

/** A name with a slash that no provider, no route and no catalogue knows: somebody who is not there, or not any more. */
function isUnknown(to: string, route: StoredRoute, here: Here): boolean {
  if (!to.includes('/') || aimOf(to, here.providers).type === 'provider') return false
  if (to.endsWith('/*')) return true
  if (isLedOn(to, route, here)) return false
  const found = knownProvider(to, questionOf(route), here)
  return found === null || standsIn(found)
}

/** Whether another route takes all that this one sends to that name. One that takes some of it leaves the rest with nobody. */
function isLedOn(to: string, route: StoredRoute, { table }: Here): boolean {
  const sent = { ...route, match: { ...route.match, model: to } }
  return routesFor(table, to).some((other) => other.id !== route.id && isCovered(sent, other))
}

/** The most open request that a route is for. */
function questionOf({ match }: StoredRoute): Question {
  const { format, client_key_id, project, kind, min_input_tokens } = match
  return {
    dialect: 'openai',
    format: format ?? 'chat_completions',
    provider: null,
    model: match.model,
    clientKeyId: client_key_id ?? '',
    project,
    kind,
    inputTokens: () => min_input_tokens ?? 0,
    isMovable: true,
  }
}

interface Search {
  readonly from: StoredRoute
  /** Each is followed once: of ways through routes that lead to each other there are more than can ever be walked. */
  readonly seen: Set<string>
  readonly here: Here
}

/** By names alone, and by routes that take all that the first one does: as a request would be led in turn. */
function leadsBack(to: string, last: StoredRoute, search: Search): boolean {
  const { from, seen, here } = search
  if (aimOf(to, here.providers).type === 'provider') return false
  const asked = { ...from, match: { ...from.match, model: to } }
  const next = routesFor(here.table, to).find((route) => route.id !== last.id && isCovered(asked, route))
  if (next === undefined) return false
  if (next.id === from.id) return true
  if (seen.has(next.id)) return false
  seen.add(next.id)
  return next.targets.some((target) => leadsBack(target.to, next, search))
}
