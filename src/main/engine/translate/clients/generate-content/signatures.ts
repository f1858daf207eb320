import type { SharedV4ProviderOptions } from '@ai-sdk/provider'
import { type Fields, textIn } from '../../fields/fields.ts'
import { unseal } from '../../seals/seal.ts'

/** A part's `thoughtSignature`: a seal of Waybill's, or one of Google's own making, still good for Gemini elsewhere. */
export function signatureOf(part: Fields): { readonly providerOptions?: SharedV4ProviderOptions } {
  const thoughtSignature = textIn(part, 'thoughtSignature') ?? ''
  if (thoughtSignature === '') return {}
  return { providerOptions: unseal(thoughtSignature) ?? { google: { thoughtSignature }, vertex: { thoughtSignature } } }
}
