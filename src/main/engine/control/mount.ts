import { mapEventIterator } from '@orpc/client'
import { implement, ORPCError } from '@orpc/server'
import { contract } from '../../../shared/contract/contract.ts'
import type { ControlErrorData } from '../../../shared/control-error.ts'
import { AppError, toAppError } from '../../../shared/errors.ts'
import { asStorageError } from '../ledger/ledger.ts'

/**
 * The contract, ready to be implemented: what a handler throws reaches the caller as its code, message and action; at once, or
 * in the middle of what it has to tell piece by piece.
 */
export const os = implement(contract).use(async ({ next }) => {
  try {
    const result = await next()
    if (!isIterator(result.output)) return result
    const output = mapEventIterator(result.output, {
      value: async (value) => value,
      error: async (thrown) => asControlError(thrown),
    })
    return { ...result, output: output as typeof result.output }
  } catch (thrown) {
    throw asControlError(thrown)
  }
})

function isIterator(output: unknown): output is AsyncIterator<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output
}

function asControlError(thrown: unknown): unknown {
  if (thrown instanceof ORPCError && !(thrown.cause instanceof AppError)) return thrown
  const error = toAppError(asStorageError(thrown))
  const data: ControlErrorData = { action: error.action }
  return new ORPCError(error.code, { status: error.status, message: error.message, data, cause: error.cause })
}
