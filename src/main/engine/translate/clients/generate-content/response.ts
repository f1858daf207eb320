import type { AnswerAbout } from '../../codec.ts'

/** What every response says of itself. */
export function headOf(about: AnswerAbout, model: string | undefined) {
  return { modelVersion: model ?? about.requestModel, responseId: about.id }
}
