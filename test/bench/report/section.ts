/** What a part of the benchmark has found: a section of the page. */
export interface Section {
  readonly title: string
  /** How it was measured and what the columns mean. */
  readonly says: readonly string[]
  readonly tables: readonly Table[]
  /** What targets are held against, by the names in targets.ts. */
  readonly figures: Readonly<Record<string, number>>
}

/** Rows by name. */
export type Table = Readonly<Record<string, Readonly<Record<string, string | number>>>>
