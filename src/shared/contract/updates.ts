import { oc } from '@orpc/contract'
import { z } from 'zod'

/**
 * Why this installation does not update itself: it came by npm and has no shell that could; it is a developer's; nobody signed
 * it; or the system's own package manager keeps it.
 */
export const updateHindrances = ['headless', 'development', 'unsigned', 'package_manager'] as const
export type UpdateHindrance = (typeof updateHindrances)[number]

/** What the one who installs updates says of itself. */
export const updateProgress = z.object({
  state: z.enum(['idle', 'checking', 'found', 'downloading', 'ready', 'failed']),
  /** The newer version; null where none was found. */
  found: z.string().nullable(),
  /** Of the download. */
  percent: z.number().int().min(0).max(100).nullable(),
  /** What went wrong, as a sentence. */
  problem: z.string().nullable(),
})
export type UpdateProgress = z.infer<typeof updateProgress>

export const updateView = updateProgress.extend({
  version: z.string(),
  hindrance: z.enum(updateHindrances).nullable(),
  /** When it was last asked whether there is a newer one; by this installation, at any time. */
  checked_at: z.number().int().nullable(),
})
export type UpdateView = z.infer<typeof updateView>

/** Each answers at once; what comes of it is a change of the topic `updates`. Throws `updates_off` or `offline`. */
export const updates = {
  view: oc.output(updateView),
  check: oc.output(updateView),
  /** Of what a check has found. */
  download: oc.output(updateView),
  /** Of what was downloaded: Waybill ends, as at any quit, and starts again as the newer version. */
  install: oc.output(updateView),
}
