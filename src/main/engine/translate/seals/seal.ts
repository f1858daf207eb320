import type { SharedV4ProviderMetadata, SharedV4ProviderOptions } from '@ai-sdk/provider'

/**
 * What a provider wants back with its own thoughts and calls, carried through a client that has no place for it but an opaque
 * text (a signature, an encrypted content): Anthropic's signatures, Gemini's thought signatures, OpenAI's item ids and encrypted
 * reasoning. Each is under its AI SDK provider's name, so that another provider does not see it.
 */
const CARRIED: Readonly<Record<string, readonly string[]>> = {
  anthropic: ['signature', 'redactedData'],
  bedrock: ['signature', 'redactedData'],
  google: ['thoughtSignature'],
  vertex: ['thoughtSignature'],
  openai: ['itemId', 'reasoningEncryptedContent'],
  azure: ['itemId', 'reasoningEncryptedContent'],
}

const MARK = 'wb1.'

/** null: there is nothing that has to come back. */
export function seal(metadata: SharedV4ProviderMetadata | undefined): string | null {
  const carried = carriedOf(metadata)
  return carried === null ? null : MARK + Buffer.from(JSON.stringify(carried)).toString('base64url')
}

/** null: none of Waybill's. A client may have made it up: only the known fields pass, and only texts. */
export function unseal(text: string): SharedV4ProviderOptions | null {
  if (!text.startsWith(MARK)) return null
  try {
    return carriedOf(JSON.parse(Buffer.from(text.slice(MARK.length), 'base64url').toString('utf8')))
  } catch {
    return null
  }
}

function carriedOf(metadata: unknown): SharedV4ProviderOptions | null {
  const found: SharedV4ProviderOptions = {}
  for (const [provider, fields] of Object.entries(CARRIED)) {
    const given = memberOf(metadata, provider)
    const kept = fields.flatMap((field) => {
      const value = memberOf(given, field)
      return typeof value === 'string' ? [[field, value] as const] : []
    })
    if (kept.length > 0) found[provider] = Object.fromEntries(kept)
  }
  return Object.keys(found).length === 0 ? null : found
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return (value as Record<string, unknown>)[name]
}
