import type { Claim, Proof } from '../tables/claim.ts'

/** Stands around the table in docs/threat-model.md; what is between is made. */
const MARKS = ['<!-- made by test/security/attack-table.ts -->', '<!-- made until here -->'] as const

/** The page with its table made anew. */
export function withAttackTable(page: string, attacks: readonly Claim[]): string {
  const [from, to] = MARKS.map((mark) => page.indexOf(mark)) as [number, number]
  if (from === -1 || to < from) throw new Error('the page has no place for the table')
  return `${page.slice(0, from)}${MARKS[0]}\n\n${attackTable(attacks)}\n\n${page.slice(to)}`
}

function attackTable(attacks: readonly Claim[]): string {
  const rows = attacks.map(
    ({ name, holds, proofs }) => `| ${name} | ${holds} | ${[...new Set(proofs.map(linkTo))].join(', ')} |`,
  )
  return ['| attack | what stands in the way | shown by |', '| --- | --- | --- |', ...rows].join('\n')
}

/** By the folder and the file: names such as `walls` stand in several. */
function linkTo({ file }: Proof): string {
  const label = file.split('/').slice(-2).join('/').replace(/\..*$/, '')
  return `[${label}](../test/${file})`
}
