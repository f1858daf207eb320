import type { RouteMatch } from '../../../shared/contract/routes.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Dialect } from '../../../shared/exchange-row.ts'
import type { ClientFormat } from '../../../shared/wire-formats.ts'
import type { SettingValue } from '../connect/format.ts'
import { settingFormats } from '../connect/formats/formats.ts'
import { valueAt } from '../connect/setting-values.ts'
import { type Found, type FoundProvider, type FoundRoute, keyFrom, misread } from './found.ts'
import { entriesAt, textAt } from './values.ts'

/** One provider of one of the tools that it switches: it keeps of each what it writes into that tool's file. */
export interface SwitchEntry {
  readonly app: string
  readonly name: string | undefined
  readonly settings: SettingValue
  readonly meta: SettingValue
  readonly isCurrent: boolean
}

/** `config.json`: version 2 by tool, version 1 of Claude Code alone (farion1231/cc-switch, src-tauri/src/app_config.rs). */
export function entriesOfFile(file: SettingValue): SwitchEntry[] {
  const isFirst = valueAt(file, ['providers']) !== undefined
  return (isFirst ? [['claude', file] as const] : entriesAt(file)).flatMap(([app, held]) =>
    entriesAt(held, 'providers').map(([id, provider]) => ({
      app,
      name: textAt(provider, 'name'),
      settings: valueAt(provider, ['settingsConfig']) ?? null,
      meta: valueAt(provider, ['meta']) ?? null,
      isCurrent: textAt(held, 'current') === id,
    })),
  )
}

export const SWITCH_TABLE = {
  table: 'providers',
  columns: ['app_type', 'name', 'settings_config', 'meta', 'is_current'],
} as const

/** `cc-switch.db` (src-tauri/src/database/schema.rs). */
export function entriesOfRows(rows: readonly Readonly<Record<string, string | null>>[]): SwitchEntry[] {
  return rows.map((row) => ({
    app: row.app_type ?? '',
    name: row.name?.trim() || undefined,
    settings: json(row.settings_config),
    meta: json(row.meta),
    isCurrent: row.is_current === '1',
  }))
}

export function readCcSwitch(entries: readonly SwitchEntry[]): Found {
  const problems: string[] = []
  const routes: FoundRoute[] = []
  const providers = entries.flatMap((entry): FoundProvider[] => {
    const read = Object.hasOwn(READERS, entry.app) ? READERS[entry.app] : undefined
    if (entry.name === undefined) problems.push(misread(`A provider of ${entry.app}`))
    else if (read === undefined) problems.push(`${entry.name} is for ${entry.app}, whose providers are not read.`)
    else {
      const provider = { name: entry.name, kind: null, ...read(entry) }
      if (entry.isCurrent) routes.push(...routesOf(entry, provider))
      return [provider]
    }
    return []
  })
  return { providers, routes, rules: [], problems }
}

const FORMATS: Readonly<Record<string, ClientFormat>> = {
  claude: 'messages',
  codex: 'responses',
  gemini: 'generate_content',
}

/** The one that a tool is switched to gets what that tool asks; Claude Code's small work where another model is named for it. */
function routesOf({ app, settings }: SwitchEntry, { name, url }: FoundProvider): FoundRoute[] {
  const format = FORMATS[app] ?? null
  const lead = (model: string, match: Partial<RouteMatch> = {}): FoundRoute => ({
    name: app,
    match: { model: '*', format, ...match },
    targets: [{ provider: { name, url }, model, weight: null }],
  })
  const said = (variable: string) => (app === 'claude' ? textAt(settings, 'env', variable) : undefined)
  const small = said('ANTHROPIC_DEFAULT_HAIKU_MODEL') ?? said('ANTHROPIC_SMALL_FAST_MODEL')
  const background = small === undefined ? [] : [lead(small, { kind: 'background' })]
  return [...background, lead(said('ANTHROPIC_MODEL') ?? '*')]
}

type Read = Pick<FoundProvider, 'format' | 'url' | 'key' | 'problem'>

const READERS: Readonly<Record<string, (entry: SwitchEntry) => Read>> = {
  claude({ settings, meta }) {
    const env = (name: string) => textAt(settings, 'env', name)
    const url = env('ANTHROPIC_BASE_URL') ?? 'https://api.anthropic.com'
    // Its own proxy translates for such a provider; the provider itself speaks OpenAI's format.
    const said = textAt(meta, 'apiFormat') ?? textAt(settings, 'api_format') ?? ''
    const format: Dialect = said.startsWith('openai') ? 'openai' : said.startsWith('gemini') ? 'gemini' : 'anthropic'
    return withKey({ format, url, problem: null }, env('ANTHROPIC_AUTH_TOKEN') ?? env('ANTHROPIC_API_KEY'))
  },
  codex({ settings }) {
    const toml = textAt(settings, 'config')
    const written = toml === undefined ? null : tomlOf(toml)
    if (written === undefined) return withKey({ format: 'openai', url: null, problem: misread('Its TOML') }, undefined)
    const chosen = textAt(written, 'model_provider')
    const at = (name: string) => (chosen === undefined ? undefined : textAt(written, 'model_providers', chosen, name))
    const key = textAt(settings, 'auth', 'OPENAI_API_KEY') ?? at('experimental_bearer_token')
    return withKey({ format: 'openai', url: at('base_url') ?? 'https://api.openai.com/v1', problem: null }, key)
  },
  gemini({ settings }) {
    const env = (name: string) => textAt(settings, 'env', name)
    const root = env('GOOGLE_GEMINI_BASE_URL') ?? 'https://generativelanguage.googleapis.com'
    // Gemini CLI puts the version behind its address itself.
    const url = /\/v1(beta|alpha)?\/?$/.test(root) ? root : `${root.replace(/\/+$/, '')}/v1beta`
    return withKey({ format: 'gemini', url, problem: null }, env('GEMINI_API_KEY') ?? env('GOOGLE_API_KEY'))
  },
}

function withKey(read: Omit<Read, 'key'>, text: string | undefined): Read {
  const key = keyFrom(text, undefined)
  const signedIn = 'It has no key: its tool signs in with an account of its own.'
  return { ...read, key, problem: read.problem ?? (key.state === 'none' ? signedIn : null) }
}

/** Undefined where it does not parse. */
function tomlOf(text: string): SettingValue | undefined {
  return parsed(() => settingFormats.toml.read(text))
}

function json(text: string | null | undefined): SettingValue {
  return (text ? parsed(() => settingFormats.jsonc.read(text)) : undefined) ?? null
}

function parsed(read: () => SettingValue): SettingValue | undefined {
  try {
    return read()
  } catch (thrown) {
    if (thrown instanceof AppError) return undefined
    throw thrown
  }
}
