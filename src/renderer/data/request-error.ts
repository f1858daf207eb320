import { fromControlError } from '../../shared/control-error.ts'
import { AppError } from '../../shared/errors.ts'
import { engineWords } from '../languages/engine-words.ts'

/** oRPC's own refusals, which carry no code of ours. */
const REFUSALS: Readonly<Record<string, 'invalid_input' | 'not_found' | 'internal'>> = {
  BAD_REQUEST: 'invalid_input',
  UNPROCESSABLE_CONTENT: 'invalid_input',
  NOT_FOUND: 'not_found',
  INTERNAL_SERVER_ERROR: 'internal',
}

/** Whatever a call threw, as an error with a code and an action, in the page's language. What is no answer at all is a broken connection. */
export function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  const stated = fromControlError(thrown) ?? refusalOf(thrown)
  const { code, message, action } = stated
  return new AppError(code, { message: engineWords(message), action: engineWords(action), cause: thrown })
}

function refusalOf(thrown: unknown): AppError {
  const code = thrown instanceof Error && 'code' in thrown ? REFUSALS[String(thrown.code)] : undefined
  if (code !== undefined && thrown instanceof Error)
    return new AppError(code, { message: thrown.message, cause: thrown })
  return new AppError('not_running', { message: 'Waybill did not answer.', cause: thrown })
}

/** Did the engine answer at all? */
export function isConnectionError(thrown: unknown): boolean {
  return asAppError(thrown).code === 'not_running'
}
