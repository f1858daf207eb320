/**
 * Model names, finish reasons and error types come from outside and end up in the ledger, so they are held against a
 * short pattern: text in which content could hide becomes `other`.
 */
export function safeLabel(value: unknown): string | null {
  if (typeof value !== 'string' || value === '') return null
  return /^[A-Za-z0-9][A-Za-z0-9._:/@+~-]{0,119}$/.test(value) ? value : 'other'
}
