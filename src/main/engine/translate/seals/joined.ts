import type { SharedV4ProviderMetadata } from '@ai-sdk/provider'

/** What providers tell of a part in pieces: at its start, with a piece of it, at its end. */
export function joined(
  before: SharedV4ProviderMetadata | undefined,
  after: SharedV4ProviderMetadata | undefined,
): SharedV4ProviderMetadata | undefined {
  if (before === undefined || after === undefined) return after ?? before
  const both = { ...before }
  for (const [provider, fields] of Object.entries(after)) both[provider] = { ...both[provider], ...fields }
  return both
}
