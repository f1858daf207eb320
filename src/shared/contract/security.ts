import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { instant } from './values.ts'

export const securityEventKinds = [
  'host_refused',
  'origin_refused',
  'client_key_missing',
  'client_key_unknown',
  'client_key_expired',
  'client_key_suspended',
  'self_loop',
  'limit',
  'suspicious_path',
  'framing_refused',
  'malformed_request',
  'control_refused',
  'secret_found',
  'secret_blocked',
  'key_revoked',
  'panic',
  'panic_ended',
] as const
export type SecurityEventKind = (typeof securityEventKinds)[number]

/** Something that was refused, found or done for safety's sake. Like ones of one second are one event, counted. */
export const securityEvent = z.object({
  id: z.string(),
  at: instant,
  kind: z.enum(securityEventKinds),
  client_key_id: z.string().nullable(),
  /** The port from which a program on this machine called. */
  peer_port: z.number().int().nullable(),
  /** The user agent's product. */
  tool: z.string().nullable(),
  /** A code of our own, or a rule's name; never a word of the request. */
  detail: z.string().nullable(),
  count: z.number().int(),
})
export type SecurityEvent = z.infer<typeof securityEvent>

export const panicState = z.object({
  /** null: there is none. Till it is ended by hand, nothing listens and the vault stays locked, over restarts too. */
  since: instant.nullable(),
  keys_revoked: z.number().int(),
  streams_cut: z.number().int(),
})
export type PanicState = z.infer<typeof panicState>

export const security = {
  /** Newest first. */
  events: oc
    .input(
      z.object({
        since: instant.optional(),
        /** Of these alone. */
        kinds: z.array(z.enum(securityEventKinds)).optional(),
        limit: z.number().int().min(1).max(1000).default(200),
      }),
    )
    .output(z.array(securityEvent)),
  /** From now on, within a second of each. An id comes again where its count has grown. */
  live: oc.output(eventIterator(securityEvent)),
  /** What happened, in words, for whoever is affected: a text in Markdown. */
  incident: oc
    .input(z.object({ since: instant, until: instant.optional() }))
    .output(z.object({ markdown: z.string() })),
  /** Locks the vault, revokes every client key, cuts every stream, stops the proxy; remembered over restarts. */
  panic: oc.output(panicState),
  panicState: oc.output(panicState),
  /** Lets the proxy listen again. The vault is unlocked, and new keys are made, by hand. */
  endPanic: oc.output(panicState),
}
