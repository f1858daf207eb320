/** A test by its file, under test/, and its title, or the beginning of it; without one, all tests of the file. */
export interface Proof {
  readonly file: string
  readonly test?: string
}

/** A row of a table: what is tried, what must hold then, and the tests that show it. */
export interface Claim {
  readonly name: string
  readonly holds: string
  readonly proofs: readonly Proof[]
}

export interface Table {
  /** As `--table` names it. */
  readonly name: string
  /** Of its columns, from the left: what is tried, and what was counted. */
  readonly heads: Readonly<{ name: string; tried: string; counted: readonly ('lost' | 'hung')[] }>
  readonly claims: readonly Claim[]
}

export const by = (file: string, ...tests: readonly string[]): Proof[] =>
  tests.length === 0 ? [{ file }] : tests.map((test) => ({ file, test }))

export function filesOf(claims: readonly Claim[]): string[] {
  return [...new Set(claims.flatMap(({ proofs }) => proofs.map(({ file }) => `test/${file}`)))]
}
