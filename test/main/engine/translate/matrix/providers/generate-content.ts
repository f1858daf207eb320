import { type Said, SIGNATURE, USAGE } from '../scenario.ts'
import { type Body, data, MESSAGE, type ProviderFormat, pieces, propertiesOf, saidCall } from './provider.ts'

export const generateContent: ProviderFormat = {
  read: ({ contents, systemInstruction, tools = [], generationConfig: config = {} }) => ({
    said: [
      ...(systemInstruction?.parts ?? []).map(({ text }: Body) => `system ${text}`),
      ...contents.flatMap(({ role, parts }: Body) => joined(parts).map((part: Body) => saidIn(role, part))),
    ],
    tools: tools.flatMap(({ functionDeclarations = [] }: Body) =>
      functionDeclarations.map(
        ({ name, parameters, parametersJsonSchema }: Body) =>
          `${name} ${propertiesOf(parametersJsonSchema ?? parameters)}`,
      ),
    ),
    schema: propertiesOf(config.responseJsonSchema ?? config.responseSchema),
    thinks: (config.thinkingConfig?.thinkingBudget ?? 0) > 0,
    stops: config.stopSequences ?? [],
    most: config.maxOutputTokens ?? null,
  }),
  plain: (said) => answerOf(partsOf(said), finishOf(said)),
  stream: (said) => [
    ...partsOf(said).flatMap(({ text, thoughtSignature, ...rest }) => {
      if (typeof text !== 'string')
        return [data(answerOf([{ ...rest, ...(thoughtSignature ? { thoughtSignature } : {}) }]))]
      return pieces(text).map((piece) => data(answerOf([{ text: piece, ...rest }])))
    }),
    data(answerOf([{ text: '' }], finishOf(said))),
  ],
  error: (code) => ({ error: { code, message: MESSAGE, status: 'SOME_STATUS' } }),
}

/** A stream's pieces are sent back as they came. */
function joined(parts: readonly Body[]): Body[] {
  const all: Body[] = []
  for (const part of parts) {
    const last = all.at(-1)
    const goesOn = last?.text !== undefined && part.text !== undefined && last.thought === part.thought
    if (goesOn) all[all.length - 1] = { ...last, text: last.text + part.text }
    else all.push(part)
  }
  return all
}

function saidIn(role: string, part: Body): string {
  const who = role === 'model' ? 'assistant' : 'user'
  if (part.functionCall) {
    const signature = part.thoughtSignature ? ` ${part.thoughtSignature}` : ''
    return saidCall(part.functionCall.name, part.functionCall.args) + signature
  }
  if (part.functionResponse) return `result ${Object.values(part.functionResponse.response).at(-1)}`
  if (part.inlineData) return `${who} shows data:${part.inlineData.mimeType};base64,${part.inlineData.data}`
  return part.thought ? `assistant thinks ${part.text}` : `${who} ${part.text}`
}

type Part = { readonly [field: string]: unknown }

/** Its signature stands with the call that the thoughts led to. */
function partsOf({ thoughts, text, calls = [] }: Said): Part[] {
  return [
    ...(thoughts === undefined ? [] : [{ text: thoughts, thought: true }]),
    ...(text === undefined ? [] : [{ text }]),
    ...calls.map(({ name, args }, index) => ({
      functionCall: { name, args },
      ...(thoughts !== undefined && index === 0 ? { thoughtSignature: SIGNATURE } : {}),
    })),
  ]
}

function answerOf(parts: readonly Part[], finishReason?: string) {
  return {
    candidates: [{ index: 0, content: { role: 'model', parts }, ...(finishReason ? { finishReason } : {}) }],
    modelVersion: 'simulated',
    responseId: 'r1',
    usageMetadata: {
      promptTokenCount: USAGE.input,
      cachedContentTokenCount: USAGE.cached,
      candidatesTokenCount: USAGE.output - USAGE.thinking,
      thoughtsTokenCount: USAGE.thinking,
      totalTokenCount: USAGE.input + USAGE.output,
    },
  }
}

function finishOf({ finish }: Said): string {
  if (finish === 'length') return 'MAX_TOKENS'
  return finish === 'refusal' ? 'SAFETY' : 'STOP'
}
