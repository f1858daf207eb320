import { AppError, isErrorCode } from './errors.ts'

/** What the control contract carries of an AppError: code and message as they are, the action as data. */
export interface ControlErrorData {
  readonly action: string
}

/** An error of a contract call, as the AppError that the engine threw; null for anything else (a broken connection, say). */
export function fromControlError(thrown: unknown): AppError | null {
  if (!(thrown instanceof Error) || !('code' in thrown) || !isErrorCode(thrown.code)) return null
  const data: unknown = 'data' in thrown ? thrown.data : undefined
  const action = typeof data === 'object' && data !== null && 'action' in data ? data.action : undefined
  return new AppError(thrown.code, {
    message: thrown.message,
    ...(typeof action === 'string' ? { action } : {}),
    cause: thrown,
  })
}
