type Reviver = (this: unknown, key: string, value: unknown, context?: { readonly source?: string }) => unknown

/**
 * JSON in which the numbers under these names stay the text that they were written as. Throws what JSON.parse throws.
 * (A reviver is told the source of a value in Node 22 and later: the proposal "JSON.parse source text access".)
 */
export function parseExactJson(text: string, names: readonly string[]): unknown {
  const keepText: Reviver = (key, value, context) =>
    typeof value === 'number' && names.includes(key) ? (context?.source ?? String(value)) : value
  return JSON.parse(text, keepText)
}
