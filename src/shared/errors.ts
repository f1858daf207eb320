/**
 * Every way in which Waybill itself can refuse or fail, with the HTTP status that a tool sees where one applies
 * and the action that a user can take. No message here or elsewhere carries a body, a header value or a key.
 */
const CODES = {
  // A request that may not pass.
  bad_target: { status: 400, action: 'Send a plain path such as /v1/chat/completions.' },
  host_refused: {
    status: 403,
    action: 'Use http://127.0.0.1 with the port of Waybill, or add the host in Settings › Network.',
  },
  origin_refused: {
    status: 403,
    action: 'Web pages may not use Waybill unless their origin is listed in Settings › Network.',
  },
  self_loop: { status: 508, action: 'Give the provider another base URL: waybill provider add NAME --base-url URL' },
  framing_refused: { status: 400, action: 'Send the body with a content-length, or with a method that carries one.' },
  client_key_missing: {
    status: 401,
    action: 'Create a client key (waybill key create NAME) and set it as the API key.',
  },
  client_key_unknown: {
    status: 401,
    action: 'Create a client key (waybill key create NAME) and set it as the API key.',
  },
  client_key_expired: {
    status: 401,
    action: 'Give it more time (waybill key limit ID --expires DAYS), or create another.',
  },
  client_key_suspended: {
    status: 403,
    action: 'See why: waybill key list; let it pass again: waybill key unsuspend ID',
  },
  paused: { status: 503, action: 'Resume: waybill resume' },
  unknown_path: {
    status: 404,
    action:
      'Use /v1/chat/completions, /v1/responses, /v1/messages or /v1beta/models/MODEL:generateContent; to set a tool up: waybill connect TOOL',
  },
  // What a client key, its plan or the budgets over all keys do not let pass (limits/).
  model_not_allowed: {
    status: 403,
    action: 'Name another model, or allow it: waybill key limit ID --allow-model GLOB',
  },
  provider_not_allowed: {
    status: 403,
    action: 'Name another provider, or allow it: waybill key limit ID --allow-provider NAME',
  },
  endpoint_not_allowed: { status: 403, action: 'Allow it: waybill key limit ID --allow-endpoint GLOB' },
  output_too_large: {
    status: 400,
    action: 'Ask for less output, or raise the limit: waybill key limit ID --max-output N',
  },
  rate_limited: { status: 429, action: 'Wait, or raise the limit: waybill key limit ID' },
  budget_spent: { status: 429, action: 'Wait for the next window, or raise the budget.' },
  secret_found: {
    status: 403,
    action: 'Take it out of what you send, or let this key pass: waybill key set ID --secret-scan warn',
  },
  // A body that can't be carried.
  body_too_large: { status: 413, action: 'Send less, or raise body_limit_bytes (waybill settings set).' },
  body_not_json: { status: 400, action: 'Send valid JSON, or address a provider by name: /openai/v1/…' },
  untranslatable: {
    status: 400,
    action: 'Leave it out, or name a provider that speaks this format: waybill route explain MODEL',
  },
  thread_untranslatable: { status: 400, action: 'Send the whole conversation, without the field thread.' },
  upgrade_untranslatable: {
    status: 426,
    action: 'Let the tool send plain requests in place of a WebSocket, or name a provider that speaks its format.',
  },
  asks_unmet: { status: 400, action: 'Send plain JSON, or switch the ask off: waybill provider asks NAME' },
  // A provider that can't be reached.
  model_not_served: { status: 404, action: 'Add the provider (waybill provider add), or name one: provider/model.' },
  provider_key_missing: { status: 503, action: 'Add the key again: waybill provider add NAME' },
  vault_locked: { status: 503, action: 'Unlock the vault: waybill unlock' },
  provider_unreachable: {
    status: 502,
    action: 'Check the network, the upstream proxy and the base URL of the provider.',
  },
  provider_certificate: {
    status: 502,
    action: 'If you trust it, set the CA file: waybill settings set extra_ca_file PATH',
  },
  provider_timeout: { status: 504, action: 'Try again; raise upstream_timeout_seconds if answers take this long.' },
  panic: { status: 503, action: 'End it by hand: waybill panic --end' },
  panic_not_written: {
    status: 507,
    action:
      'Make room on the disk and panic again. Till then, start Waybill no more, and revoke the keys at your providers.',
  },
  not_written: { status: 507, action: 'Make room on the disk of the data directory, and try again.' },
  database_damaged: {
    status: 503,
    action: 'Restart Waybill: it keeps the damaged database under another name and makes a new one.',
  },
  stopping: { status: 503, action: 'Start Waybill again: waybill start' },
  internal: { status: 500, action: 'Run waybill doctor, and report what it says.' },
  // Control: what a command or a screen asked for.
  invalid_input: { status: 400, action: 'Correct the value and try again.' },
  not_found: { status: 404, action: 'List what there is, and try again.' },
  name_taken: { status: 409, action: 'Choose another name.' },
  plan_in_use: { status: 409, action: 'Give those keys another plan, or none, first.' },
  base_url_refused: { status: 400, action: 'Use https, or http for an address on this machine.' },
  vault_unavailable: { status: 503, action: 'Run waybill doctor, or choose another vault: --vault sealed' },
  vault_corrupt: { status: 503, action: 'Put back a copy of the vault file, or move it away and add the keys again.' },
  passphrase_needed: { status: 400, action: 'Give the passphrase at the prompt or with --passphrase-file.' },
  passphrase_wrong: { status: 403, action: 'Try again with the right passphrase.' },
  passphrase_weak: { status: 400, action: 'Use at least 8 characters.' },
  admin_key_missing: { status: 409, action: 'Give an admin key of the account: waybill bill key add NAME' },
  admin_key_refused: { status: 403, action: 'Give an admin key of the account: waybill bill key add NAME' },
  bill_unavailable: { status: 503, action: 'Try again later; what was fetched before is kept.' },
  bill_unreadable: { status: 502, action: 'Check the base URL. Nothing was changed; what was fetched before is kept.' },
  report_failed: {
    status: 503,
    action: 'Try again; if it fails again, restart Waybill: waybill stop, then waybill start',
  },
  offline: { status: 409, action: 'Go online: waybill settings set offline false' },
  models_unreadable: {
    status: 502,
    action: 'Check the base URL: waybill provider test NAME. The models that were known stay.',
  },
  prices_unreachable: { status: 502, action: 'Check the network and the upstream proxy, and try again.' },
  prices_refused: { status: 502, action: 'Nothing was changed. Try again later, or set prices of your own.' },
  // Another program's settings file.
  files_changed: { status: 409, action: 'Look at the changes once more, and apply those.' },
  settings_file_unreadable: { status: 409, action: 'Mend the file by hand, then try again. Nothing was written.' },
  // Updates.
  updates_off: { status: 409, action: 'Get the newer version where you got this one.' },
  update_failed: { status: 502, action: 'Try again later. Nothing was changed.' },
  command_not_ours: { status: 409, action: 'Move it away first, or go on without: it is yours.' },
  command_not_put: { status: 409, action: 'Let Waybill write to its folder, then try again.' },
  // Start.
  port_taken: { status: 503, action: 'Stop what holds the port, or choose another: --port N' },
  already_running: { status: 409, action: 'Use the running one, or stop it first: waybill stop' },
  not_running: { status: 503, action: 'Start it: waybill start' },
  data_directory_unusable: {
    status: 503,
    action: 'Make it a directory of your own that you can write, or set WAYBILL_HOME.',
  },
  database_newer: { status: 503, action: 'Update Waybill, or set WAYBILL_HOME to another directory.' },
  runtime_too_old: { status: 503, action: 'Use Node 22.12 or later.' },
} as const satisfies Record<string, { status: number; action: string }>

export type ErrorCode = keyof typeof CODES

export const errorCodes = Object.keys(CODES) as readonly ErrorCode[]

export function actionOf(code: ErrorCode): string {
  return CODES[code].action
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(CODES, value)
}

export interface AppErrorDetails {
  /** What went wrong, in a sentence. */
  readonly message?: string
  /** What to do about it; the code's own advice where left out. */
  readonly action?: string
  readonly cause?: unknown
}

export class AppError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly action: string

  constructor(code: ErrorCode, details: AppErrorDetails = {}) {
    super(
      details.message ?? code.replaceAll('_', ' '),
      details.cause === undefined ? undefined : { cause: details.cause },
    )
    this.name = 'AppError'
    this.code = code
    this.status = CODES[code].status
    this.action = details.action ?? CODES[code].action
  }
}

/** Whatever was thrown, as an AppError; what we did not foresee becomes `internal`, its text withheld. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  return new AppError('internal', { message: 'Something unforeseen went wrong in Waybill.', cause: thrown })
}
