import type { Dialect } from '../../../shared/exchange-row.ts'
import type { SettingValue } from '../connect/format.ts'
import { routesOfRouter } from './claude-code-router-routes.ts'
import { type Found, type FoundKey, type FoundProvider, keyFrom, misread, type Variables } from './found.ts'
import { itemsAt, textAt } from './values.ts'

/**
 * Its `config.json`, or the same object out of version 3's database (musistudio/claude-code-router: README.md and
 * config.example.json; packages/core/src/config/config-repository.ts and contracts/app.ts).
 */
export function readClaudeCodeRouter(settings: SettingValue, variables: Variables): Found {
  const problems: string[] = []
  const providers = [...itemsAt(settings, 'Providers'), ...itemsAt(settings, 'providers')].flatMap((entry, index) => {
    const name = textAt(entry, 'name')
    if (name === undefined) {
      problems.push(misread(`Providers, entry ${index + 1},`))
      return []
    }
    return providersOf(entry, name, variables)
  })
  return { providers, ...routesOfRouter(settings), problems }
}

/** Version 3 keeps several keys of a provider beside it. */
function providersOf(entry: SettingValue, name: string, variables: Variables): FoundProvider[] {
  const url = urlOf(entry, variables)
  const own = keyOf(entry)
  const others = itemsAt(entry, 'credentials').filter((credential) => textAt(credential, 'enabled') !== 'false')
  const keys = [own, ...others.map(keyOf)].filter((key) => key.state !== 'none')
  const format = formatOf(entry, url)
  const problem = url === null ? 'There is no address.' : cloudProblem(entry)
  return (keys.length === 0 ? [own] : keys).map((key) => ({
    name,
    kind: null,
    format,
    url,
    key,
    problem,
  }))
}

function urlOf(entry: SettingValue, variables: Variables): string | null {
  const text = textAt(entry, 'api_base_url') ?? textAt(entry, 'baseUrl') ?? textAt(entry, 'baseurl')
  const variable = variableIn(text)
  return (variable === undefined ? text : variables[variable]) ?? null
}

function keyOf(entry: SettingValue): FoundKey {
  const text = textAt(entry, 'api_key') ?? textAt(entry, 'apiKey') ?? textAt(entry, 'apikey')
  return keyFrom(text, variableIn(text))
}

/** `$NAME` or `${NAME}`. */
function variableIn(text: string | undefined): string | undefined {
  const [, plain, braced] = /^\$(?:(\w+)|\{(\w+)\})$/.exec(text?.trim() ?? '') ?? []
  return plain ?? braced
}

const FORMATS: Readonly<Record<string, Dialect>> = {
  anthropic_messages: 'anthropic',
  gemini_generate_content: 'gemini',
}

function formatOf(entry: SettingValue, url: string | null): Dialect {
  const said = FORMATS[textAt(entry, 'type') ?? '']
  if (said) return said
  const address = url ?? ''
  if (/\/v1\/messages\/?$|\/anthropic\/?$/.test(address) || usesTransformer(entry, 'anthropic')) return 'anthropic'
  return /\/models\/?$/.test(address) ? 'gemini' : 'openai'
}

/** Signed by an account of a cloud, and not by a key. */
function cloudProblem(entry: SettingValue): string | null {
  return ['vertex-gemini', 'vertex-claude'].some((name) => usesTransformer(entry, name))
    ? 'Waybill does not speak to Vertex AI.'
    : null
}

function usesTransformer(entry: SettingValue, name: string): boolean {
  return itemsAt(entry, 'transformer', 'use').some((used) => {
    const said = typeof used === 'string' ? used : textAt(used, 0)
    return said?.toLowerCase() === name
  })
}
