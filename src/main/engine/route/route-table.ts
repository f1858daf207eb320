import type { RouteMatch, RouteTarget } from '../../../shared/contract/routes.ts'
import { matchesGlob } from '../glob.ts'
import type { Question } from './question.ts'
import { createTurn, type Turn } from './turn.ts'

export interface StoredRoute {
  readonly id: string
  readonly match: RouteMatch
  readonly targets: readonly RouteTarget[]
}

/** A route, with whose turn it is among its targets. */
export interface Route extends StoredRoute {
  readonly isAlias: boolean
  readonly turn: Turn
}

const NONE: readonly Route[] = []

/** Made when the rules change, and never at a request. */
export interface RouteTable {
  /** By their name in small letters, each in the order of the rules. */
  readonly aliases: ReadonlyMap<string, readonly Route[]>
  readonly rules: readonly Route[]
  /** Some rule asks what a request is for: its body has to be looked at. */
  readonly needsKind: boolean
}

export function routeTable(stored: readonly StoredRoute[]): RouteTable {
  const routes = stored.map((route) => ({
    ...route,
    isAlias: !route.match.model.includes('*'),
    turn: createTurn(route.targets),
  }))
  const aliases = new Map<string, readonly Route[]>()
  for (const route of routes.filter(({ isAlias }) => isAlias)) {
    const name = route.match.model.toLowerCase()
    aliases.set(name, [...(aliases.get(name) ?? NONE), route])
  }
  return {
    aliases,
    rules: routes.filter(({ isAlias }) => !isAlias),
    needsKind: routes.some(({ match }) => match.kind !== null),
  }
}

export const noRoutes: RouteTable = routeTable([])

/** Those that might be for a model of this name, in the order in which they are looked at. */
export function routesFor(table: RouteTable, model: string): readonly Route[] {
  const aliases = table.aliases.get(model.toLowerCase()) ?? NONE
  if (table.rules.length === 0) return aliases
  return [...aliases, ...table.rules.filter(({ match }) => matchesGlob(match.model, model))]
}

/** Whether all else that a route names fits as well. What costs most to know is asked last. */
export function isFor({ match }: StoredRoute, question: Question): boolean {
  const { format, client_key_id, project, kind, min_input_tokens } = match
  return (
    (format === null || format === question.format) &&
    (client_key_id === null || client_key_id === question.clientKeyId) &&
    (project === null || project === question.project) &&
    (kind === null || kind === question.kind) &&
    (min_input_tokens === null || min_input_tokens <= question.inputTokens())
  )
}
