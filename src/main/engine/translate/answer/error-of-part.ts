import { APICallError } from '@ai-sdk/provider'
import type { ClientError } from '../codec.ts'
import { notUnderstood } from './error-answer.ts'
import { labelOf, memberOf, messageOf, statusOfLabel } from './error-fields.ts'

/** What ended an answer before its first word: an error in the events of a 200, or nonsense. */
export function errorOfThrown(thrown: unknown): ClientError {
  // A 200 that could not be read has the whole answer in it; only what its provider itself calls an error is passed on.
  if (!APICallError.isInstance(thrown) || !isErrorStatus(thrown.statusCode)) return notUnderstood
  return { status: thrown.statusCode, message: thrown.message, code: labelOf(thrown.data) }
}

/** The `error` part of a stream: a provider's own error in one form or another, or the AI SDK's complaint about nonsense. */
export function errorOfPart(error: unknown): ClientError {
  if (error instanceof Error) return errorOfThrown(error)
  const message = messageOf(error) ?? messageOf({ error })
  if (message === null) return notUnderstood
  const status = memberOf(error, 'statusCode') ?? memberOf(error, 'code')
  const code = labelOf(memberOf(error, 'data') ?? error)
  return { status: isErrorStatus(status) ? status : statusOfLabel(code), message, code }
}

function isErrorStatus(status: unknown): status is number {
  return typeof status === 'number' && status >= 400 && status < 600
}
