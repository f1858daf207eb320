import type { LanguageModelV4Content, LanguageModelV4StreamPart } from '@ai-sdk/provider'

/** A plain answer's content as a stream would bring it: what makes items of a stream makes them of it as well. */
export function partsOf(content: readonly LanguageModelV4Content[]): readonly LanguageModelV4StreamPart[] {
  return content.flatMap((part, index): LanguageModelV4StreamPart[] => {
    const id = String(index)
    if (part.type === 'text') return [{ type: 'text-delta', id, delta: part.text }]
    if (part.type !== 'reasoning') return [part]
    const { text: delta, providerMetadata } = part
    return [
      { type: 'reasoning-start', id, ...(providerMetadata && { providerMetadata }) },
      { type: 'reasoning-delta', id, delta },
      { type: 'reasoning-end', id },
    ]
  })
}
