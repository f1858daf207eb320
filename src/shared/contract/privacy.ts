import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { instant } from './values.ts'

export const exportFormats = ['ndjson', 'csv', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** What to erase; one of these, exactly. */
export const purgeScope = z.discriminatedUnion('scope', [
  z.object({ scope: z.literal('before'), before: instant }),
  z.object({ scope: z.literal('key'), client_key_id: z.string() }),
  z.object({ scope: z.literal('provider'), provider_name: z.string() }),
  z.object({ scope: z.literal('all') }),
])
export type PurgeScope = z.infer<typeof purgeScope>

export const privacy = {
  /** Erases exchanges, in the bytes of the file as well. */
  purge: oc.input(purgeScope).output(z.object({ purged: z.number().int() })),
  /** The text of the export, in pieces. */
  export: oc.input(z.object({ format: z.enum(exportFormats) })).output(eventIterator(z.string())),
}
