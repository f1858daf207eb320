/** Where something stands in a text: from `start` up to `end`, which is no part of it. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** A range and what stands in its place afterwards. */
export interface Splice extends Range {
  readonly text: string
}

/** All at once, each placed by the text as it was. Of two at one place the first comes first. */
export function spliced(text: string, splices: readonly Splice[]): string {
  let result = ''
  let done = 0
  for (const { start, end, text: instead } of [...splices].sort((a, b) => a.start - b.start)) {
    result += text.slice(done, start) + instead
    done = end
  }
  return result + text.slice(done)
}

const isBreak = (character: string | undefined) => character === '\n' || character === '\r'

/** The file's own line end; a line feed where it has none. */
export function lineEndOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
}

/** Where the line of that place begins. */
export function lineStart(text: string, at: number): number {
  let start = at
  while (start > 0 && !isBreak(text[start - 1])) start -= 1
  return start
}

/** Where the line of that place ends, before its line end. */
export function lineStop(text: string, at: number): number {
  let stop = at
  while (stop < text.length && !isBreak(text[stop])) stop += 1
  return stop
}

/** Where the line after that place begins; the text's end where there is none. */
export function nextLine(text: string, at: number): number {
  const stop = lineStop(text, at)
  return Math.min(text.length, stop + (text.startsWith('\r\n', stop) ? 2 : 1))
}

/** Where the line before that place ends, before its line end; undefined in the first line. */
export function previousStop(text: string, at: number): number | undefined {
  const start = lineStart(text, at)
  if (start === 0) return undefined
  return start - (text.startsWith('\r\n', start - 2) ? 2 : 1)
}

/** The blanks that the line of that place begins with. */
export function indentAt(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, at), lineStop(text, at)))?.[0] ?? ''
}

export function isFirstOnLine(text: string, at: number): boolean {
  return isBlank(text.slice(lineStart(text, at), at))
}

export function isBlank(text: string): boolean {
  return /^\s*$/.test(text)
}

/** Where the blanks that begin there end; line ends are none. */
export function skipBlanks(text: string, at: number): number {
  let end = at
  while (text[end] === ' ' || text[end] === '\t') end += 1
  return end
}

/** Where the blanks that end there begin. */
export function skipBlanksBack(text: string, at: number): number {
  let start = at
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start -= 1
  return start
}

/** Counted from 1. */
export function lineOf(text: string, at: number): number {
  return text.slice(0, at).split(/\r\n|\n|\r/).length
}
