import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { dialects } from '../exchange-row.ts'
import { shells, toolIds } from './tool-ids.ts'
import { done, reference } from './values.ts'

export { type Shell, shells, type ToolId, toolIds } from './tool-ids.ts'

const tool = z.enum(toolIds)

/**
 * `connected`: all that Waybill wrote is there. `changed`: someone has changed a part of it since. `missing`: the file or all of
 * it is gone. `elsewhere`: never connected by us, but its settings name an address already.
 */
export const connectionStates = ['not_connected', 'connected', 'changed', 'missing', 'elsewhere'] as const

/** How a tool gets its key: by a command of ours (nothing on disk), out of its own settings file, or out of its environment. */
export const keyWays = ['command', 'file', 'environment'] as const

export const toolView = z.object({
  id: tool,
  name: z.string(),
  /** An SDK is set up by its environment alone. */
  group: z.enum(['agent', 'editor', 'sdk']),
  dialect: z.enum(dialects),
  /** The base URL that it is pointed at, as tools of its format have it; null while nothing listens. */
  address: z.string().nullable(),
  key_way: z.enum(keyWays),
  /** Its environment says all that it needs: there are lines for a shell. */
  has_lines: z.boolean(),
  /** Its settings files, as this machine has them; empty where it has none that can be set for it. */
  files: z.array(z.object({ path: z.string(), exists: z.boolean() })),
  state: z.enum(connectionStates),
  connected_at: z.number().int().nullable(),
  /** The key that was made for it. */
  client_key_id: z.string().nullable(),
  /** When a request with that key last came. */
  last_request_at: z.number().int().nullable(),
  /** What the user has to do by hand, or should know before; in order. Empty: nothing. */
  steps: z.array(z.string()),
})
export type ToolView = z.infer<typeof toolView>

/** What would be written, and nothing is before the user has seen it. */
export const connectionPlan = z.object({
  tool,
  action: z.enum(['apply', 'undo']),
  files: z.array(
    z.object({
      path: z.string(),
      exists: z.boolean(),
      /** Unified, three lines around each change; empty where nothing changes. Values of keys are masked. */
      diff: z.string(),
      /** The settings concerned, as the file's own language writes them, such as `env.ANTHROPIC_BASE_URL`. */
      settings: z.array(z.string()),
    }),
  ),
  /** What the user should know before: a value of their own that is put away, what undo leaves alone because they changed it. */
  notes: z.array(z.string()),
  /** Of the files as the plan saw them; `apply` and `undo` refuse another. */
  revision: z.string(),
})
export type ConnectionPlan = z.infer<typeof connectionPlan>

const change = z.object({ tool, revision: reference })

export const verification = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting'), since: z.number().int() }),
  z.object({
    state: z.literal('seen'),
    at: z.number().int(),
    /** The exchange's row; null where it is not written down. */
    exchange_id: z.string().nullable(),
    model: z.string().nullable(),
    status_code: z.number().int().nullable(),
  }),
])
export type Verification = z.infer<typeof verification>

export const connect = {
  list: oc.output(z.array(toolView)),
  plan: oc.input(z.object({ tool, action: z.enum(['apply', 'undo']) })).output(connectionPlan),
  /** Makes the tool's client key, keeps it in the vault, and writes what the plan showed. `files_changed` where they have since. */
  apply: oc.input(change).output(toolView),
  /** Takes back what was written, setting by setting; what the user changed since stays. Its client key is revoked. */
  undo: oc.input(change).output(toolView),
  /** Ends with `seen`, at the first request of that tool's key that is answered from now on. */
  verify: oc.input(z.object({ tool })).output(eventIterator(verification)),
  /**
   * Lines for the user's shell. The key is asked of `waybill token` as the line runs, so that no file of the shell holds it; makes
   * the tool's client key where it has none.
   */
  env: oc
    .input(z.object({ tool, shell: z.enum(shells) }))
    .output(z.object({ lines: z.string(), steps: z.array(z.string()) })),
  /** What a child process of `waybill run` needs: variables, and arguments to go before its own where a tool reads no variable. */
  variables: oc
    .input(z.object({ tool }))
    .output(z.object({ variables: z.record(z.string(), z.string()), arguments: z.array(z.string()) })),
  /** The connected tool's client key, out of the vault. */
  token: oc.input(z.object({ tool })).output(z.object({ key: z.string() })),
  /** Forgets a tool that is gone: no file is touched, its key is revoked. */
  forget: oc.input(z.object({ tool })).output(done),
}
