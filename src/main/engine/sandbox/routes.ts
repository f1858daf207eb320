import type { IncomingHttpHeaders } from 'node:http'
import { anthropic } from './anthropic/anthropic.ts'
import { countTokens as countMessageTokens, messages } from './anthropic/messages.ts'
import * as anthropicModels from './anthropic/models.ts'
import type { Handler } from './call.ts'
import type { Dialect } from './dialect.ts'
import { gemini } from './gemini/gemini.ts'
import { countTokens, generateContent, streamGenerateContent } from './gemini/generate.ts'
import * as geminiModels from './gemini/models.ts'
import { chat } from './openai/chat.ts'
import * as openaiModels from './openai/models.ts'
import { openai } from './openai/openai.ts'
import { responses, storedResponse } from './openai/responses.ts'

export interface Route {
  readonly method: string
  readonly pattern: RegExp
  readonly handler: Handler
  /** Body fields that the provider asks for when they are absent; `header:` stands before a header's name. */
  readonly requires: readonly string[]
}

/** `{name}` in a path takes one segment; a model's name ends before Gemini's `:method`. */
function route(method: string, path: string, handler: Handler, ...requires: string[]): Route {
  const pattern = path.replace(/\{(\w+)\}/g, '(?<$1>[^/:]+)')
  return { method, pattern: new RegExp(`^${pattern}$`), handler, requires }
}

const OPENAI: readonly Route[] = [
  route('POST', '/v1/chat/completions', chat, 'model', 'messages'),
  route('POST', '/v1/responses', responses, 'model'),
  route('GET', '/v1/responses/{id}', storedResponse),
  route('DELETE', '/v1/responses/{id}', storedResponse),
  route('GET', '/v1/models', openaiModels.listModels),
  route('GET', '/v1/models/{model}', openaiModels.retrieveModel),
]

const ANTHROPIC: readonly Route[] = [
  route('POST', '/v1/messages', messages, 'header:anthropic-version', 'model', 'max_tokens', 'messages'),
  route('POST', '/v1/messages/count_tokens', countMessageTokens, 'header:anthropic-version', 'model', 'messages'),
  route('GET', '/v1/models', anthropicModels.listModels),
  route('GET', '/v1/models/{model}', anthropicModels.retrieveModel),
]

const GEMINI: readonly Route[] = [
  route('POST', '/v1beta/models/{model}:generateContent', generateContent, 'contents'),
  route('POST', '/v1beta/models/{model}:streamGenerateContent', streamGenerateContent, 'contents'),
  route('POST', '/v1beta/models/{model}:countTokens', countTokens),
  route('GET', '/v1beta/models', geminiModels.listModels),
  route('GET', '/v1beta/models/{model}', geminiModels.retrieveModel),
]

const TABLES: Readonly<Record<Dialect['name'], readonly Route[]>> = {
  openai: OPENAI,
  anthropic: ANTHROPIC,
  gemini: GEMINI,
}

/** The formats' paths hardly meet: only models and files of OpenAI and Anthropic do, told apart by `anthropic-version`. */
export function dialectOf(path: string, headers: IncomingHttpHeaders): Dialect {
  if (/^\/(?:upload\/|download\/)?v1beta(?:\/|$)/.test(path)) return gemini
  if (/^\/v1\/messages(?:\/|$)/.test(path)) return anthropic
  if (headers['anthropic-version'] !== undefined && /^\/v1\/(?:models|files)(?:\/|$)/.test(path)) return anthropic
  return openai
}

export interface RouteMatch {
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
}

export function findRoute(dialect: Dialect, method: string, path: string): RouteMatch | undefined {
  for (const route of TABLES[dialect.name]) {
    const match = route.method === method ? route.pattern.exec(path) : null
    if (match) return { route, params: decoded(match.groups ?? {}) }
  }
  return undefined
}

function decoded(groups: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(groups).map(([name, value]) => [
      name,
      /%(?![0-9a-f]{2})/i.test(value) ? value : decodeURIComponent(value),
    ]),
  )
}
