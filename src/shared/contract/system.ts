import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { settingsAtStart } from './settings.ts'
import { done } from './values.ts'

export const vaultView = z.object({
  kind: z.enum(['keychain', 'sealed', 'memory']),
  state: z.enum(['ready', 'locked', 'unavailable']),
  /** A sealed vault without a file yet: the first passphrase makes it. */
  is_new: z.boolean(),
  /** Why it is not the vault that was asked for, and how to mend it. */
  problem: z.string().nullable(),
  action: z.string().nullable(),
})
export type VaultView = z.infer<typeof vaultView>

export const systemStatus = z.object({
  state: z.enum(['running', 'stopping', 'not_listening']),
  version: z.string(),
  pid: z.number().int(),
  started_at: z.number().int(),
  /** Where tools point, e.g. http://127.0.0.1:4466; null where nothing listens. */
  proxy: z.string().nullable(),
  /** Without its token: a status is no way in. */
  dashboard: z.string().nullable(),
  demo: z.boolean(),
  /** The user has told it to let nothing pass. */
  paused: z.boolean(),
  /** `paused`: by the user. `waits`: an update changed the inventory, and nobody has agreed yet. Limits hold all the same. */
  recording: z.enum(['on', 'paused', 'waits']),
  /** Since when a panic lasts; null: none. */
  panic_since: z.number().int().nullable(),
  offline: z.boolean(),
  vault: vaultView,
  data_directory: z.string(),
  database_bytes: z.number().int(),
  exchanges: z.number().int(),
  /** From 0 to 1: how far exchanges of before there were totals are counted into them. Reports are short till then. */
  totals_progress: z.number(),
  running_exchanges: z.number().int(),
  /** Exchanges that could not be written down since the start (disk full, say). */
  unrecorded: z.number().int(),
  next_purge_at: z.number().int().nullable(),
  /** Settings that were changed since the start, and wait for the next one. */
  restart_for: z.array(z.enum(settingsAtStart)),
  /** Things that a user should know of, such as a database that was set aside. */
  notices: z.array(z.object({ code: z.string(), message: z.string(), action: z.string() })),
})
export type SystemStatus = z.infer<typeof systemStatus>

export const check = z.object({
  name: z.string(),
  state: z.enum(['ok', 'warning', 'failed']),
  message: z.string(),
  action: z.string().nullable(),
})
export type Check = z.infer<typeof check>

/** The `waybill` command of this installation. */
export const commandView = z.object({
  /** How it is run by hand, whole. */
  line: z.string(),
  /** Where it can be put so that its name is enough; null: here it can't. */
  path: z.string().nullable(),
  /** What lies there. `outdated`: ours, of another place of this installation; `foreign`: not ours. */
  state: z.enum(['absent', 'put', 'outdated', 'foreign']),
  /** Whether the shell that Waybill was started from would find it there; a desktop's often has another PATH. */
  folder_on_path: z.boolean(),
})
export type CommandView = z.infer<typeof commandView>

/** What has changed, for views that hold a copy. */
export const changeTopics = [
  'status',
  'providers',
  'routes',
  'client_keys',
  'settings',
  'exchanges',
  'billing',
  'prices',
  'models',
  'warnings',
  'privacy',
  'security',
  'connections',
  'updates',
] as const
export type ChangeTopic = (typeof changeTopics)[number]

export const system = {
  status: oc.output(systemStatus),
  doctor: oc.output(z.array(check)),
  /** All that helps somebody else to see what is wrong, as text without keys, names of hosts or the user's own. */
  diagnostics: oc.output(z.object({ text: z.string() })),
  /** The dashboard's address with the token that lets a browser in: for who is in already. Null where none is served. */
  wayIn: oc.output(z.object({ address: z.string().nullable() })),
  /** Stops the engine after its answer is sent; streams get `stop_limit_seconds` to finish. */
  stop: oc.output(done),
  lock: oc.output(vaultView),
  unlock: oc.input(z.object({ passphrase: z.string().max(1024).optional() })).output(vaultView),
  /** The pages of others that the dashboard shows as links, whole: what the window may have opened in a browser. */
  links: oc.output(z.array(z.string())),
  /** The machine has slept: connections that were idle are dead, and nobody has told us. */
  woke: oc.output(done),
  command: oc.output(commandView),
  /** Never over a file that is not ours: `command_not_ours`. */
  putOnPath: oc.output(commandView),
  takeOffPath: oc.output(commandView),
  changes: oc.output(eventIterator(z.object({ topic: z.enum(changeTopics) }))),
}
