import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Machine } from './machine.ts'
import { pageOf } from './page.ts'
import type { Section } from './section.ts'

/** A section as it was last measured; where its part failed, why. */
export type Result = { readonly part: string; readonly machine: Machine; readonly isQuick: boolean } & (
  | Section
  | { readonly failed: string }
)

const RESULTS = fileURLToPath(new URL('../../../docs/benchmarks.jsonl', import.meta.url))
const PAGE = fileURLToPath(new URL('../../../docs/benchmarks.md', import.meta.url))

/**
 * Puts one part's result in the place of its last one, and writes the page anew: so that a part can be measured again by
 * itself, and a run that is cut short leaves what it has found.
 */
export function keep(result: Result, order: readonly string[]): void {
  const byPart = new Map(kept().map((one) => [one.part, one])).set(result.part, result)
  const results = order.flatMap((part) => byPart.get(part) ?? [])
  writeFileSync(RESULTS, results.map((one) => `${JSON.stringify(one)}\n`).join(''))
  writePage()
}

/** Of what was measured before. */
export function writePage(): void {
  writeFileSync(PAGE, pageOf(kept()))
}

function kept(): Result[] {
  const lines = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8').split('\n').filter(Boolean) : []
  return lines.map((line) => JSON.parse(line) as Result)
}
