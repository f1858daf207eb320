/** Files and tables may be somebody else's, and a terminal would obey control characters in their names. */
export function printable(name: string): string {
  return name.replace(/\p{Cc}/gu, '?')
}
