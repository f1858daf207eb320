import { FIRST_INVENTORY } from './entry.ts'

interface HiddenSetting {
  readonly purpose: string
  /** What it is may be shown to the user; all else is told of by its name alone. */
  readonly shown?: true
  /** YYYY-MM-DD */
  readonly since: string
}

/** What stands among the settings and is none that a user sets: names that no call of the contract gives or takes. */
export const hiddenSettings = {
  metrics_token_sha256: {
    purpose: 'SHA-256 of the token that a Prometheus shows.',
    since: FIRST_INVENTORY,
  },
  inventory_agreed: {
    purpose: 'The inventory that you have agreed to, so that an update can tell you what it changed.',
    shown: true,
    since: FIRST_INVENTORY,
  },
  panic: {
    purpose: 'Whether a panic lasts and since when, how many keys it revoked and how many streams it cut.',
    shown: true,
    since: FIRST_INVENTORY,
  },
  update_checked_at: {
    purpose: 'When it was last asked whether there is a newer version, so that it is not asked more than once a day.',
    shown: true,
    since: FIRST_INVENTORY,
  },
} as const satisfies Record<string, HiddenSetting>

export function hiddenSetting(name: string): HiddenSetting | null {
  return Object.hasOwn(hiddenSettings, name) ? hiddenSettings[name as keyof typeof hiddenSettings] : null
}
