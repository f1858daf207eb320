import type { IncomingHttpHeaders } from 'node:http'
import { anthropic } from './anthropic/anthropic.ts'
import * as anthropicFiles from './anthropic/files.ts'
import { countTokens as countMessageTokens, messages } from './anthropic/messages.ts'
import * as anthropicModels from './anthropic/models.ts'
import type { Handler } from './call.ts'
import type { Dialect } from './dialect.ts'
import { batchEmbedContents, embedContent } from './gemini/embed.ts'
import * as geminiFiles from './gemini/files.ts'
import { gemini } from './gemini/gemini.ts'
import { countTokens, generateContent, streamGenerateContent } from './gemini/generate.ts'
import * as geminiModels from './gemini/models.ts'
import { predict, predictLongRunning, retrieveOperation } from './gemini/predict.ts'
import { upload } from './gemini/upload.ts'
import { createBatch, listBatches, retrieveBatch } from './openai/batches.ts'
import { chat } from './openai/chat.ts'
import { completions } from './openai/completions.ts'
import { embeddings } from './openai/embeddings.ts'
import * as openaiFiles from './openai/files.ts'
import { editImage, generateImage } from './openai/images.ts'
import * as openaiModels from './openai/models.ts'
import { moderations } from './openai/moderations.ts'
import { openai } from './openai/openai.ts'
import { responses, storedResponse } from './openai/responses.ts'
import { speech } from './openai/speech.ts'
import { transcribe } from './openai/transcriptions.ts'
import * as videos from './openai/videos.ts'

export interface Route {
  readonly method: string
  readonly pattern: RegExp
  readonly handler: Handler
  /** Body fields that the provider asks for when they are absent; `header:` stands before a header's name. */
  readonly requires: readonly string[]
  /** The body is bytes, whatever its content type says: Gemini's SDK sends every chunk of an upload as JSON. */
  readonly rawBody?: boolean
}

/** `{name}` in a path takes one segment; a model's name ends before Gemini's `:method`. */
function route(method: string, path: string, handler: Handler, ...requires: string[]): Route {
  const segment = path.includes('{version}') ? '[^/:]+' : '[^/]+'
  const pattern = path.replace('{version}', GEMINI_VERSION).replace(/\{(\w+)\}/g, `(?<$1>${segment})`)
  return { method, pattern: new RegExp(`^${pattern}$`), handler, requires }
}

/** @google/genai 3.1 calls `/v1` unless told otherwise; its earlier versions and most other clients call `/v1beta`. */
const GEMINI_VERSION = '(?<version>v1(?:beta|alpha)?)'

const OPENAI: readonly Route[] = [
  route('POST', '/v1/chat/completions', chat, 'model', 'messages'),
  route('POST', '/v1/responses', responses, 'model'),
  route('GET', '/v1/responses/{id}', storedResponse),
  route('DELETE', '/v1/responses/{id}', storedResponse),
  route('POST', '/v1/completions', completions, 'model'),
  route('POST', '/v1/embeddings', embeddings, 'model', 'input'),
  route('POST', '/v1/images/generations', generateImage, 'prompt'),
  route('POST', '/v1/images/edits', editImage, 'prompt'),
  route('POST', '/v1/audio/speech', speech, 'model', 'input'),
  route('POST', '/v1/audio/transcriptions', transcribe, 'model', 'file'),
  route('POST', '/v1/videos', videos.createVideo),
  route('GET', '/v1/videos', videos.listVideos),
  route('GET', '/v1/videos/{id}', videos.retrieveVideo),
  route('DELETE', '/v1/videos/{id}', videos.deleteVideo),
  route('GET', '/v1/videos/{id}/content', videos.videoContent),
  route('POST', '/v1/moderations', moderations, 'input'),
  route('POST', '/v1/batches', createBatch, 'input_file_id', 'endpoint'),
  route('GET', '/v1/batches', listBatches),
  route('GET', '/v1/batches/{id}', retrieveBatch),
  route('POST', '/v1/files', openaiFiles.uploadFile, 'file', 'purpose'),
  route('GET', '/v1/files', openaiFiles.listFiles),
  route('GET', '/v1/files/{id}', openaiFiles.retrieveFile),
  route('GET', '/v1/files/{id}/content', openaiFiles.fileContent),
  route('DELETE', '/v1/files/{id}', openaiFiles.deleteFile),
  route('GET', '/v1/models', openaiModels.listModels),
  route('GET', '/v1/models/{model}', openaiModels.retrieveModel),
]

