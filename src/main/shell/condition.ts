import type { ProviderView } from '../../shared/contract/providers.ts'
import type { Seen } from './engine-watch.ts'

/** How the engine is, as the shell sees it: from its process while it does not answer, else from what it says. */
export type EngineState =
  | { readonly is: 'starting' | 'restarting' | 'failed' }
  | { readonly is: 'up'; readonly seen: Seen }

/** The four pictures of the tray, told apart by their shape as well as by their colour. */
export type Mark = 'running' | 'paused' | 'trouble' | 'off'

/** In one word what the tray's state line says; the most urgent one where several hold. */
export type Condition =
  | { readonly is: 'starting' | 'restarting' | 'failed' | 'stopping' | 'panic' | 'not_listening' | 'vault_locked' }
  | { readonly is: 'provider_failing'; readonly provider: string }
  | { readonly is: 'paused' | 'running' }

export function conditionOf(engine: EngineState): Condition {
  if (engine.is !== 'up') return { is: engine.is }
  const { status, providers } = engine.seen
  if (status.panic_since !== null) return { is: 'panic' }
  if (status.state !== 'running') return { is: status.state }
  if (status.vault.state !== 'ready') return { is: 'vault_locked' }
  const provider = failing(providers)[0]
  if (provider !== undefined) return { is: 'provider_failing', provider }
  return { is: status.paused ? 'paused' : 'running' }
}

export function markOf(condition: Condition): Mark {
  switch (condition.is) {
    case 'running':
    case 'paused':
      return condition.is
    case 'starting':
    case 'restarting':
    case 'stopping':
      return 'off'
    case 'failed':
    case 'panic':
    case 'not_listening':
    case 'vault_locked':
    case 'provider_failing':
      return 'trouble'
  }
}

/** Providers that nothing can be asked of at the moment, by their fault or their account's. A limit that was reached is neither. */
export function failing(providers: readonly ProviderView[]): string[] {
  return providers
    .filter(({ resting_because }) => resting_because !== null && resting_because !== 'limited')
    .map(({ name }) => name)
}
