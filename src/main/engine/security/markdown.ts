/**
 * Names come from people and programs: in a table's cell none of them may end it, or become a link, markup or HTML. A line
 * below a word is left alone: within one it means nothing, and nearly every code of ours has one.
 */
export function cell(text: string | number | null): string {
  if (text === null || text === '') return '–'
  if (typeof text === 'number') return text.toLocaleString('en-US')
  return (
    text
      .replace(/[\p{Cc}\p{Cf}]/gu, '?')
      .replace(/[\\`*~[\]<>|&#]/g, (mark) => `\\${mark}`)
      // GitHub's Markdown makes links of addresses by themselves.
      .replace(/(?<=www)\.|:(?=\/\/)/gi, (mark) => `\\${mark}`)
  )
}

/** Figures stand to the right. Nothing where there are no rows. */
export function markdownTable(
  heads: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string[] {
  const first = rows[0]
  if (first === undefined) return []
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(heads),
    line(heads.map((_, at) => (rows.some((row) => typeof row[at] === 'number') ? '---:' : '---'))),
    ...rows.map((row) => line(row.map(cell))),
    '',
  ]
}

/** In local time, to the second; sortable. */
export function moment(instant: number): string {
  return new Date(instant).toLocaleString('sv-SE')
}
