/** Letters, digits and what line items are written with; no `@` and no quotes: an item is a product, not a message. */
const ITEM = /^[A-Za-z0-9][A-Za-z0-9 ._:/+~|,&()-]{0,119}$/
/** A shorter key would be found in many a name. */
const LEAST_SECRET_CHARS = 12

/**
 * The name of a model or a line item as it may be stored. It comes from outside, so it is held against a pattern, and a
 * provider that sends the key back in its place gets `other`, as does anything that is made like a key.
 */
export function billItem(name: string | null | undefined, key: string): string {
  const text = name?.trim() ?? ''
  const holdsKey = key.length >= LEAST_SECRET_CHARS && text.toLowerCase().includes(key.toLowerCase())
  return ITEM.test(text) && !holdsKey && !/\bsk-/i.test(text) ? text : 'other'
}

/**
 * The model of one of OpenAI's line items, which are written `gpt-5-mini-2025-08-07, input`, `gpt-6-astra, input_tokens`
 * or `gpt-realtime-2.1, audio input`, or with the model alone (seen in 2025 and 2026). null: it belongs to no model.
 */
export function modelOfLineItem(lineItem: string): string | null {
  const [name = ''] = lineItem.split(', ')
  return /^[a-z][A-Za-z0-9._:/-]*[0-9-][A-Za-z0-9._:/-]*$/.test(name) ? name : null
}
