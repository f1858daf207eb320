import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { done, instant, label, reference } from './values.ts'

export const exportFormats = ['ndjson', 'csv', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** What to erase; one of these, exactly. */
export const purgeScope = z.discriminatedUnion('scope', [
  z.object({ scope: z.literal('before'), before: instant }),
  /** Exchanges that began at or after `since` and before `before`. */
  z.object({ scope: z.literal('range'), since: instant, before: instant }),
  z.object({ scope: z.literal('key'), client_key_id: reference }),
  z.object({ scope: z.literal('provider'), provider_name: reference }),
  z.object({ scope: z.literal('project'), project: label }),
  z.object({ scope: z.literal('all') }),
])
export type PurgeScope = z.infer<typeof purgeScope>

/** What an erasure came to. Bytes are those of the database, its write-ahead log and its index on disk. */
export const erasureReport = z.object({
  /** Exchanges that are gone, or were changed where a field was taken out. */
  purged: z.number().int(),
  rows_before: z.number().int(),
  rows_after: z.number().int(),
  bytes_before: z.number().int(),
  bytes_after: z.number().int(),
  /** The bytes of what was erased are overwritten in the file. False: another program held it; the next purge tries again. */
  scrubbed: z.boolean(),
})
export type ErasureReport = z.infer<typeof erasureReport>

/** One column of one table, or one file, as the inventory declares it (src/shared/inventory). */
export const inventoryEntry = z.object({
  /** Table and column (`exchanges.tool`), or a file. */
  name: z.string(),
  category: z.string(),
  purpose: z.string(),
  example: z.string(),
  /** In words, as it is now: "90 days (retention_days)". */
  retention: z.string(),
  /** It can be switched off (setting fields_off). */
  optional: z.boolean(),
  is_off: z.boolean(),
  rights: z.array(z.string()),
  /** The date of the inventory that first had it. */
  since: z.string(),
})
export type InventoryEntry = z.infer<typeof inventoryEntry>

export const inventoryChange = z.object({
  /** YYYY-MM-DD */
  date: z.string(),
  kind: z.enum(['added', 'removed', 'changed', 'kept_longer']),
  name: z.string(),
  /** In a sentence, what was and what is now. */
  message: z.string(),
})
export type InventoryChange = z.infer<typeof inventoryChange>

/** What the self-test did, as it goes; the last one is `result`. */
export const selftestStep = z.discriminatedUnion('step', [
  z.object({ step: z.literal('sent'), what: z.string(), markers: z.number().int() }),
  z.object({
    step: z.literal('searched'),
    /** While its answers still ran; after them; after its own rows were purged. */
    when: z.enum(['during', 'before', 'after']),
    file: z.string(),
    bytes: z.number().int(),
    /** What was found there, by the marker's place ("system text"); empty is as it should be. */
    found: z.array(z.string()),
  }),
  z.object({
    step: z.literal('result'),
    passed: z.boolean(),
    requests: z.number().int(),
    markers: z.number().int(),
    files: z.number().int(),
    bytes: z.number().int(),
    found: z.number().int(),
    rows_erased: z.number().int(),
    /** What could not be searched, and why. */
    left_out: z.array(z.string()),
  }),
])
export type SelftestStep = z.infer<typeof selftestStep>

/** Why the app contacted a host. */
export const outboundPurposes = [
  'request',
  'token',
  'provider_test',
  'model_list',
  'price_list',
  'provider_bill',
  'metrics',
  'update',
] as const
export type OutboundPurpose = (typeof outboundPurposes)[number]
/** What a tool asked for, with all that it takes; the rest is on Waybill's own account. */
export const purposesOfTools: readonly OutboundPurpose[] = ['request', 'token']

export const outboundEntry = z.object({
  /** name:port, as it was connected to; through an upstream proxy `name:port via proxy:port`: what was connected to stands last. */
  host: z.string(),
  purpose: z.enum(outboundPurposes),
  /** On its own account, or for a request of a tool. */
  own_account: z.boolean(),
  /** The configured provider's name; null where none was concerned. */
  provider: z.string().nullable(),
  first_at: instant,
  last_at: instant,
  connections: z.number().int(),
  bytes_sent: z.number().int(),
  bytes_received: z.number().int(),
  /** Where the provider's company is, and what it says that it does with data. */
  region: z.string().nullable(),
  policy_page: z.string().nullable(),
})
export type OutboundEntry = z.infer<typeof outboundEntry>

export const privacy = {
  inventory: oc.output(z.object({ date: z.string(), entries: z.array(inventoryEntry) })),
  /** What an update has changed of the inventory since the user last agreed. While there is anything, nothing is recorded. */
  changes: oc.output(z.array(inventoryChange)),
  acceptChanges: oc.output(done),
  /** Everything that is held about everything, readable, in pieces; never a secret. */
  access: oc.input(z.object({ format: z.enum(['text', 'json']) })).output(eventIterator(z.string())),
  /** Erases exchanges and what was counted of them, in the bytes of the file as well. */
  purge: oc.input(purgeScope).output(erasureReport),
  /** Takes columns of exchanges out of the past: rows, totals, bytes. Only fields that the inventory calls optional. */
  eraseFields: oc.input(z.object({ fields: z.array(reference).min(1).max(50) })).output(erasureReport),
  /** Correction of a label: client keys, rows and totals of a project get its new name, or none. */
  renameProject: oc.input(z.object({ from: label, to: label.nullable() })).output(erasureReport),
  /** The text of the export, in pieces. */
  export: oc.input(z.object({ format: z.enum(exportFormats) })).output(eventIterator(z.string())),
  selftest: oc.output(eventIterator(selftestStep)),
  /** By host, purpose and provider, the last contacted first. */
  outbound: oc.input(z.object({ since: instant.optional() })).output(z.array(outboundEntry)),
}
