/** Names that a provider can have here (`providerName`): small letters, free, and as close to the tool's as can be. */
export function nameHere(name: string, kind: string, isTaken: (name: string) => boolean): string {
  const plain = slug(name) || slug(kind) || 'provider'
  if (!isTaken(plain)) return plain
  for (let number = 2; ; number += 1) {
    const numbered = `${plain.slice(0, 36)}-${number}`
    if (!isTaken(numbered)) return numbered
  }
}

function slug(name: string): string {
  return name
    .slice(0, 200)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, 40)
    .replace(/[^a-z0-9]+$/, '')
}
