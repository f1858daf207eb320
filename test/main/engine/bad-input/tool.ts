import type { TestEngine } from '../../../support/engine.ts'
import { type Ask, ask, JSON_TYPE, type Told } from '../privacy/ask.ts'

export type SpokenDialect = 'openai' | 'anthropic' | 'gemini'

export const dialects: readonly SpokenDialect[] = ['openai', 'anthropic', 'gemini']

export const MODELS = { openai: 'gpt-5-mini', anthropic: 'claude-sonnet-4-5', gemini: 'gemini-2.5-flash' } as const

/** Whose SDK a request comes from, where its path does not say so. */
export const SPEAKER: Readonly<Record<SpokenDialect, Readonly<Record<string, string>>>> = {
  openai: {},
  anthropic: { 'anthropic-version': '2023-06-01' },
  gemini: { 'x-goog-api-client': 'google-genai-sdk/3.1.0' },
}

/** What a tool of this dialect asks most often. */
export function askOf(
  dialect: SpokenDialect,
  { model = MODELS[dialect] as string, stream = false, provider = '' } = {},
): Ask {
  const messages = [{ role: 'user', content: 'Hello' }]
  const prefix = provider === '' ? '' : `/${provider}`
  const headers = { ...JSON_TYPE, ...SPEAKER[dialect] }
  switch (dialect) {
    case 'openai':
      return { path: `${prefix}/v1/chat/completions`, headers, body: JSON.stringify({ model, stream, messages }) }
    case 'anthropic':
      return {
        path: `${prefix}/v1/messages`,
        headers,
        body: JSON.stringify({ model, stream, max_tokens: 100, messages }),
      }
    case 'gemini': {
      const method = stream ? 'streamGenerateContent?alt=sse' : 'generateContent'
      return {
        path: `${prefix}/v1beta/models/${model}:${method}`,
        headers,
        body: JSON.stringify({ contents: [{ role: 'user', parts: [{ text: 'Hello' }] }] }),
      }
    }
  }
}

export interface Refused {
  readonly status: number | null
  readonly message: string
  /** The dialect's own word for the kind of error. */
  readonly kind: string
}

/** Reads a refusal as an SDK of this dialect does; throws where the shape is not that dialect's. */
export function refusalIn(dialect: SpokenDialect, { status, body }: Told): Refused {
  const said = JSON.parse(body.toString())
  switch (dialect) {
    case 'openai':
      return { status, message: text(said.error.message), kind: text(said.error.code) }
    case 'anthropic':
      if (said.type !== 'error') throw new Error('not Anthropic’s shape')
      return { status, message: text(said.error.message), kind: text(said.error.type) }
    case 'gemini':
      if (said.error.code !== status) throw new Error('not Gemini’s shape')
      return { status, message: text(said.error.message), kind: text(said.error.details[0].reason) }
  }
}

/** Asks, and gives back the refusal with the row that it left. */
export async function refused(engine: TestEngine, dialect: SpokenDialect, asked: Ask, key: string | null = engine.key) {
  const closed = engine.nextClosed()
  const told = await ask(engine.proxy, key, asked)
  const row = await await closed
  return { ...refusalIn(dialect, told), told, row }
}

function text(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw new Error('not a text')
  return value
}
