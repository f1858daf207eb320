import type { Category, Retention, Right } from './entry.ts'

/** `data`: the data directory; `outside`: elsewhere on this machine; `vault`: the keychain or the sealed file; `browser`: in its storage. */
export type Place = 'data' | 'outside' | 'vault' | 'browser'

export interface ThingEntry {
  /** As it is called, with * for what differs. */
  readonly name: string
  readonly place: Place
  /** In the data directory: which names in it are meant. */
  readonly matches?: RegExp
  readonly category: Category
  readonly purpose: string
  readonly example: string
  readonly retention: Retention
  readonly rights: readonly Right[]
  /** YYYY-MM-DD */
  readonly since: string
}
