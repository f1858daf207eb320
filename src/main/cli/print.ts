/** Names come from outside; a terminal would obey the control characters in them. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '?')
}

export function printLine(line = ''): void {
  process.stdout.write(`${line}\n`)
}

/** One JSON value, on one line. */
export function printJson(value: unknown): void {
  printLine(JSON.stringify(value))
}

/** What a person wants to know and a pipe does not. */
export function printNote(line: string): void {
  process.stderr.write(`${line}\n`)
}
