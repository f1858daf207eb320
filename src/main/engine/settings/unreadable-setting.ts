import type { SystemStatus } from '../../../shared/contract/system.ts'

export type SettingNotice = SystemStatus['notices'][number]

export function unreadableSetting(name: string, inForce: unknown): SettingNotice {
  return {
    code: 'stored_unreadable',
    message: `The setting ${name} in the database can’t be read: ${JSON.stringify(inForce)} holds.`,
    action: `Set it again: waybill settings set ${name}`,
  }
}
