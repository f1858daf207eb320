export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed' | 'gap'
  /** Without the mark that says so; of a gap, what the file's language names the place by, if it does. */
  readonly text: string
  /** Which line of the file it was, and which it will be; null where it is in only one of them. */
  readonly before: number | null
  readonly after: number | null
}

const HUNK = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@ ?(.*)$/

/** The lines of a unified diff. Before its first hunk stand names of files, which are told elsewhere. */
export function diffLines(diff: string): readonly DiffLine[] {
  const lines: DiffLine[] = []
  let before = 0
  let after = 0
  let isInHunk = false
  for (const line of diff.split('\n')) {
    const hunk = HUNK.exec(line)
    if (hunk !== null) {
      before = Number(hunk[1])
      after = Number(hunk[2])
      isInHunk = true
      // Only what lies between two changes is left out; the first one begins where it begins.
      if (lines.length > 0) lines.push({ kind: 'gap', text: hunk[3] ?? '', before: null, after: null })
    } else if (isInHunk && line.startsWith('+')) {
      lines.push({ kind: 'added', text: line.slice(1), before: null, after })
      after += 1
    } else if (isInHunk && line.startsWith('-')) {
      lines.push({ kind: 'removed', text: line.slice(1), before, after: null })
      before += 1
    } else if (isInHunk && line.startsWith(' ')) {
      lines.push({ kind: 'same', text: line.slice(1), before, after })
      before += 1
      after += 1
    }
  }
  return lines
}
