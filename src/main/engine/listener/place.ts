import type { Dialect } from '../../../shared/exchange-row.ts'
import type { Place } from '../exchange.ts'

export type { Place }

import { endpointTemplate, isGeminiMethod, operationOf } from './endpoint.ts'

export type PlaceResult =
  | { readonly type: 'place'; readonly place: Place }
  | { readonly type: 'probe' }
  | { readonly type: 'refused'; readonly code: 'bad_target' | 'unknown_path' }

/**
 * Reads a request target (RFC 9112, 3.2). Only origin form passes, and only if it says the same to every reader:
 * nothing is resolved or normalised, so policy and upstream can't see different paths.
 */
export function placeOf(
  target: string,
  options: { readonly isProvider: (name: string) => boolean; readonly speaker: Speaker },
): PlaceResult {
  const question = target.indexOf('?')
  const fullPath = question === -1 ? target : target.slice(0, question)
  const query = question === -1 ? '' : target.slice(question)
  if (!isPlainPath(fullPath) || !/^[\x21-\x7e]*$/.test(query) || query.includes('#')) {
    return { type: 'refused', code: 'bad_target' }
  }
  if (fullPath === '/') return { type: 'probe' }
  // Which of two models its provider takes can't be told.
  if (query !== '' && new URLSearchParams(query).getAll('model').length > 1)
    return { type: 'refused', code: 'bad_target' }

  const first = fullPath.slice(1, fullPath.indexOf('/', 1) === -1 ? undefined : fullPath.indexOf('/', 1))
  const provider = options.isProvider(first) ? first : null
  const path = provider === null ? fullPath : fullPath.slice(first.length + 1) || '/'
  const spoken = dialectOf(path, options.speaker)
  if (spoken === null && provider === null) return { type: 'refused', code: 'unknown_path' }

  const { dialect, versionPrefix } = spoken ?? { dialect: 'openai', versionPrefix: '/v1' }
  const endpoint = endpointTemplate(path)
  const place: Place = {
    provider,
    path,
    query: withoutKey(query),
    dialect,
    versionPrefix,
    endpoint,
    operation: operationOf(endpoint),
    model: modelInPath(path, dialect) ?? modelInQuery(query, path),
  }
  return { type: 'place', place }
}

/** Stands in the row of a request whose path says nothing that may be written down. */
export const nowhere: Place = {
  provider: null,
  path: '/',
  query: '',
  dialect: 'openai',
  versionPrefix: '/v1',
  endpoint: 'other',
  operation: 'other',
  model: null,
}

/** No absolute form, `//`, `..`, `;`-tricks, back slashes or encodings that another reader might decode to one of them. */
function isPlainPath(path: string): boolean {
  if (!/^\/[\x21-\x7e]*$/.test(path) || /[\\#"<>^`{|}]/.test(path)) return false
  if (/^\/.*\/\//.test(path) || path.startsWith('//')) return false
  // %2f is part of a name only where models stand: the SDKs encode `provider/model` so.
  const encoded = /\/models\//.test(path) ? path.slice(0, path.indexOf('/models/')) : path
  if (/%(2f|5c)/i.test(encoded) || /%(00|0a|0d|5c|25)/i.test(path)) return false
  // Nobody has to encode these (RFC 3986, 2.3). A server decodes them, and would see an endpoint where we see an id.
  if (/%(2[de]|3[0-9]|[46][1-9a-f]|[57][0-9a]|5f)/i.test(path)) return false
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return false
  }
  // The same with a method's colon; in a model's own name it may well be encoded.
  if (isGeminiMethod(decoded) && !isGeminiMethod(path)) return false
  return !decoded.split(/[/\\]/).some((segment) => /^\.{1,2}(;.*)?$/.test(segment))
}

/** Whose SDK a request's headers tell of, for paths that several share (`/v1/models`, `/v1/files`); null where they don't. */
export type Speaker = 'anthropic' | 'gemini' | null

/** Which wire format a path belongs to (wire-facts, "Where requests arrive"). */
function dialectOf(path: string, speaker: Speaker): { dialect: Dialect; versionPrefix: string } | null {
  if (/^\/v1beta\/openai(\/|$)/.test(path)) return { dialect: 'openai', versionPrefix: '/v1beta/openai' }
  if (GEMINI_PATH.test(path) || (/^\/v1\/models\//.test(path) && isGeminiMethod(path)))
    return { dialect: 'gemini', versionPrefix: '/v1beta' }
  if (/^\/v1\/messages(\/|$)/.test(path)) return { dialect: 'anthropic', versionPrefix: '' }
  if (!/^\/v1(\/|$)/.test(path)) return null
  if (speaker === null || OPENAI_ONLY.test(path)) return { dialect: 'openai', versionPrefix: '/v1' }
  return { dialect: speaker, versionPrefix: speaker === 'gemini' ? '/v1beta' : '' }
}

/** @google/genai calls `/v1` since its version 3 (seen in 3.1.0), and `/v1beta` before and for previews. */
const GEMINI_PATH =
  /^\/v1(beta|alpha)(\/|$)|^\/(upload|download)\/v1(beta|alpha)?\/|^\/ws\/google\.ai\.generativelanguage\./

const OPENAI_ONLY =
  /^\/v1\/(chat|responses|completions|embeddings|images|audio|videos|moderations|batches|realtime)(\/|$)/

/** `/v1beta/models/X:generateContent`: all between `models/` and the last colon, or a long job's `/operations/…`. */
function modelInPath(path: string, dialect: Dialect): string | null {
  if (dialect !== 'gemini') return null
  const match = /^\/v1(?:beta|alpha)?\/models\/(.+?)(?:\/operations\/[^/]+|:[a-zA-Z]+)?$/.exec(path)
  return match?.[1] === undefined ? null : decodeURIComponent(match[1])
}

function modelInQuery(query: string, path: string): string | null {
  return path.startsWith('/v1/realtime') ? new URLSearchParams(query).get('model') : null
}

/** The client's key may stand in `?key=`: it goes no further. All else stays as it was written. */
export function withoutKey(query: string): string {
  if (!/[?&]key=/i.test(query)) return query
  const kept = query
    .slice(1)
    .split('&')
    // The guard takes a key after any question mark: what it may have taken is not sent on.
    .filter((pair) => !/(^|\?)key=/i.test(pair))
  return kept.length > 0 ? `?${kept.join('&')}` : ''
}
