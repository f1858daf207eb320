import type { Provider } from '../providers/providers.ts'

/** Where a target leads. `model` null: the name that was asked for stays. */
export type Aim =
  | { readonly type: 'provider'; readonly provider: Provider; readonly model: string | null }
  | { readonly type: 'name'; readonly model: string }

/** `provider/model` and `provider/*` where there is such a provider; all else is a model's name, slashes or not. */
export function aimOf(to: string, providers: readonly Provider[]): Aim {
  const slash = to.indexOf('/')
  const provider = slash > 0 ? providers.find(({ name }) => name === to.slice(0, slash)) : undefined
  if (provider === undefined) return { type: 'name', model: to }
  const model = to.slice(slash + 1)
  return { type: 'provider', provider, model: model === '*' ? null : model }
}
