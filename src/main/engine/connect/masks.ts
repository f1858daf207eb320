/** Marks that keys of known makers begin with, and long runs of letters and digits mixed: no name of a setting, no word. */
const KEY_LIKE =
  /\b(?:sk|pk|rk|ghp|gho|github_pat|glpat|xox[abp]|AIza)[-_A-Za-z0-9]{12,}|\b(?=\w*\d)(?=\w*[A-Za-z])\w{24,}\b/g

/**
 * Of a diff, what looks like a key in the user's own lines, comments among them: around a change stands much that is none of our
 * business. Ours are the lines that are added by applying, and those that are taken out by undoing; they are shown as they are.
 */
export function withoutKeys(diff: string, action: 'apply' | 'undo'): string {
  const theirs = action === 'apply' ? /^[ -](?!--)/ : /^[ +](?!\+\+)/
  return diff
    .split('\n')
    .map((line) => (theirs.test(line) ? line.replace(KEY_LIKE, (key) => `…${key.slice(-4)}`) : line))
    .join('\n')
}
