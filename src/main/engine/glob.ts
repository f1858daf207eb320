/**
 * Does `text` match a pattern in which `*` stands for anything? Letters' case does not count. Not by a RegExp: one made of a
 * pattern with many stars takes for ever over some names.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.toLowerCase().split('*')
  const last = rest.pop()
  const name = text.toLowerCase()
  if (last === undefined) return name === first
  if (!name.startsWith(first)) return false
  let at = first.length
  for (const part of rest) {
    const found = name.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return name.length - last.length >= at && name.endsWith(last)
}

export function fitsAny(text: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesGlob(pattern, text))
}