const ANTHROPIC: readonly Route[] = [
  route('POST', '/v1/messages', messages, 'header:anthropic-version', 'model', 'max_tokens', 'messages'),
  route('POST', '/v1/messages/count_tokens', countMessageTokens, 'header:anthropic-version', 'model', 'messages'),
  route('POST', '/v1/files', anthropicFiles.uploadFile, 'file'),
  route('GET', '/v1/files', anthropicFiles.listFiles),
  route('GET', '/v1/files/{id}', anthropicFiles.retrieveFile),
  route('GET', '/v1/files/{id}/content', anthropicFiles.fileContent),
  route('DELETE', '/v1/files/{id}', anthropicFiles.deleteFile),
  route('GET', '/v1/models', anthropicModels.listModels),
  route('GET', '/v1/models/{model}', anthropicModels.retrieveModel),
]

const GEMINI: readonly Route[] = [
  route('POST', '/{version}/models/{model}:generateContent', generateContent, 'contents'),
  route('POST', '/{version}/models/{model}:streamGenerateContent', streamGenerateContent, 'contents'),
  route('POST', '/{version}/models/{model}:countTokens', countTokens),
  route('POST', '/{version}/models/{model}:embedContent', embedContent),
  route('POST', '/{version}/models/{model}:batchEmbedContents', batchEmbedContents),
  route('POST', '/{version}/models/{model}:predict', predict),
  route('POST', '/{version}/models/{model}:predictLongRunning', predictLongRunning),
  route('GET', '/{version}/models/{model}/operations/{id}', retrieveOperation),
  { ...route('POST', '/upload/{version}/files', upload), rawBody: true },
  { ...route('PUT', '/upload/{version}/files', upload), rawBody: true },
  route('GET', '/{version}/files', geminiFiles.listFiles),
  route('GET', '/{version}/files/{id}', geminiFiles.retrieveFile),
  route('DELETE', '/{version}/files/{id}', geminiFiles.deleteFile),
  route('GET', '/{version}/files/{id}:download', geminiFiles.downloadFile),
  route('GET', '/download/{version}/files/{id}:download', geminiFiles.downloadFile),
  route('GET', '/{version}/models', geminiModels.listModels),
  route('GET', '/{version}/models/{model}', geminiModels.retrieveModel),
]

const TABLES: Readonly<Record<Dialect['name'], readonly Route[]>> = {
  openai: OPENAI,
  anthropic: ANTHROPIC,
  gemini: GEMINI,
}

/**
 * The formats' paths hardly meet: only models and files do. There `anthropic-version` means Anthropic, and a key or a
 * client's name in Google's place means Gemini.
 */
export function dialectOf(path: string, headers: IncomingHttpHeaders, query: URLSearchParams): Dialect {
  if (GEMINI_ONLY.test(path)) return gemini
  if (/^\/v1\/messages(?:\/|$)/.test(path)) return anthropic
  if (!/^\/v1\/(?:models|files)(?:\/|$)/.test(path)) return openai
  if (headers['anthropic-version'] !== undefined) return anthropic
  const google = headers['x-goog-api-key'] ?? headers['x-goog-api-client'] ?? query.get('key')
  return google ? gemini : openai
}

/** The methods by name: a fine-tuned model of OpenAI has colons in its name, too (`ft:gpt-4o:org::id`). */
const METHOD = ':(?:(?:stream)?[gG]enerateContent|countTokens|(?:embed|batchEmbed)Contents?|predict(?:LongRunning)?)$'
const GEMINI_ONLY = new RegExp(
  `^/(?:(?:upload|download)/v1|v1(?:beta|alpha)\\b|v1/models/[^/]+(?:${METHOD}|/operations/)|v1/files/[^/]+:download$)`,
)

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
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodedSegment(value)]))
}

function decodedSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
