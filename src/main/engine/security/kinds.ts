import type { SecurityEventKind } from '../../../shared/contract/security.ts'

/** What each kind means, for whoever has not read this program. */
export const kindTexts: Readonly<Record<SecurityEventKind, string>> = {
  host_refused: 'Requests under a host name that is not Waybill’s: DNS rebinding looks like this.',
  origin_refused: 'Requests from a web page whose origin is not listed.',
  client_key_missing: 'Requests without a client key.',
  client_key_unknown: 'Requests with a key that is unknown, or was revoked (then it is named).',
  client_key_expired: 'Requests with a client key that has expired.',
  client_key_suspended: 'Requests with a client key that is suspended.',
  self_loop: 'A provider whose base URL is Waybill itself.',
  limit: 'Requests that a limit of their key, or of all keys, refused.',
  suspicious_path: 'Requests for a target that is no plain path.',
  framing_refused: 'Requests framed in a way in which two readers see two requests: smuggling looks like this.',
  malformed_request: 'Bytes on the proxy’s port that are no HTTP request.',
  control_refused: 'Callers turned away from the dashboard and its calls, and wrong passphrases of the vault.',
  secret_found: 'Credentials seen in what was sent to a provider, and let pass.',
  secret_blocked: 'Credentials seen in what a tool wanted to send: it was not sent.',
  key_revoked: 'Client keys that were revoked, or exchanged for new ones.',
  panic: 'Panic: everything was cut off, all keys revoked, the vault locked.',
  panic_ended: 'A panic that was ended by hand.',
}

/** Kinds that somebody, or something, had no business to cause; a limit or a missing key is an everyday slip. */
export const alarmingKinds: ReadonlySet<SecurityEventKind> = new Set([
  'host_refused',
  'origin_refused',
  'client_key_unknown',
  'client_key_suspended',
  'self_loop',
  'suspicious_path',
  'framing_refused',
  'malformed_request',
  'control_refused',
  'secret_found',
  'secret_blocked',
  'panic',
])
