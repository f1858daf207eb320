/** How providers write the day of a snapshot: `-2025-08-07`, `-20250929`, `@20250929`, `-0613`. */
const SNAPSHOT = /[-@](\d{4}-\d{2}-\d{2}|\d{8}|\d{4})$/

/**
 * Under which name an item of either side is compared. A dated snapshot and its undated alias (or `-latest`) may mean the
 * same use, billed under the one and recorded under the other, so where both occur they are one line: that of the
 * snapshot where there is only one, else that of the alias. Two different snapshots stay apart: they are different models.
 */
export function matchItems(names: Iterable<string>): (name: string) => string {
  const families = new Map<string, Set<string>>()
  for (const name of names) {
    const family = familyOf(name)
    families.set(family, (families.get(family) ?? new Set()).add(name))
  }
  return (name) => {
    const family = familyOf(name)
    const members = [...(families.get(family) ?? [])]
    const [snapshot, ...others] = members.filter((member) => SNAPSHOT.test(member))
    const hasAlias = members.some((member) => !SNAPSHOT.test(member))
    if (!hasAlias) return name
    return snapshot !== undefined && others.length === 0 ? snapshot : family
  }
}

function familyOf(name: string): string {
  return name.replace(/-latest$/, '').replace(SNAPSHOT, '')
}
