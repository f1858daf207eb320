import type { BillLimits, BillNetwork, BillTarget } from './get-page.ts'

/** The kinds of provider that have an API for their bill. */
export const billKinds = ['openai', 'anthropic'] as const
export type BillKind = (typeof billKinds)[number]

export function isBillKind(kind: string): kind is BillKind {
  return billKinds.some((each) => each === kind)
}

/** Where an admin key is made: another one than a project's key, and only an owner or admin may have one. */
export const adminKeyPages: Readonly<Record<BillKind, string>> = {
  openai: 'https://platform.openai.com/settings/organization/admin-keys',
  anthropic: 'https://console.anthropic.com/settings/admin-keys',
}

/** What the reader of a provider's reports needs. */
export interface BillSource {
  readonly target: BillTarget
  /** The path of the base URL, without a slash at its end. */
  readonly basePath: string
  readonly key: string
  /** UTC milliseconds, both at the start of a UTC day; `to` is exclusive. */
  readonly from: number
  readonly to: number
  readonly network: BillNetwork
  readonly limits: BillLimits
}
