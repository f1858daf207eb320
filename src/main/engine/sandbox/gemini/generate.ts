import { type Answer, answerTo, piecesOf, THOUGHT } from '../answer.ts'
import type { Call } from '../call.ts'
import { geminiResponseId } from '../identifiers.ts'
import { asObject } from '../json.ts'
import { PNG, pcmSilence } from '../media.ts'
import { json, type Reply } from '../reply.ts'
import { generateStreamError } from './errors.ts'
import { configOf, geminiUsage, modalityOf, promptTokens, readGenerate, thinks } from './read-generate.ts'

type Part = Readonly<Record<string, unknown>>

/** POST /{version}/models/{model}:generateContent */
export function generateContent(call: Call): Reply {
  const answer = answerTo(readGenerate(call.json, call.model))
  const parts = partsOf(call, answer)
  return json(responseOf(call, geminiResponseId(), parts, finishOf(answer), geminiUsage(call.json, call.model, answer)))
}

/** POST /{version}/models/{model}:streamGenerateContent: SSE with `alt=sse`, else one JSON array. */
export function streamGenerateContent(call: Call): Reply {
  const answer = answerTo(readGenerate(call.json, call.model))
  const usage = geminiUsage(call.json, call.model, answer)
  const id = geminiResponseId()
  const steps = partsOf(call, answer).flatMap(splitText)
  const frames = steps.map((part, index) => {
    const last = index === steps.length - 1
    // The counts grow with the answer; only those of the last chunk are final.
    const sofar = { promptTokenCount: usage.promptTokenCount, totalTokenCount: usage.promptTokenCount }
    return { data: responseOf(call, id, [part], last ? finishOf(answer) : undefined, last ? usage : sofar) }
  })
  const format = call.query.get('alt') === 'sse' ? 'sse' : 'json-array'
  return { kind: 'stream', format, frames, errorFrame: generateStreamError }
}

/** POST /{version}/models/{model}:countTokens takes `contents`, or a whole `generateContentRequest`. */
export function countTokens(call: Call): Reply {
  const body = 'generateContentRequest' in call.json ? asObject(call.json.generateContentRequest) : call.json
  const totalTokens = promptTokens(body)
  return json({ totalTokens, promptTokensDetails: [{ modality: 'TEXT', tokenCount: totalTokens }] })
}

function responseOf(
  call: Call,
  responseId: string,
  parts: readonly Part[],
  finishReason: string | undefined,
  usageMetadata: unknown,
) {
  return {
    candidates: [{ content: { parts, role: 'model' }, ...(finishReason ? { finishReason } : {}), index: 0 }],
    usageMetadata,
    modelVersion: call.model,
    responseId,
  }
}

function finishOf(answer: Answer): string {
  return answer.cutShort ? 'MAX_TOKENS' : 'STOP'
}

function partsOf(call: Call, answer: Answer): readonly Part[] {
  const modality = modalityOf(call.json, call.model)
  if (modality === 'AUDIO') return [inlineData('audio/L16;codec=pcm;rate=24000', pcmSilence(1))]
  if (modality === 'IMAGE') return [inlineData('image/png', PNG)]
  const thinking = thinks(call.json, call.model)
  const shown = thinking && asObject(configOf(call.json).thinkingConfig).includeThoughts === true
  const thought = shown ? [{ text: THOUGHT, thought: true }] : []
  if (!answer.call) return [...thought, { text: answer.text }]
  // Thinking models sign their calls, and want the signature back with the next turn.
  const signature = thinking ? { thoughtSignature: SIGNATURE } : {}
  return [...thought, { functionCall: { name: answer.call.name, args: answer.call.args }, ...signature }]
}

function inlineData(mimeType: string, data: Buffer): Part {
  return { inlineData: { mimeType, data: data.toString('base64') } }
}

/** Text streams in words; calls and media come whole. */
function splitText(part: Part): readonly Part[] {
  if (typeof part.text !== 'string') return [part]
  const pieces = piecesOf(part.text)
  return pieces.length === 0 ? [part] : pieces.map((text) => ({ ...part, text }))
}

const SIGNATURE = Buffer.from('The Waybill sandbox signs its thoughts with this line.'.repeat(2)).toString('base64')
