import type { ToolId } from '../../../shared/contract/connect.ts'
import { AppError } from '../../../shared/errors.ts'
import { commandLine } from './command-line.ts'
import type { SettingValue } from './format.ts'
import { withoutKeys } from './masks.ts'
import type { Applying, Undoing } from './plan.ts'
import { isList, sameValue } from './setting-values.ts'

/** By what a tool's settings are told to be this Waybill's own. */
export interface OwnSettings {
  readonly id: ToolId
  readonly name: string
  readonly tokenCommand: readonly string[]
  readonly platform: NodeJS.Platform
  /** One that this Waybill has made, whether it is in force or not. */
  isOwnKey(key: string): boolean
}

/** What of a plan the user has to know where what stands there is no setting of their own, but another Waybill's. */
export function noteOnApply({ fresh }: Applying, own: OwnSettings): string[] {
  const whose = otherWaybill(
    fresh.map(({ record }) => record.before?.value),
    own,
  )
  if (whose === null) return []
  return [
    `These settings of ${own.name} were written by ${whose}: undo here puts them back, and not what stood there before them.`,
  ]
}

/**
 * Throws `files_changed` where another Waybill has connected the tool since: what it would put back later are this one's settings,
 * whose key is gone by then, and what the user had in the beginning would be known to nobody.
 */
export function noteOnUndo({ found, putBack }: Undoing, own: OwnSettings): string[] {
  const since = otherWaybill(found, own)
  if (since !== null) {
    throw new AppError('files_changed', {
      message: `${own.name} was connected by ${since} since, which would put back what is taken away here.`,
      action: 'Undo there first. Where that one is gone, take its lines out of the file yourself.',
    })
  }
  const before = otherWaybill(putBack, own)
  return before === null ? [] : [`What is put back was written by ${before}: to take that out as well, undo there.`]
}

/** Of values that are none of this Waybill's: which other one wrote them, as far as they tell; null: none did. */
function otherWaybill(values: readonly (SettingValue | undefined)[], own: OwnSettings): string | null {
  const printed = values.flatMap((value, at) => tokenCommandOf(value, values[at - 1], own) ?? [])[0]
  if (printed !== undefined) return `another Waybill (${withoutKeys(printed, printed)})`
  const isOther = values.some(
    (value) => typeof value === 'string' && /^sk-wb-[\w-]{43}$/.test(value) && !own.isOwnKey(value),
  )
  return isOther ? 'another Waybill, or by this one with a key of before' : null
}

/** How that Waybill is run, of what prints a key: a line for a shell, or a list behind its program. */
function tokenCommandOf(
  value: SettingValue | undefined,
  program: SettingValue | undefined,
  { id, tokenCommand, platform }: OwnSettings,
): string | null {
  if (typeof value === 'string' && value !== commandLine(tokenCommand, platform)) {
    return value.endsWith(` token ${id}`) ? value.slice(0, -` token ${id}`.length) : null
  }
  if (!isList(value) || sameValue(value, tokenCommand.slice(1))) return null
  if (!sameValue(value.slice(-2), ['token', id])) return null
  return commandLine([program, ...value.slice(0, -2)].map(String), platform)
}
