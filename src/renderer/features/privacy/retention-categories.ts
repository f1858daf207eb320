/** What has a time of its own to be kept for, by the setting that says it. */
export const retentionCategories = [
  { setting: 'retention_days', name: 'exchanges' },
  { setting: 'totals_retention_days', name: 'totals' },
  { setting: 'events_retention_days', name: 'warnings' },
  { setting: 'security_events_retention_days', name: 'security' },
  { setting: 'outbound_retention_days', name: 'outbound' },
] as const
export type RetentionCategory = (typeof retentionCategories)[number]
