import { oc } from '@orpc/contract'
import { z } from 'zod'
import { limits } from './limits.ts'
import { done, reference } from './values.ts'

export const planName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,39}$/, 'Use up to 40 small letters, digits, dots, dashes or underscores.')
  .refine((name) => name !== 'none', 'The command takes none for no plan: choose another name.')

/** Limits under a name. Each key that carries a plan has them for itself; what a key sets of its own stands before its plan's. */
export const planView = z.object({
  name: z.string(),
  limits,
  created_at: z.number().int(),
  /** The names of the keys that carry it, without revoked ones. */
  keys: z.array(z.string()),
})
export type PlanView = z.infer<typeof planView>

export const plans = {
  list: oc.output(z.array(planView)),
  /** Makes a plan; of an existing one the limits are replaced, for its keys from their next request on. */
  create: oc.input(z.object({ name: planName, limits })).output(planView),
  /** Refused (`plan_in_use`) while keys carry it. */
  remove: oc.input(z.object({ name: reference })).output(done),
}
