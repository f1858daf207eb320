/** What the desktop app tells of while nobody looks at it. Each can be switched off (setting notifications_off). */
export const notificationKinds = [
  'limit_near',
  'provider_failing',
  'vault_locked',
  'key_suspended',
  'model_deprecated',
  'update_ready',
] as const
export type NotificationKind = (typeof notificationKinds)[number]
