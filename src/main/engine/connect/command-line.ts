/** One line for the system's own shell, where a program takes a line and not a list: sh, or cmd.exe. */
export function commandLine(command: readonly string[], platform: NodeJS.Platform): string {
  return command.map(platform === 'win32' ? cmdWord : shWord).join(' ')
}

/** For sh, bash, zsh and fish alike: between single quotes nothing is read but the quote, and in fish the backslash. */
export function shWord(word: string): string {
  return /^[A-Za-z0-9_/.:@+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'"'"'`)}'`
}

/**
 * For cmd.exe and for the C runtime that divides the line afterwards: backslashes count only before a quote, so those at the
 * end are doubled. A percent sign can't be kept from cmd.exe between quotes; a path that has one is told of by the tool's failing.
 */
function cmdWord(word: string): string {
  if (/^[A-Za-z0-9_\\/.:@+=-]+$/.test(word)) return word
  return `"${word.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`
}
