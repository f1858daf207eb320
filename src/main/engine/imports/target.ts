import type { Dialect } from '../../../shared/exchange-row.ts'
import type { ProviderDefinition } from '../providers/providers.ts'
import type { FoundProvider } from './found.ts'

/** What it would be here. */
export interface Target {
  readonly kind: string
  /** Null: the kind's own. */
  readonly baseUrl: string | null
}

/** Tools name the address of the call, Waybill what stands before it. */
const CALLS: Readonly<Record<Dialect, RegExp>> = {
  openai: /\/(chat\/completions|completions|responses|embeddings)$/,
  anthropic: /\/v1\/messages$/,
  gemini: /\/models(\/.*)?$/,
}

/** Who speaks that format at an address of which nothing else is known. */
const ANYBODY: Readonly<Record<Dialect, string>> = { openai: 'compatible', anthropic: 'anthropic', gemini: 'gemini' }

export function targetOf(found: FoundProvider, definitions: readonly ProviderDefinition[]): Target {
  const { format } = found
  const base = found.url === null ? null : found.url.trim().replace(/\/+$/, '').replace(CALLS[format], '')
  if (base === null) return { kind: found.kind ?? ANYBODY[format], baseUrl: null }
  const definition =
    definitions.find(({ kind }) => kind === found.kind) ??
    definitions.find(({ endpoints }) => Object.values(endpoints).some(({ baseUrl }) => isSameHost(baseUrl, base)))
  if (definition === undefined) return { kind: ANYBODY[format], baseUrl: base }
  if (isSameAddress(definition.endpoints[format]?.baseUrl, base)) return { kind: definition.kind, baseUrl: null }
  // A base URL is that of a kind's main format; the same company may speak another one elsewhere (api.z.ai/api/anthropic).
  if (definition.mainDialect !== format) return { kind: ANYBODY[format], baseUrl: base }
  return { kind: definition.kind, baseUrl: base }
}

/** Some tools put the version behind it themselves. */
function isSameAddress(own: string | undefined, base: string): boolean {
  return own !== undefined && (plain(own) === plain(base) || plain(own) === plain(`${base}/v1`))
}

function isSameHost(own: string, base: string): boolean {
  const [one, other] = [URL.parse(own), URL.parse(plain(base))]
  return one !== null && other !== null && one.host === other.host
}

function plain(url: string): string {
  const parsed = URL.parse(url)
  if (parsed === null) return url
  if (parsed.hostname === 'localhost') parsed.hostname = '127.0.0.1'
  return parsed.href.replace(/\/+$/, '')
}
