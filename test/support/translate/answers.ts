import type { LanguageModelV4Content, LanguageModelV4GenerateResult, LanguageModelV4StreamPart } from '@ai-sdk/provider'

const usage: LanguageModelV4GenerateResult['usage'] = {
  inputTokens: { total: 120, noCache: 20, cacheRead: 100, cacheWrite: 0 },
  outputTokens: { total: 30, text: 20, reasoning: 10 },
}

/** A model's answer; tool calls say why it ended. */
export function resultOf(
  content: LanguageModelV4Content[],
  unified: LanguageModelV4GenerateResult['finishReason']['unified'] = content.some((part) => part.type === 'tool-call')
    ? 'tool-calls'
    : 'stop',
): LanguageModelV4GenerateResult {
  return {
    content,
    finishReason: { unified, raw: undefined },
    usage,
    warnings: [],
    response: { modelId: 'answering-model' },
  }
}

/** The same answer as the AI SDK's packages stream it: metadata with the start and with the end, calls behind their pieces. */
export function streamOf(
  result: LanguageModelV4GenerateResult,
  split: (text: string) => readonly string[],
): LanguageModelV4StreamPart[] {
  return [
    { type: 'stream-start', warnings: [] },
    { type: 'response-metadata', ...(result.response?.modelId && { modelId: result.response.modelId }) },
    ...result.content.flatMap((part, index) => partsOf(part, String(index), split)),
    { type: 'finish', finishReason: result.finishReason, usage: result.usage },
  ]
}

function partsOf(
  part: LanguageModelV4Content,
  id: string,
  split: (text: string) => readonly string[],
): LanguageModelV4StreamPart[] {
  switch (part.type) {
    case 'text':
      return [
        { type: 'text-start', id },
        ...split(part.text).map((delta) => ({ type: 'text-delta' as const, id, delta })),
        { type: 'text-end', id },
      ]
    case 'reasoning': {
      const metadata = part.providerMetadata && { providerMetadata: part.providerMetadata }
      return [
        { type: 'reasoning-start', id },
        ...split(part.text).map((delta) => ({ type: 'reasoning-delta' as const, id, delta })),
        { type: 'reasoning-end', id, ...metadata },
      ]
    }
    case 'tool-call': {
      const { toolCallId, toolName, input, providerMetadata } = part
      const metadata = providerMetadata && { providerMetadata }
      return [
        { type: 'tool-input-start', id: toolCallId, toolName, ...metadata },
        ...split(input).map((delta) => ({ type: 'tool-input-delta' as const, id: toolCallId, delta })),
        { type: 'tool-input-end', id: toolCallId },
        part,
      ]
    }
    case 'tool-result':
    case 'tool-approval-request':
    case 'custom':
    case 'file':
    case 'reasoning-file':
    case 'source':
      return [part]
  }
}
