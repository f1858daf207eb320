import { oc } from '@orpc/contract'
import { z } from 'zod'
import { done, label } from './values.ts'

export const clientKeyView = z.object({
  id: z.string(),
  name: z.string(),
  project: z.string().nullable(),
  /** The first characters of the key and an ellipsis; the rest is nowhere. */
  prefix: z.string(),
  created_at: z.number().int(),
  last_used_at: z.number().int().nullable(),
  revoked_at: z.number().int().nullable(),
  requests: z.number().int(),
})
export type ClientKeyView = z.infer<typeof clientKeyView>

/** The only time that a key is shown. */
export const createdClientKey = z.object({ id: z.string(), name: z.string(), key: z.string(), prefix: z.string() })
export type CreatedClientKey = z.infer<typeof createdClientKey>

export const clientKeys = {
  list: oc.output(z.array(clientKeyView)),
  create: oc.input(z.object({ name: label, project: label.optional() })).output(createdClientKey),
  /** A new key under the same id and name; the old one fails on its next request and its streams are cut. */
  rotate: oc.input(z.object({ id: z.string() })).output(createdClientKey),
  revoke: oc.input(z.object({ id: z.string() })).output(done),
}
