import { AppError } from '../../../shared/errors.ts'

/** `field`: by the client format's own name, never a word of the client's. `why`: ends the sentence, e.g. "is kept at OpenAI alone". */
export function untranslatable(field: string, why: string): AppError {
  return new AppError('untranslatable', { message: `The field ${field} can’t be translated: it ${why}.` })
}
