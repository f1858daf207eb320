import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { ConnectionEditRecord } from '../ledger/ledger.ts'
import type { SettingPath, SettingValue } from './format.ts'
import { type SettingLanguage, settingFormats } from './formats/formats.ts'
import type { SettingRecord } from './setting-record.ts'
import type { SettingRole } from './tool.ts'
import type { KeyRing } from './tool-keys.ts'

/** One setting that was written, with what taking it back needs. */
export interface WrittenSetting {
  readonly file: string
  readonly format: SettingLanguage
  readonly role: SettingRole
  readonly madeFile: boolean
  readonly record: SettingRecord
}

type Former = Pick<SettingRecord, 'before' | 'ground'>

const step = z.union([z.string(), z.number()])
const marks = z.array(z.string())
const value = z.custom<SettingValue>((it) => it !== undefined)
const written = z.object({ source: z.string(), lead: z.string(), after: step.nullable() })
const formerShape = z.object({
  before: z.object({ value, as: written.nullable() }).nullable(),
  ground: z.object({ value, as: written }).nullable(),
})
const NOTHING: Former = { before: null, ground: null }

/** A setting's row, and what of it may be a secret of the user's: that goes into the vault, under the row's `former_id`. */
export interface Kept {
  readonly row: ConnectionEditRecord
  readonly secret: { readonly account: string; readonly former: string } | null
}

export function keptOf(setting: WrittenSetting): Kept {
  const { path, wrote, found, item, before, ground } = setting.record
  const row = {
    file: setting.file,
    format: setting.format,
    setting: JSON.stringify(path),
    role: setting.role,
    wrote,
    found,
    item: item.length === 0 ? null : JSON.stringify(item),
    made_file: setting.madeFile ? 1 : 0,
  }
  if (before === null && ground === null) return { row: { ...row, former: null, former_id: null }, secret: null }
  const former = JSON.stringify({ before, ground })
  if (isHarmless({ before, ground })) return { row: { ...row, former, former_id: null }, secret: null }
  const account = `connect-former-${uuidv7()}`
  return { row: { ...row, former: null, former_id: account }, secret: { account, former } }
}

/**
 * With what stood there before. Where the vault has forgotten it (memory, a vault of another day), nothing did: the setting goes.
 * Throws `vault_locked`.
 */
export function restored(
  row: ConnectionEditRecord,
  keyRing: Pick<KeyRing, 'keyOf' | 'isReady'>,
): WrittenSetting & { readonly isForgotten: boolean } {
  const setting = withoutFormer(row)
  const former = formerOf(row, keyRing)
  return { ...setting, record: { ...setting.record, ...former }, isForgotten: former === null }
}

/** The same as far as the row knows: enough to tell whether what was written still stands. */
export function withoutFormer(row: ConnectionEditRecord): WrittenSetting {
  const path: SettingPath = z.array(step).parse(JSON.parse(row.setting))
  return {
    file: row.file,
    format: z.enum(Object.keys(settingFormats) as [SettingLanguage, ...SettingLanguage[]]).parse(row.format),
    role: z.enum(['address', 'key', 'choice']).parse(row.role),
    madeFile: row.made_file === 1,
    record: { path, wrote: row.wrote, found: row.found, item: marks.parse(JSON.parse(row.item ?? '[]')), ...NOTHING },
  }
}

/** null: it was put away, and the vault has it no more. */
function formerOf(
  { former, former_id }: ConnectionEditRecord,
  keyRing: Pick<KeyRing, 'keyOf' | 'isReady'>,
): Former | null {
  if (former !== null) return formerShape.parse(JSON.parse(former))
  if (former_id === null) return NOTHING
  if (!keyRing.isReady()) {
    throw new AppError('vault_locked', { message: 'The vault is locked, and your own values are in it.' })
  }
  const kept = keyRing.keyOf(former_id)
  return kept === null ? null : formerShape.parse(JSON.parse(kept))
}

/** Whether what stood there before goes into the vault. */
export function isPutAway(record: SettingRecord): boolean {
  return !isHarmless(record)
}

/** A plain address or a short word is no secret; a key, a command line, or anything with a comment in it may be one. */
function isHarmless({ before, ground }: Former): boolean {
  return [before, ground].every((it) => it === null || (isPlain(it.value) && isBare(it.as)))
}

function isPlain(it: SettingValue): boolean {
  if (typeof it !== 'string') return typeof it !== 'object' || it === null || Object.keys(it).length === 0
  if (/^[A-Za-z][A-Za-z_-]{0,23}$/.test(it)) return true
  const url = URL.canParse(it) ? new URL(it) : null
  if (url === null || !/^https?:$/.test(url.protocol)) return false
  return url.username === '' && url.password === '' && !/[?#]/.test(it) && url.pathname.length <= 40
}

/** How it was written says nothing beyond its name and value: no comment, and nothing in it that the value has not. */
function isBare(as: { readonly source: string; readonly lead: string } | null): boolean {
  return as === null || !/[\n#]|\/\/(?!\w)|\/\*/.test(as.source + as.lead)
}
