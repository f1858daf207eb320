import { oc } from '@orpc/contract'
import { z } from 'zod'
import { isOptionalField, optionalFields } from '../inventory/exchanges.ts'
import { languageChoices } from '../languages.ts'
import { notificationKinds } from '../notification-kinds.ts'
import { secretScans } from './values.ts'

const host = z.string().regex(/^[a-z0-9.-]+(:\d{1,5})?$/i, 'Write a host as name or name:port.')
const origin = z
  .string()
  .regex(
    /^(https?|chrome-extension|vscode-webview|app|tauri):\/\/[^/\s*]+$/i,
    'Write an origin as scheme://host[:port], with no path.',
  )
const proxyUrl = z.url({ protocol: /^https?$/, error: 'Write the proxy as http://host:port.' })

const collectorUrl = z
  .string()
  .max(2000)
  .regex(/^https?:\/\/\S+$/, 'Write the collector as https://host[:port].')
export const headerName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, 'Write the name of a header, such as authorization.')
  .refine(
    (name) => !/^(host|connection|content-.*|transfer-encoding|user-agent|upgrade|te|trailer|expect)$/i.test(name),
    'This header is not free to choose.',
  )

const optionalField = z.string().refine((name): boolean => isOptionalField(name), {
  error: ({ input }) =>
    `${String(input).slice(0, 60)} is no field that can be switched off. These can: ${optionalFields.join(', ')}.`,
})

/** Two years, the longest that any policy which Waybill answers allows itself. */
export const MOST_DAYS = 730
const days = whole(0, MOST_DAYS, `Write whole days, from 0 (not kept) to ${MOST_DAYS}.`)
const yesOrNo = z.boolean('Write true or false.')

const DOLLARS = 'Write dollars from 0 to 1000000, such as 5 or 0.50; null: no budget.'
const budget = z.number(DOLLARS).min(0, DOLLARS).max(1_000_000, DOLLARS).nullable().default(null)

/** Every setting, with the value that it has until the user changes it. */
export const settingsSchema = z.object({
  port: whole(0, 65535).default(4466),
  control_port: whole(0, 65535).default(4467),
  /** Listen on [::1] as well. */
  listen_ipv6: yesOrNo.default(false),
  body_limit_bytes: whole(1024, 1024 ** 3).default(32 * 1024 * 1024),
  upstream_timeout_seconds: whole(1, 86_400).default(900),
  /** Of one request, by other keys and providers, the first one included. 1: no second attempt. */
  retry_attempts: whole(1, 5).default(3),
  /** No further attempt sets out once a request is this old. */
  retry_seconds: whole(0, 3600).default(60),
  stop_limit_seconds: whole(0, 3600).default(10),
  retention_days: days.default(90),
  /** Totals by day outlive the exchanges; at least as long as these are kept. */
  totals_retention_days: days.default(730),
  vault: z.enum(['auto', 'keychain', 'sealed', 'memory']).default('auto'),
  /** null: HTTPS_PROXY and NO_PROXY of the environment; an empty text: none. */
  upstream_proxy: z
    .union([z.literal(''), proxyUrl])
    .nullable()
    .default(null),
  extra_ca_file: z.string().nullable().default(null),
  system_ca: yesOrNo.default(true),
  allowed_hosts: z.array(host).max(50).default([]),
  allowed_origins: z.array(origin).max(50).default([]),
  /** Warnings are kept for this long. */
  events_retention_days: days.default(30),
  security_events_retention_days: days.default(30),
  /** Of the list of hosts that were contacted. */
  outbound_retention_days: days.default(90),
  /** paused: exchanges leave no row and no total; limits hold. */
  recording: z.enum(['on', 'paused']).default('on'),
  /** Columns of an exchange that are not written down; those that the inventory calls optional. */
  fields_off: z.array(optionalField).max(60).default([]),
  /** Waybill itself contacts nobody but the providers that are being used. */
  offline: yesOrNo.default(false),
  /** Credentials in what leaves: not looked for, told of, or refused. A client key may have its own word. */
  secret_scan: z.enum(secretScans).default('off'),
  /** Over all client keys together, by the user's own calendar; null: no budget. */
  budget_day_usd: budget,
  budget_month_usd: budget,
  /** No request passes; what runs goes on to its end. */
  paused: yesOrNo.default(false),
  /** A key whose use turns abnormal is suspended, not only told of. */
  suspend_abnormal_keys: yesOrNo.default(false),
  /** Figures for a Prometheus on this machine: /metrics of the control port. */
  prometheus: yesOrNo.default(false),
  /** Base URL of an OpenTelemetry collector; null: nothing is sent. */
  otlp_endpoint: collectorUrl.nullable().default(null),
  /** Accept plain http to a private address. */
  otlp_allow_http: yesOrNo.default(false),
  /** The header whose value is in the vault; `waybill metrics otlp-header` sets both. */
  otlp_header: headerName.nullable().default(null),
  otlp_interval_seconds: whole(1, 3600).default(60),
  /** Labels that go along with figures beside model and provider. */
  metrics_attributes: z
    .array(z.enum(['project', 'tool']))
    .max(2)
    .default([]),
  /** The introduction was gone through or skipped: it does not come by itself again. */
  welcomed: yesOrNo.default(false),
  /** Of the desktop app: it asks once a day whether there is a newer version. */
  update_checks: yesOrNo.default(false),
  language: z.enum(languageChoices).default('system'),
  /** Of the desktop app: it comes up with the session, without a window. */
  start_at_login: yesOrNo.default(false),
  /** Of the desktop app: with its last window closed it goes on, in the tray. On macOS it does in any case. */
  close_to_tray: yesOrNo.default(false),
  /** Of the desktop app: what is not told of. */
  notifications_off: z.array(z.enum(notificationKinds)).max(notificationKinds.length).default([]),
})
export type Settings = z.infer<typeof settingsSchema>
export type SettingName = keyof Settings

export const settingNames = Object.keys(settingsSchema.shape) as readonly SettingName[]

/** What is bound or opened once: a change of one of these takes effect at the next start. */
export const settingsAtStart = [
  'port',
  'control_port',
  'listen_ipv6',
  'vault',
] as const satisfies readonly SettingName[]

/** One sentence for whatever is wrong with it: the schema's own speak of types. */
function whole(least: number, most: number, words = `Write a whole number from ${least} to ${most}.`) {
  return z.number(words).int(words).min(least, words).max(most, words)
}

export const settings = {
  get: oc.output(settingsSchema),
  /** `value` is checked against the setting's own schema. Settings that take effect at the next start are named in `restart`. */
  set: oc
    .input(z.object({ name: z.enum(settingNames as [SettingName, ...SettingName[]]), value: z.unknown() }))
    .output(z.object({ settings: settingsSchema, restart: z.boolean() })),
}
