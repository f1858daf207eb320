import { oc } from '@orpc/contract'
import { z } from 'zod'
import { asksPatch, someAsks } from './asks.ts'
import { limitState, limits, limitsPatch } from './limits.ts'
import { done, instant, label, reference, secretScans } from './values.ts'

export const clientKeyView = z.object({
  id: z.string(),
  name: z.string(),
  project: z.string().nullable(),
  /** The first characters of the key and an ellipsis; the rest is nowhere. */
  prefix: z.string(),
  created_at: z.number().int(),
  last_used_at: z.number().int().nullable(),
  revoked_at: z.number().int().nullable(),
  /** From then on it is refused. */
  expires_at: z.number().int().nullable(),
  suspended_at: z.number().int().nullable(),
  suspended_reason: z.string().nullable(),
  requests: z.number().int(),
  /** Its exchanges leave no row and no total; its limits hold. */
  private: z.boolean(),
  /** null: as the setting secret_scan has it. */
  secret_scan: z.enum(secretScans).nullable(),
  /** Where it says other than its provider. */
  asks: someAsks,
  /** The name of the plan that it carries. */
  plan: z.string().nullable(),
  own_limits: limits,
  /** What is in force: its own limits, and its plan's where it has none of its own. */
  limits,
  /** What is left of those that fill up. */
  left: z.array(limitState),
})
export type ClientKeyView = z.infer<typeof clientKeyView>

const clientKeyName = clientKeyView.pick({ id: true, name: true, prefix: true, revoked_at: true })

/** The only time that a key is shown. */
export const createdClientKey = z.object({ id: z.string(), name: z.string(), key: z.string(), prefix: z.string() })
export type CreatedClientKey = z.infer<typeof createdClientKey>

const id = z.object({ id: reference })

export const clientKeys = {
  list: oc.output(z.array(clientKeyView)),
  /** Which there are and were, at once: what each has used, which `list` tells, is counted over all of the ledger. */
  names: oc.output(z.array(clientKeyName)),
  create: oc
    .input(
      z.object({
        name: label,
        project: label.optional(),
        limits: limits.optional(),
        plan: reference.optional(),
        expires_at: instant.optional(),
        private: z.boolean().optional(),
        secret_scan: z.enum(secretScans).nullable().optional(),
        asks: someAsks.optional(),
      }),
    )
    .output(createdClientKey),
  /** What is left out stays as it is. In force from the key's next request on; what runs goes on. */
  update: oc
    .input(
      z.object({
        id: reference,
        name: label.optional(),
        /** From its next exchange on; the past is `privacy.renameProject`'s. */
        project: label.nullable().optional(),
        private: z.boolean().optional(),
        secret_scan: z.enum(secretScans).nullable().optional(),
        asks: asksPatch.optional(),
        limits: limitsPatch.optional(),
        plan: reference.nullable().optional(),
        expires_at: instant.nullable().optional(),
      }),
    )
    .output(clientKeyView),
  /** A new key under the same id and name; the old one fails on its next request and its streams are cut. */
  rotate: oc.input(id).output(createdClientKey),
  revoke: oc.input(id).output(done),
  /** Refuses its requests until it is unsuspended; what runs goes on to its end. */
  suspend: oc.input(z.object({ id: reference, reason: label.optional() })).output(done),
  unsuspend: oc.input(id).output(done),
}
