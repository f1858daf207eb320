import type { SharedV4ProviderMetadata, SharedV4ProviderOptions } from '@ai-sdk/provider'
import { seal, unseal } from '../../seals/seal.ts'

/**
 * A call has no place for what its provider wants back with it (Gemini's signatures), and Codex does not send back the ids of
 * items. So it goes in thoughts of its own, without a word, right before the call.
 */
const MARK = 'call.'

export function callSealOf(metadata: SharedV4ProviderMetadata | undefined): string | null {
  const sealed = seal(metadata)
  return sealed === null ? null : MARK + sealed
}

export function callSealIn(encrypted: string): SharedV4ProviderOptions | null {
  return encrypted.startsWith(MARK) ? unseal(encrypted.slice(MARK.length)) : null
}
