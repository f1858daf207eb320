import type { LanguageModelV4Content, LanguageModelV4GenerateResult } from '@ai-sdk/provider'
import { firstStop } from './stop-finder.ts'

type Ending = Pick<LanguageModelV4GenerateResult, 'finishReason' | 'providerMetadata'>

/** As Anthropic tells it, the only format that says which sequence it was. */
export function stoppedAt<Part extends Ending>(part: Part, stopSequence: string): Part {
  const { providerMetadata } = part
  return {
    ...part,
    finishReason: { unified: 'stop', raw: 'stop_sequence' },
    providerMetadata: { ...providerMetadata, anthropic: { ...providerMetadata?.anthropic, stopSequence } },
  }
}

/** Ends a plain answer at a stop sequence that its provider does not take. */
export function cutPlain(
  result: LanguageModelV4GenerateResult,
  stops: readonly string[],
): LanguageModelV4GenerateResult {
  const content: LanguageModelV4Content[] = []
  for (const part of result.content) {
    const found = part.type === 'text' ? firstStop(part.text, stops) : null
    if (part.type !== 'text' || found === null) content.push(part)
    else
      return stoppedAt(
        { ...result, content: [...content, { ...part, text: part.text.slice(0, found.at) }] },
        found.stop,
      )
  }
  return result
}
