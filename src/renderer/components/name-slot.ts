/** A number below `count` by a name alone: the same name, always the same. */
export function nameSlot(name: string, count: number): number {
  let hash = 0
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0
  return hash % count
}
