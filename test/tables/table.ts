import type { Outcome } from '../runs/report.ts'
import type { Claim, Proof, Table } from './claim.ts'

/** A table as a run has filled it, in lines to print; `failed` counts the rows that did not hold, or whose tests are not there. */
export function tableOf(
  { heads, claims }: Table,
  outcomes: readonly Outcome[],
): { readonly lines: readonly string[]; readonly failed: number } {
  const rows = claims.map((claim) => rowOf(claim, outcomes))
  const head = [heads.name, heads.tried, ...heads.counted, 'held']
  const cells = rows.map(({ name, tried, counted, held }) => [
    name,
    String(tried),
    ...heads.counted.map((kind) => String(counted[kind])),
    held ? 'yes' : 'NO',
  ])
  const widths = head.map((title, at) => Math.max(...[head, ...cells].map((row) => row[at]?.length ?? 0), title.length))
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd()
  return {
    lines: ['', line(head), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line), ''],
    failed: rows.filter(({ held }) => !held).length,
  }
}

function rowOf({ name, proofs }: Claim, outcomes: readonly Outcome[]) {
  const groups = proofs.map((proof) => outcomes.filter((outcome) => proves(outcome, proof)))
  const counted = { tried: 0, lost: 0, hung: 0 }
  for (const outcome of new Set(groups.flat())) {
    counted.tried += outcome.counted?.tried ?? 1
    counted.lost += outcome.counted?.lost ?? 0
    counted.hung += outcome.counted?.hung ?? 0
  }
  const shown = groups.every((group) => group.length > 0 && group.every(({ status }) => status === 'passed'))
  return { name, tried: counted.tried, counted, held: shown && counted.lost === 0 && counted.hung === 0 }
}

export function proves({ file, title }: Outcome, proof: Proof): boolean {
  // A title with a place for a value in it: what stands before that.
  const [told = ''] = (proof.test ?? '').split(/[%$]/)
  return file === `test/${proof.file}` && title.includes(told)
}
