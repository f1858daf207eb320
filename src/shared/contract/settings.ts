import { oc } from '@orpc/contract'
import { z } from 'zod'

const host = z.string().regex(/^[a-z0-9.-]+(:\d{1,5})?$/i, 'Write a host as name or name:port.')
const origin = z
  .string()
  .regex(
    /^(https?|chrome-extension|vscode-webview|app|tauri):\/\/[^/\s*]+$/i,
    'Write an origin as scheme://host[:port], with no path.',
  )
const proxyUrl = z.string().regex(/^https?:\/\/\S+$/, 'Write the proxy as http://host:port.')

/** Every setting, with the value that it has until the user changes it. */
export const settingsSchema = z.object({
  port: z.number().int().min(0).max(65535).default(4466),
  control_port: z.number().int().min(0).max(65535).default(4467),
  /** Listen on [::1] as well. */
  listen_ipv6: z.boolean().default(false),
  body_limit_bytes: z
    .number()
    .int()
    .min(1024)
    .max(1024 ** 3)
    .default(32 * 1024 * 1024),
  upstream_timeout_seconds: z.number().int().min(1).max(86_400).default(900),
  stop_limit_seconds: z.number().int().min(0).max(3600).default(10),
  retention_days: z.number().int().min(0).max(3650).default(90),
  vault: z.enum(['auto', 'keychain', 'sealed', 'memory']).default('auto'),
  /** null: HTTPS_PROXY and NO_PROXY of the environment; an empty text: none. */
  upstream_proxy: z
    .union([z.literal(''), proxyUrl])
    .nullable()
    .default(null),
  extra_ca_file: z.string().nullable().default(null),
  system_ca: z.boolean().default(true),
  allowed_hosts: z.array(host).max(50).default([]),
  allowed_origins: z.array(origin).max(50).default([]),
})
export type Settings = z.infer<typeof settingsSchema>
export type SettingName = keyof Settings

export const settingNames = Object.keys(settingsSchema.shape) as readonly SettingName[]

export const settings = {
  get: oc.output(settingsSchema),
  /** `value` is checked against the setting's own schema. Settings that take effect at the next start are named in `restart`. */
  set: oc
    .input(z.object({ name: z.enum(settingNames as [SettingName, ...SettingName[]]), value: z.unknown() }))
    .output(z.object({ settings: settingsSchema, restart: z.boolean() })),
}
