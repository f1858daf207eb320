import { isContractProcedure } from '@orpc/contract'
import type { z } from 'zod'
import { contract } from '../../../src/shared/contract/contract.ts'

export interface Procedure {
  /** As it is called: `clientKeys/create`. */
  readonly path: string
  /** Undefined: it takes no input. */
  readonly schema: z.core.$ZodType | undefined
}

/** Every call of the contract. */
export function procedures(at: object = contract, prefix = ''): Procedure[] {
  return Object.entries(at).flatMap(([name, inner]) => {
    const path = prefix + name
    if (!isContractProcedure(inner)) return procedures(inner, `${path}/`)
    return [{ path, schema: inner['~orpc'].inputSchema as z.core.$ZodType | undefined }]
  })
}
