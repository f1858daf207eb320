import type { SystemStatus } from '../../../shared/contract/system.ts'
import type { Tool } from './tool.ts'

interface Healing {
  readonly written: readonly string[]
  readonly problems: readonly string[]
  readonly isMissing: boolean
}

/** What a start found of a connected tool, for the user. */
export function noticesOf({ id, name }: Tool, { written, problems, isMissing }: Healing): SystemStatus['notices'] {
  const look = `Look: waybill connect ${id}`
  return [
    ...written.map((path) => ({
      code: 'connection_healed',
      message: `${name} was pointed at an address of before: ${path} names this one now.`,
      action: `Start ${name} again, if it runs.`,
    })),
    ...problems.map((message) => ({ code: 'connection_broken', message, action: look })),
    ...(isMissing
      ? [{ code: 'connection_broken', message: `What was written for ${name} is gone.`, action: look }]
      : []),
  ]
}
