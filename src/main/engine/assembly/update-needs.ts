import type { Updater, UpdatesNeeds } from '../updates/updates.ts'
import type { Parts } from './parts.ts'

const LAST_CHECK = 'update_checked_at'

/** What the updates need of the parts. While a panic lasts, nobody is contacted unasked. */
export function updateNeeds(
  parts: Parts,
  { version, updater }: { readonly version: string; readonly updater?: Updater },
  panics: () => boolean,
): UpdatesNeeds {
  const store = parts.ledger.settings
  return {
    version,
    updater: updater ?? null,
    settings() {
      const { update_checks, offline } = parts.settings.current()
      return { update_checks: update_checks && !panics(), offline }
    },
    lastCheck: {
      get() {
        const at = store.all()[LAST_CHECK]
        return typeof at === 'number' && Number.isSafeInteger(at) ? at : null
      },
      set: (at) => store.set(LAST_CHECK, at),
    },
    now: Date.now,
    agentFor: (url) => parts.agents().for(url, 'update', null),
    changed: parts.announce('updates'),
  }
}
