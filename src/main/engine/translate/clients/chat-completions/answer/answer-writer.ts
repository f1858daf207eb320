import type { AnswerAbout, AnswerWriter } from '../../../codec.ts'
import { errorBody } from '../../openai/error-body.ts'
import type { AnswerShape } from './answer-shape.ts'
import { Chunks } from './chunks.ts'
import { completionOf } from './completion.ts'

export function createAnswerWriter(about: AnswerAbout, shape: AnswerShape): AnswerWriter {
  const chunks = new Chunks(about, shape)
  return {
    plain: (result) => completionOf(result, about, shape.kinds),
    part: (part) => chunks.part(part),
    failed: (error) => `data: ${JSON.stringify(errorBody(error))}\n\n`,
  }
}
