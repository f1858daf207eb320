import { printableJson, printableLines } from '../../shared/printable.ts'

// Names in what we print come from providers, tools, files and callers: nothing leaves for the terminal but by one of these.

export function printLine(line = ''): void {
  printText(`${line}\n`)
}

/** Whole lines, as they are. */
export function printText(text: string): void {
  process.stdout.write(printableLines(text))
}

/** One JSON value, on one line. */
export function printJson(value: unknown): void {
  process.stdout.write(`${printableJson(JSON.stringify(value))}\n`)
}

/** What a person wants to know and a pipe does not; errors. */
export function printNote(line: string): void {
  process.stderr.write(printableLines(`${line}\n`))
}
