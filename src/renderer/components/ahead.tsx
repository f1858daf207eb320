import { type ComponentType, memo, type ReactNode, use } from 'react'

/**
 * A part whose code comes while its figures are on their way; under a Suspense, and drawn anew with other figures only. What
 * is there is not waited for, not even by `use`: React puts nothing in the place of a fallback for the next 0.3 s.
 */
export function ahead<Props extends object>(loading: Promise<ComponentType<Props>>): (props: Props) => ReactNode {
  let loaded: ComponentType<Props> | null = null
  loading.then(
    (component) => {
      loaded = component
    },
    // Whoever draws it learns of it; nobody may have come so far.
    () => {},
  )
  return memo<Props>((props) => {
    const Loaded = loaded ?? use(loading)
    return <Loaded {...props} />
  }) as unknown as (props: Props) => ReactNode
}
