import { implement, ORPCError } from '@orpc/server'
import { contract } from '../../../shared/contract/contract.ts'
import type { ControlErrorData } from '../../../shared/control-error.ts'
import { AppError, toAppError } from '../../../shared/errors.ts'

/** The contract, ready to be implemented: what a handler throws reaches the caller as its code, message and action. */
export const os = implement(contract).use(async ({ next }) => {
  try {
    return await next()
  } catch (thrown) {
    if (thrown instanceof ORPCError && !(thrown.cause instanceof AppError)) throw thrown
    const error = toAppError(thrown)
    const data: ControlErrorData = { action: error.action }
    throw new ORPCError(error.code, { status: error.status, message: error.message, data, cause: error.cause })
  }
})
