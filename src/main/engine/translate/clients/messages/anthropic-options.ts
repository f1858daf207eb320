import type { JSONObject, SharedV4ProviderOptions } from '@ai-sdk/provider'
import { choiceIn, type Fields, fieldsIn } from '../../fields/fields.ts'

/** What only Anthropic's models on other clouds understand of a block; no other provider looks there. */
export function optionsOf(
  block: Fields,
  more: JSONObject = {},
): { readonly providerOptions?: SharedV4ProviderOptions } {
  const anthropic = { ...cacheControlIn(block), ...more }
  return Object.keys(anthropic).length === 0 ? {} : { providerOptions: { anthropic } }
}

function cacheControlIn(block: Fields): JSONObject {
  const control = fieldsIn(block, 'cache_control')
  if (control === undefined) return {}
  const ttl = choiceIn(control, 'ttl', ['5m', '1h'])
  return { cacheControl: { type: choiceIn(control, 'type', ['ephemeral']) ?? 'ephemeral', ...(ttl && { ttl }) } }
}
