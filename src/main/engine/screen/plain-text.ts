const ESCAPE = /\\+(u[0-9a-fA-F]{4}|[ -~\n])/g

/**
 * Bytes as the text in which rules look. What is not ASCII becomes a blank: no credential has it, and a rule that wants no
 * letter before its token would be blind to one that follows a Chinese word. Escapes are undone however deep they are
 * nested (a tool's arguments are JSON inside JSON): in `\nAKIA…`, the n would be taken for a letter of the token's. Zeros go:
 * a file in UTF-16, as Windows writes them, is ASCII with one beside each letter.
 */
export function plainText(bytes: Buffer): string {
  const written = bytes.toString('latin1')
  const text = (written.includes('\0') ? written.replaceAll('\0', '') : written).replace(/[^\t\n\r -~]/g, ' ')
  return text.includes('\\') ? text.replace(ESCAPE, (_all, escaped: string) => meaningOf(escaped)) : text
}

function meaningOf(escaped: string): string {
  switch (escaped[0]) {
    case 'n':
    case 'r':
      return '\n'
    case 't':
    case 'b':
    case 'f':
      return ' '
    case 'u':
      return escaped.length === 5 ? String.fromCharCode(Number.parseInt(escaped.slice(1), 16)) : ' u'
    default:
      return escaped
  }
}
