import type { ImportedProvider, ImportPlan } from '../../../shared/contract/imports.ts'
import { secret } from '../../../shared/contract/values.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ProviderDefinition } from '../providers/providers.ts'
import type { Found, FoundProvider, Variables } from './found.ts'
import { nameHere } from './names.ts'
import { type Target, targetOf } from './target.ts'

/** A provider that is here already. */
export interface ProviderHere {
  readonly name: string
  readonly kind: string
  /** Empty: the kind's own. */
  readonly baseUrl: string
  readonly keys: readonly string[]
}

export interface PlanNeeds {
  readonly definitions: readonly ProviderDefinition[]
  readonly here: readonly ProviderHere[]
  readonly variables: Variables
  /** Throws `base_url_refused`. */
  readonly checkBaseUrl: (url: string) => string
}

/** What would be added, the key among it: never to leave the engine. */
export interface Planned {
  /** As the source calls it; several keys of one provider have it in common. */
  readonly called: string
  readonly view: ImportedProvider
  readonly key: string | null
  /** It is here already, under this name. */
  readonly hereAs: string | null
}

const MAX_ENTRIES = 200
const MAX_WORDS = 200

/** All that is shown of a source, apart from the keys in it. */
export function planOf(
  found: Found,
  needs: PlanNeeds,
): { planned: Planned[]; words: (text: string) => string } & Pick<ImportPlan, 'rules' | 'problems'> {
  const providers = found.providers.slice(0, MAX_ENTRIES)
  const words = shownWithout(providers.flatMap(({ key }) => (key.state === 'given' ? [key.secret] : [])))
  const planned: Planned[] = []
  for (const provider of providers) planned.push(plan(provider, planned, words, needs))
  const more = found.providers.length - planned.length
  return {
    planned,
    words,
    rules: distinct(found.rules).map(words),
    problems: [...distinct(found.problems).map(words), ...(more > 0 ? [`${more} more providers are left out.`] : [])],
  }
}

function plan(
  found: FoundProvider,
  before: readonly Planned[],
  words: (text: string) => string,
  needs: PlanNeeds,
): Planned {
  const target = targetOf(found, needs.definitions)
  const { url, problem: refused } = checked(target, words, needs)
  const key = keyOf(found, needs.variables)
  const hereAs = doubleOf(target, url, key, needs)
  const problem = found.problem ?? refused ?? keyProblem(found, target, key, needs) ?? doubled(hereAs)
  const called = words(found.name)
  const isTaken = (name: string) =>
    needs.here.some((provider) => provider.name === name) || before.some(({ view }) => view.as === name)
  const first = before.find(
    (other) => other.called === called && other.view.kind === target.kind && other.view.base_url === url,
  )
  return {
    called,
    hereAs,
    key: problem === null ? key : null,
    view: {
      name: freeName(called, before),
      as: first?.view.as ?? nameHere(called, target.kind, isTaken),
      kind: target.kind,
      base_url: url,
      key: found.key.state,
      key_variable: found.key.state === 'variable' ? found.key.name : null,
      problem: problem === null ? null : words(problem),
    },
  }
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].slice(0, MAX_ENTRIES)

/** As it would be kept; of one that is refused as much as carries no key: not its user, its password, its query. */
function checked(
  { baseUrl }: Target,
  words: (text: string) => string,
  needs: PlanNeeds,
): { url: string | null; problem: string | null } {
  if (baseUrl === null) return { url: null, problem: null }
  try {
    const url = needs.checkBaseUrl(baseUrl)
    return words(url) === url
      ? { url, problem: null }
      : { url: null, problem: 'Its address is too long, or holds its key.' }
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown
    const parsed = URL.parse(baseUrl)
    const url = parsed && parsed.origin !== 'null' ? words(parsed.origin + parsed.pathname) : null
    return { url, problem: thrown.message }
  }
}

function keyOf({ key }: FoundProvider, variables: Variables): string | null {
  if (key.state === 'given') return key.secret
  return (key.state === 'variable' && variables[key.name]?.trim()) || null
}

/** As documentation writes it. */
const PLACEHOLDER = /^(sk-)?(x{3,}|\.{3,}|<.*>|your[-_].*|change[-_]?me)$/i

function keyProblem(found: FoundProvider, target: Target, key: string | null, needs: PlanNeeds): string | null {
  if (key !== null && PLACEHOLDER.test(key)) return 'Its key is a placeholder.'
  if (key !== null) return secret.safeParse(key).success ? null : 'Its key has characters that no header can carry.'
  if (found.key.state === 'variable') return `${found.key.name} is not set where Waybill runs.`
  const definition = needs.definitions.find(({ kind }) => kind === target.kind)
  return definition?.needsKey ? 'It has no key.' : null
}

function doubleOf(target: Target, url: string | null, key: string | null, { here }: PlanNeeds): string | null {
  const same = here.find(
    ({ kind, baseUrl, keys }) =>
      kind === target.kind && baseUrl === (url ?? '') && (key === null ? keys.length === 0 : keys.includes(key)),
  )
  return same?.name ?? null
}

function doubled(hereAs: string | null): string | null {
  return hereAs === null ? null : `It is here already, as ${hereAs}.`
}

/** Two of one name are told apart: `take` goes by it. */
function freeName(name: string, before: readonly Planned[]): string {
  let free = name
  for (let number = 2; before.some(({ view }) => view.name === free); number += 1) free = `${name} (${number})`
  return free
}

/** Names are theirs to choose: none may hold one of the keys, or give a screen an order. */
function shownWithout(secrets: readonly string[]): (text: string) => string {
  const long = secrets.filter(({ length }) => length >= 8)
  return (text) => {
    const plain = long
      // A text may be as long as the file; a key is 4,096 characters at the most.
      .reduce((shown, key) => shown.replaceAll(key, '…'), text.slice(0, 2 * 4096))
      .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
      .trim()
    return plain.length > MAX_WORDS ? `${plain.slice(0, MAX_WORDS)}…` : plain
  }
}
