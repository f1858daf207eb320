import type { Dialect } from '../../../shared/exchange-row.ts'
import type { Read } from '../exchange.ts'
import type { PickedField } from '../scan/json-fields.ts'
import { boundaryOf, multipartFields } from '../scan/multipart-field.ts'
import type { BodyEdit } from './body-edits.ts'
import type { Pseudonym } from './pseudonyms.ts'

/**
 * The names under which formats that speak OpenAI's carry who asks. OpenAI: `user`, `safety_identifier`, and `prompt_cache_key`,
 * which "replaces the `user` field" (types of its SDK 7.55) and holds a session's id in Codex: only that it stays the
 * same counts for the cache. Z.ai and DeepSeek: `user_id`. OpenRouter: `user`, `session_id`.
 */
const NAMES = ['user', 'safety_identifier', 'user_id', 'prompt_cache_key', 'session_id']

/** What Codex says of its machine, session and turn in a Responses body (openai/codex, codex-rs/core). */
const CODEX = [
  'x-codex-installation-id',
  'x-codex-window-id',
  'x-codex-parent-thread-id',
  'x-codex-turn-metadata',
  'session_id',
  'thread_id',
  'turn_id',
].map((name) => `client_metadata.${name}`)

/** Gemini's format has none. `metadata` beside it is the tool's own in OpenAI's format, and found again by what it says. */
export const identifierPaths: Readonly<Record<Dialect, readonly string[]>> = {
  openai: [...NAMES, ...CODEX],
  anthropic: ['metadata.user_id', 'requests.*.params.metadata.user_id', 'user', 'session_id'],
  gemini: [],
}

/** Those names as headers, where the format has them: OpenAI's Realtime, OpenRouter, xAI's and Fireworks' caches. */
export const identifierHeaders: readonly string[] = [
  'openai-safety-identifier',
  'x-session-id',
  'x-session-affinity',
  'x-grok-conv-id',
]

/** Endpoints that say who asks. Elsewhere such a name is another thing: a member of an organisation, whose sessions these are. */
const OPERATIONS = new Set(
  'chat text_completion embeddings count_tokens image_generation speech transcription moderation video_generation batch'.split(
    ' ',
  ),
)

export function mayIdentify({ place, model, req, channel }: Read): boolean {
  // Realtime says it in a header alone.
  if (identifierPaths[place.dialect].length === 0 || place.operation === 'realtime') return false
  if (channel.type === 'upgrade' || OPERATIONS.has(place.operation)) return true
  return model !== null && req.method === 'POST'
}

const IDENTIFIERS: ReadonlySet<string> = new Set(Object.values(identifierPaths).flat())

/** Every occurrence: which of two the provider takes is no matter where none may leave. */
export function pseudonymsInJson(json: Buffer, fields: readonly PickedField[], pseudonym: Pseudonym): BodyEdit[] {
  return fields
    .filter(({ path, value }) => IDENTIFIERS.has(path) && value !== null && value !== '')
    .map(({ value, start, end }) => {
      // A number, or what is too large to be read: by its bytes.
      const text = typeof value === 'string' ? value : json.toString('latin1', start, end)
      return { start, end, text: JSON.stringify(pseudonym(text)) }
    })
}

const FORM_NAMES: ReadonlySet<string> = new Set(NAMES)

/** null: the form can't be read. */
export function pseudonymsInForm(form: Buffer, contentType: string, pseudonym: Pseudonym): readonly BodyEdit[] | null {
  const boundary = boundaryOf(contentType)
  const fields = boundary === null ? null : multipartFields(form, boundary, FORM_NAMES)
  if (fields === null) return null
  return fields
    .filter(({ value }) => value !== '')
    .map(({ value, start, end }) => ({ start, end, text: pseudonym(value) }))
}
