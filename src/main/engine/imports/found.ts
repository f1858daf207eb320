import type { RouteMatch } from '../../../shared/contract/routes.ts'
import type { Dialect } from '../../../shared/exchange-row.ts'

/** What a tool's settings say, keys included: it stays in memory, and in here. */
export interface Found {
  readonly providers: readonly FoundProvider[]
  /** What can be a route here. */
  readonly routes: readonly FoundRoute[]
  /** Its other rules, in words. */
  readonly rules: readonly string[]
  readonly problems: readonly string[]
}

export interface FoundProvider {
  readonly name: string
  /** Waybill's kind, where the tool names its provider; null: by its address. */
  readonly kind: string | null
  readonly format: Dialect
  /** As it is written there; null: the kind's own. */
  readonly url: string | null
  readonly key: FoundKey
  /** Why it can't be taken. */
  readonly problem: string | null
}

export interface FoundRoute {
  /** How it is called there. */
  readonly name: string
  readonly match: Partial<RouteMatch> & Pick<RouteMatch, 'model'>
  readonly targets: readonly FoundTarget[]
}

export interface FoundTarget {
  /** As it is called there, and of several of that name the one at this address; null: a name that is looked up. */
  readonly provider: { readonly name: string; readonly url?: string | null } | null
  readonly model: string
  readonly weight: number | null
}

export type FoundKey =
  | { readonly state: 'given'; readonly secret: string }
  | { readonly state: 'variable'; readonly name: string }
  | { readonly state: 'none' }

/** The environment of the engine: tools name variables of theirs. */
export type Variables = Readonly<Record<string, string | undefined>>

export const NO_KEY: FoundKey = { state: 'none' }

/** A name only, and no key that happens to stand where one is expected. */
const VARIABLE = /^[A-Za-z_]\w{0,99}$/

export function keyFrom(text: string | undefined, variable: string | undefined): FoundKey {
  if (variable !== undefined && VARIABLE.test(variable)) return { state: 'variable', name: variable }
  const secret = text?.trim() ?? ''
  return secret === '' ? NO_KEY : { state: 'given', secret }
}

/** Of an entry of a list or table that is not what it should be. */
export function misread(what: string): string {
  return `${what} could not be understood.`
}
