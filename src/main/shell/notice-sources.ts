import type { PriceInForce } from '../../shared/contract/prices.ts'
import type { Warning } from '../../shared/contract/warnings.ts'
import { failing } from './condition.ts'
import type { Seen } from './engine-watch.ts'
import type { Notice } from './notice.ts'

export interface NoticeSources {
  seen(now: Seen): void
  warned(warning: Warning, nameOfKey: (id: string) => Promise<string>): Promise<void>
  deprecated(models: readonly PriceInForce[]): void
}

/** What is new in what is seen. `isLookedAt`: our window has the focus, and says it by itself. */
export function noticeSources(tell: (notice: Notice) => void, isLookedAt: () => boolean): NoticeSources {
  let wasLocked = false
  let failed: readonly string[] = []
  const deprecatedBefore = new Set<string>()

  return {
    seen({ status, providers }) {
      const isLocked = status.vault.state !== 'ready'
      if (isLocked && !wasLocked && !isLookedAt()) tell({ kind: 'vault_locked' })
      wasLocked = isLocked
      // While the vault is locked no key is ready, and that is no fault of its provider.
      const now = isLocked ? failed : failing(providers)
      for (const provider of now) if (!failed.includes(provider)) tell({ kind: 'provider_failing', provider })
      failed = now
    },
    async warned({ kind, scope, subject, percent, budget_window, suspended }, nameOfKey) {
      if (suspended) return tell({ kind: 'key_suspended', name: await nameOfKey(subject) })
      // What else is abnormal is a guess: the overview shows it, and it interrupts nobody.
      if (kind !== 'budget' || percent === null || budget_window === null) return
      const whose = scope === 'all' ? null : { scope, name: scope === 'key' ? await nameOfKey(subject) : subject }
      tell({ kind: 'limit_near', percent, window: budget_window, whose })
    },
    deprecated(models) {
      for (const { model, provider } of models) {
        if (deprecatedBefore.has(`${provider}/${model}`)) continue
        deprecatedBefore.add(`${provider}/${model}`)
        tell({ kind: 'model_deprecated', model, provider })
      }
    },
  }
}
