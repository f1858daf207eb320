import { type RouteExplained, type RouteStep, routeSteps } from '../../../shared/contract/routes.ts'
import { AppError } from '../../../shared/errors.ts'
import { formatTitles } from '../../../shared/wire-formats.ts'
import type { Destination } from './destination.ts'
import type { KeyOptions } from './keys.ts'
import { notServed } from './not-served.ts'
import type { Question } from './question.ts'
import { type Resolution, type ResolveOptions, resolve } from './resolve.ts'
import { standInsFor } from './stand-ins.ts'
import { waysTo } from './ways.ts'

export interface ExplainOptions extends Omit<ResolveOptions, 'turns'>, Omit<KeyOptions, 'turnOf'> {
  /** Throws where the client key's lists do not let it go there. */
  readonly allowed: (destinations: readonly Destination[]) => readonly Destination[]
}

/** What would happen to such a request now, by the very functions that decide it; nothing is sent, and nobody's turn is taken. */
export function explain(question: Question, options: ExplainOptions): RouteExplained {
  const resolution = resolve(question, { ...options, turns: 'look' })
  const steps = stepsOf(resolution, question)
  try {
    if (resolution.destinations.length === 0) throw notServed(options.providers)
    const ways = waysTo(
      {
        chosen: resolution.destinations,
        standIns: standInsFor(resolution, question, options.providers),
        isMovable: question.isMovable,
        prepare: (destination) => destination,
      },
      { ...options, turnOf: () => 0 },
    )
    // Several keys of one provider are one place to a person.
    const candidates = options.allowed([...new Set(ways.map(({ prepared }) => prepared))]).map(candidateOf)
    return { steps, candidates, refused: null }
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown
    return { steps, candidates: [], refused: thrown.message }
  }
}

function candidateOf({ provider, model, format, isTranslated }: Destination): RouteExplained['candidates'][number] {
  return { provider: provider.name, model, format, translated: isTranslated }
}

type Step = RouteExplained['steps'][number]

/** Every step up to the one that decided; then, of what its route leads to by name, how that was found. */
function stepsOf(resolution: Resolution, question: Question): Step[] {
  const decided = resolution.step === null ? routeSteps.length : routeSteps.indexOf(resolution.step)
  const passed = routeSteps.slice(0, decided).map((step): Step => {
    return { step, matched: false, route_id: null, message: notMatched(step, resolution, question) }
  })
  return [...passed, ...foundBy(resolution, question)]
}

function foundBy(resolution: Resolution, question: Question): Step[] {
  const { step, route, within } = resolution
  const own = step && { step, matched: true, route_id: route?.id ?? null, message: matched(step, resolution, question) }
  const inTurn = within.flatMap((looked) => {
    if (looked.step !== null) return foundBy(looked, question)
    return [{ step: 'only' as const, matched: false, route_id: null, message: lost(looked) }]
  })
  return [...(own ? [own] : []), ...inTurn]
}

function lost({ asked, isCircle }: Resolution): string {
  return isCircle ? `${asked} leads back to a route that is being followed already.` : `Nobody serves ${asked}.`
}

function matched(step: RouteStep, { asked, route, destinations }: Resolution, { format }: Question): string {
  const name = destinations[0]?.provider.name ?? ''
  switch (step) {
    case 'path':
      return `The path names ${name}: it is passed as it is.`
    case 'alias':
      return `${asked} is an alias, and leads to ${targetsOf(route)}.`
    case 'rule':
      return `The rule for ${route?.match.model} takes ${asked}, and leads to ${targetsOf(route)}.`
    case 'prefix':
      return `${asked} names ${name} before its slash.`
    case 'catalogue':
      return `${name} has ${asked} among its models.`
    case 'pattern':
      return `${asked} looks like a model of ${name}.`
    case 'home':
      return `${name} is the home of ${format === null ? 'this format' : formatTitles[format]}.`
    case 'only':
      return `${name} is the only provider that could answer.`
    default:
      return step satisfies never
  }
}

function targetsOf(route: Resolution['route']): string {
  return route?.targets.map(({ to }) => to).join(', ') ?? ''
}

function notMatched(step: RouteStep, { asked }: Resolution, { format }: Question): string {
  switch (step) {
    case 'path':
      return 'The path names no provider.'
    case 'alias':
      return `No alias ${asked} is for this request.`
    case 'rule':
      return `No rule takes ${asked}.`
    case 'prefix':
      return `${asked} begins with no provider’s name.`
    case 'catalogue':
      return `No provider has ${asked} in its catalogue.`
    case 'pattern':
      return `No provider is known by names like ${asked}.`
    case 'home':
      return `No provider is the home of ${format === null ? 'this format' : formatTitles[format]}.`
    case 'only':
      return 'There is not just one provider that could answer.'
    default:
      return step satisfies never
  }
}
