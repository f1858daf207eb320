import type { LanguageModelV4GenerateResult } from '@ai-sdk/provider'
import type { AnswerAbout, AnswerWriter } from '../../codec.ts'
import { partsOf } from './answer-parts.ts'
import { errorBody } from './errors.ts'
import { finishReasonOf } from './finish-reason.ts'
import { Frames, type Framing } from './framing.ts'
import { headOf } from './response.ts'
import { GenerateContentStream } from './stream.ts'
import { usageOf } from './usage.ts'

export interface Shape {
  readonly showsThoughts: boolean
  readonly framing: Framing
}

export function generateContentWriter(about: AnswerAbout, { showsThoughts, framing }: Shape): AnswerWriter {
  const frames = new Frames(framing)
  const stream = new GenerateContentStream(about, showsThoughts, frames)
  return {
    ...(framing === 'array' && { contentType: 'application/json; charset=UTF-8' }),
    plain: (result) => plainOf(result, about, showsThoughts),
    part: (part) => stream.part(part),
    failed: (error) => frames.last(errorBody(error)),
  }
}

function plainOf(result: LanguageModelV4GenerateResult, about: AnswerAbout, showsThoughts: boolean) {
  const parts = result.content.flatMap((part) => partsOf(part, showsThoughts))
  const candidate = { content: { parts, role: 'model' }, finishReason: finishReasonOf(result.finishReason), index: 0 }
  const usageMetadata = usageOf(result.usage)
  return { candidates: [candidate], usageMetadata, ...headOf(about, result.response?.modelId) }
}
