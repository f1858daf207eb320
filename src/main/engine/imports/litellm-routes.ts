import type { SettingValue } from '../connect/format.ts'
import type { Found, FoundProvider, FoundRoute, FoundTarget } from './found.ts'
import { entriesAt, itemsAt, textAt } from './values.ts'

/** An entry of its `model_list`: a name, and one of the places that answer to it. */
export interface Deployment {
  readonly group: string
  readonly provider: FoundProvider
  /** With LiteLLM's prefix. */
  readonly model: string
  readonly weight: number | null
}

/** `model_list`, fallbacks and `model_group_alias` (docs.litellm.ai: Router, Fallbacks) as routes; of the rest, words. */
export function routesOfDeployments(
  deployments: readonly Deployment[],
  settings: SettingValue,
): Pick<Found, 'routes' | 'rules'> {
  const fallbacks = fallbacksIn(settings)
  const groups = [...new Set(deployments.map(({ group }) => group))]
  const routes = groups.flatMap((group) => {
    const own = deployments.filter((each) => each.group === group)
    const behind = fallbacks.get(group) ?? []
    // A name for itself leads where it does without a route.
    const [first] = own
    const isPlain = own.length === 1 && behind.length === 0 && first?.model === group
    return isPlain || group.includes('*') ? [] : [routeOf(group, own, behind)]
  })
  const aliases = entriesAt(settings, 'router_settings', 'model_group_alias').flatMap(([name, value]) => {
    const model = textAt(value) ?? textAt(value, 'model')
    return model === undefined ? [] : [{ name, match: { model: name }, targets: [{ ...NAME, model }] }]
  })
  const strategy = textAt(settings, 'router_settings', 'routing_strategy')
  const wild = deployments.filter(({ group }) => group.includes('*')).map(({ group, model }) => `${group} → ${model}`)
  return {
    routes: [...routes, ...aliases],
    rules: [...wild, ...(strategy === undefined ? [] : [`routing_strategy: ${strategy}`])],
  }
}

const NAME = { provider: null, weight: null } as const

/** Without weights LiteLLM takes any of several, one as often as another. */
function routeOf(group: string, own: readonly Deployment[], behind: readonly string[]): FoundRoute {
  const isShared = own.length > 1
  const targets = own.map(({ provider, model, weight }): FoundTarget => {
    const name = model.slice(model.indexOf('/') + 1)
    const shares = Math.min(1000, Math.max(1, Math.round(weight ?? 1)))
    return { provider: { name: provider.name, url: provider.url }, model: name, weight: isShared ? shares : null }
  })
  return { name: group, match: { model: group }, targets: [...targets, ...behind.map((model) => ({ ...NAME, model }))] }
}

function fallbacksIn(settings: SettingValue): ReadonlyMap<string, readonly string[]> {
  const written = ['router_settings', 'litellm_settings'].flatMap((place) =>
    itemsAt(settings, place, 'fallbacks').flatMap((fallback) => entriesAt(fallback)),
  )
  return new Map(written.map(([group, to]) => [group, itemsAt(to).flatMap((each) => textAt(each) ?? [])]))
}
