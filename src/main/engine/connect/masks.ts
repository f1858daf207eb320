import type { SettingPath } from './format.ts'

/** How names of settings that hold a key end, but for a number: OTHER_API_KEY_2. */
const NAME_END = String.raw`(?:key|token|secret|passwd|password|passphrase|credential|authorization|cookie)s?[-_]?\d{0,3}`
const WHOLE_WORD = '(?:pass|auth|pat|dsn)'

/** Also one that stands in a text within the text. */
const QUOTE = String.raw`\\?["']?`
const VALUE = String.raw`[^\s"'&,;\\]{6,}`

const SECRET_NAME = new RegExp(`${NAME_END}$|(?:^|[-_.])${WHOLE_WORD}$`, 'i')

/**
 * What looks like a key wherever it stands, in a comment too: marks that keys of known makers begin with; long runs of letters
 * and digits mixed; what stands behind such a name, be it an option's, behind "Bearer", and before the @ of an address.
 */
const KEY_LIKE = new RegExp(
  [
    String.raw`\b(?:sk|pk|rk|ghp|gho|github_pat|glpat|xox[abp]|AIza)[-_A-Za-z0-9]{12,}`,
    String.raw`(?<=${NAME_END}${QUOTE}[ \t]{0,3}[:=][ \t]{0,3}${QUOTE})(?!\d+\b)${VALUE}`,
    // In a list of arguments the value may stand on the next line, behind a diff's own mark. Looked ahead first: a long line of
    // dashes is else looked back from at each of them.
    String.raw`(?=[^\s=,+-])(?<=--[\w-]{0,40}${NAME_END}${QUOTE}[=,\s+-]{1,60}${QUOTE})${VALUE}`,
    String.raw`(?<=\b(?:Bearer|Basic)[ \t])[-\w.~+/]{6,}`,
    String.raw`(?<=://[^\s/@:]{0,100}:)[^\s/@]+(?=@)`,
    String.raw`\b(?=\w*\d)(?=\w*[A-Za-z])\w{24,}\b`,
  ].join('|'),
  'gi',
)

/** Whether a setting of that name usually holds a key. A path's last name counts; an item is called as its list. */
export function looksSecret(path: SettingPath): boolean {
  return SECRET_NAME.test(path.findLast((step) => typeof step === 'string') ?? '')
}

/**
 * Of a diff, what looks like a key in the user's own text, comments among it: around a change stands much that is none of our
 * business, and a line that only gets a comma is shown twice. What we write ourselves is shown as it is. `theirs`: the file
 * without us.
 */
export function withoutKeys(diff: string, theirs: string): string {
  const own = new Set(theirs.match(KEY_LIKE))
  return diff.replace(KEY_LIKE, (key) => (own.has(key) ? maskKey(key) : key))
}

/** `sk-…abcd`: enough to know one's own key by. Of a short one nothing is told. */
export function maskKey(key: string): string {
  if (key.length < 16) return '…'
  return `${/^[A-Za-z]{1,6}-/.exec(key)?.[0] ?? ''}…${key.slice(-4)}`
}
