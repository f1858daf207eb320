import { posix, win32 } from 'node:path'
import type { ToolId, ToolView } from '../../../shared/contract/connect.ts'
import type { Dialect } from '../../../shared/exchange-row.ts'
import type { SettingEdit, SettingValue } from './format.ts'
import type { SettingLanguage } from './formats/formats.ts'

/** The user's machine, as tools see it. */
export interface Surroundings {
  readonly home: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
}

/** What a tool is pointed at. */
export interface Wiring {
  /** The proxy's, without a slash: http://127.0.0.1:4466 */
  readonly address: string
  readonly key: string
  /** The program and the arguments that print this tool's key. */
  readonly tokenCommand: readonly string[]
  readonly platform: NodeJS.Platform
}

/** What a setting is for: `address` leads to Waybill, `key` is the client key, `choice` makes the tool use the two. */
export type SettingRole = 'address' | 'key' | 'choice'

/** One setting of a tool; `value` undefined takes out what would stand before ours. */
export interface ToolEdit extends SettingEdit {
  readonly role: SettingRole
}

export interface ToolFile {
  readonly path: string
  readonly format: SettingLanguage
  /** What it has to say, given what it says now (`{}` where there is no file). */
  edits(wiring: Wiring, now: SettingValue): readonly ToolEdit[]
}

export interface Tool {
  readonly id: ToolId
  readonly name: string
  readonly group: ToolView['group']
  readonly dialect: Dialect
  readonly keyWay: ToolView['key_way']
  /** `exists`: whether there is such a file, where it may have one of several names. */
  files(where: Surroundings, exists: (path: string) => boolean): readonly ToolFile[]
  /** Its environment, where it is not set up by a file; empty: it reads none that would do. */
  variables(wiring: Pick<Wiring, 'address' | 'key'>): Readonly<Record<string, string>>
  /** For a single run, where its environment alone would not do. */
  run?(wiring: Pick<Wiring, 'address' | 'key'>): {
    readonly variables: Readonly<Record<string, string>>
    readonly arguments: readonly string[]
  }
  /** What the user does by hand, or should know before. `address`: without a slash; null while nothing listens. */
  steps(where: Surroundings, address: string | null): readonly string[]
}

/** Joins as that machine does: tests stand on one system and look at all three. */
export function pathOf({ platform }: Pick<Surroundings, 'platform'>, ...parts: readonly string[]): string {
  return (platform === 'win32' ? win32 : posix).join(...parts)
}
