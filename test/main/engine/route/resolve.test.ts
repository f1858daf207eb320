import { describe, expect, it } from 'vitest'
import { configureProvider, providerDefinitions } from '../../../../src/main/engine/providers/providers.ts'
import { resolve } from '../../../../src/main/engine/route/resolve.ts'
import { noRoutes, routeTable } from '../../../../src/main/engine/route/route-table.ts'
import { upstreamPath } from '../../../../src/main/engine/route/upstream-path.ts'
import type { Dialect } from '../../../../src/shared/exchange-row.ts'

const definitions = providerDefinitions({ origin: 'http://127.0.0.1:1', key: 'k' })
const configured = (...kinds: string[]) =>
  kinds.map((kind) => {
    const [of = kind, name = of] = kind.split('=').reverse()
    const definition = definitions.find((candidate) => candidate.kind === of)
    if (!definition) throw new Error(kind)
    return configureProvider(definition, { name, baseUrl: null, keyIds: [], keyUse: 'order', asks: {}, formats: null })
  })
const FORMATS = { openai: 'chat_completions', anthropic: 'messages', gemini: 'generate_content' } as const

interface About {
  readonly named?: string
  /** Models by the provider whose catalogue has them. */
  readonly catalogue?: Readonly<Record<string, readonly string[]>>
}

/** `name: model`, and what it is translated to. */
const choice = (kinds: string[], dialect: Dialect, model: string | null, { named, catalogue = {} }: About = {}) => {
  const question = {
    dialect,
    format: FORMATS[dialect],
    provider: named ?? null,
    model,
    clientKeyId: '',
    project: null,
    kind: null,
    inputTokens: () => 0,
    isMovable: true,
  }
  const providersWith = (name: string) => Object.keys(catalogue).filter((having) => catalogue[having]?.includes(name))
  const options = { providers: configured(...kinds), table: noRoutes, providersWith, turns: 'next' } as const
  const [found] = resolve(question, options).destinations
  return found ? `${found.provider.name}: ${found.model}${found.isTranslated ? ` in ${found.format}` : ''}` : null
}

describe('which provider a request goes to', () => {
  it.each([
    ['a configured name before a slash wins', ['openai', 'groq'], 'openai', 'groq/llama-3', 'groq: llama-3'],
    [
      'OpenRouter’s own ids stay whole',
      ['openrouter'],
      'openai',
      'anthropic/claude-sonnet-4',
      'openrouter: anthropic/claude-sonnet-4',
    ],
    [
      'a prefix that is not configured is part of the name',
      ['openai'],
      'openai',
      'groq/llama-3',
      'openai: groq/llama-3',
    ],
    [
      'a known pattern comes next',
      ['openai', 'mistral'],
      'openai',
      'mistral-large-latest',
      'mistral: mistral-large-latest',
    ],
    [
      'Gemini has an address for OpenAI’s format',
      ['openai', 'gemini'],
      'openai',
      'gemini-2.5-pro',
      'gemini: gemini-2.5-pro',
    ],
    ['then the home of the dialect', ['groq', 'openai'], 'openai', 'llama-9', 'openai: llama-9'],
    ['then the only one that speaks it', ['groq', 'anthropic'], 'openai', 'llama-9', 'groq: llama-9'],
    ['no model starts at home', ['groq', 'openai'], 'openai', null, 'openai: null'],
    ['the sandbox stands back behind a real one', ['sandbox', 'groq'], 'openai', 'llama-9', 'groq: llama-9'],
    ['the sandbox alone takes all', ['sandbox'], 'gemini', 'gemini-2.5-pro', 'sandbox: gemini-2.5-pro'],
    ['its own model names find it', ['sandbox', 'openai'], 'openai', 'sandbox-error-429', 'sandbox: sandbox-error-429'],
    ['a second account is reached by its name', ['openai', 'work=openai'], 'openai', 'work/gpt-5', 'work: gpt-5'],
  ] as const)('%s', (_, kinds, dialect, model, expected) => {
    expect(choice([...kinds], dialect, model)).toBe(expected)
  })

  it('finds nobody where several might serve and none is known to', () => {
    expect(choice(['groq', 'together'], 'openai', 'llama-9')).toBeNull()
    expect(choice([], 'openai', 'gpt-5')).toBeNull()
  })

  it('takes a provider named by the path, model and all', () => {
    expect(choice(['openai', 'groq'], 'openai', 'openai/gpt-oss', { named: 'groq' })).toBe('groq: openai/gpt-oss')
  })
})

describe('a model of a provider that speaks another format', () => {
  it.each([
    ['goes there by the known pattern', ['anthropic', 'openai'], 'anthropic', 'gpt-5', 'openai: gpt-5 in responses'],
    ['rather than to the home', ['openai', 'anthropic'], 'openai', 'claude-x', 'anthropic: claude-x in messages'],
    ['goes there by its name', ['anthropic', 'groq'], 'anthropic', 'groq/llama', 'groq: llama in chat_completions'],
    ['goes to the only one', ['groq'], 'gemini', 'llama-9', 'groq: llama-9 in chat_completions'],
    ['but first to who speaks it', ['ollama', 'groq'], 'anthropic', 'llama-9', 'ollama: llama-9'],
    ['stays in the sandbox where nothing real is known', ['sandbox', 'groq'], 'gemini', 'x', 'sandbox: x'],
    ['stays at home where it is not known', ['anthropic', 'groq'], 'anthropic', 'llama-9', 'anthropic: llama-9'],
  ] as const)('%s', (_, kinds, dialect, model, expected) => {
    expect(choice([...kinds], dialect, model)).toBe(expected)
  })

  it('is nobody’s where several could be translated to, nor where it has no name', () => {
    expect(choice(['groq', 'together'], 'anthropic', 'llama-9')).toBeNull()
    expect(choice(['groq'], 'anthropic', null)).toBeNull()
  })
})

describe('a model that a catalogue knows', () => {
  it('goes to the provider that has it', () => {
    expect(choice(['openai', 'groq'], 'openai', 'llama-9', { catalogue: { groq: ['llama-9'] } })).toBe('groq: llama-9')
  })

  it('goes to its maker where several have it, and to who speaks the format before that', () => {
    const catalogue = { local: ['gpt-5', 'claude-x'], openai: ['gpt-5'], anthropic: ['claude-x'] }
    const kinds = ['local=lmstudio', 'openai', 'anthropic']
    expect(choice(kinds, 'openai', 'gpt-5', { catalogue })).toBe('openai: gpt-5')
    expect(choice(kinds, 'openai', 'claude-x', { catalogue })).toBe('local: claude-x')
  })

  it('is meant whole where its name looks like another provider’s prefix', () => {
    const kinds = ['openai', 'lmstudio']
    const asked = ['anthropic', 'openai/gpt-oss-20b'] as const
    expect(choice(kinds, ...asked)).toBe('openai: gpt-oss-20b in responses')
    expect(choice(kinds, ...asked, { catalogue: { lmstudio: ['openai/gpt-oss-20b'] } })).toBe(
      'lmstudio: openai/gpt-oss-20b',
    )
  })
})

describe('the path at the provider', () => {
  it.each([
    ['https://api.openai.com/v1', '/v1/chat/completions', '/v1', '/v1/chat/completions'],
    ['https://api.groq.com/openai/v1', '/v1/chat/completions', '/v1', '/openai/v1/chat/completions'],
    ['https://api.perplexity.ai', '/v1/chat/completions', '/v1', '/chat/completions'],
    ['https://api.z.ai/api/paas/v4', '/v1/models', '/v1', '/api/paas/v4/models'],
    ['https://api.anthropic.com', '/v1/messages', '', '/v1/messages'],
    ['https://openrouter.ai/api', '/v1/messages', '', '/api/v1/messages'],
    ['https://g.test/v1beta', '/v1beta/models/x:generateContent', '/v1beta', '/v1beta/models/x:generateContent'],
    ['https://g.test/v1beta', '/v1/models/x:generateContent', '/v1beta', '/v1/models/x:generateContent'],
    ['https://g.test/proxy/v1beta', '/upload/v1beta/files', '/v1beta', '/proxy/upload/v1beta/files'],
    ['https://g.test/v1beta/openai', '/v1/chat/completions', '/v1', '/v1beta/openai/chat/completions'],
  ])('%s + %s', (baseUrl, path, versionPrefix, expected) => {
    const basePath = new URL(baseUrl).pathname.replace(/\/$/, '')
    expect(upstreamPath(basePath, { path, versionPrefix })).toBe(expected)
  })
})

it('a route that a request comes to twice gives it one turn', () => {
  const any = { format: null, client_key_id: null, project: null, kind: null, min_input_tokens: null }
  const even = (to: string) => ({ to, weight: 1 })
  const table = routeTable([
    { id: '1', match: { ...any, model: 'any' }, targets: ['one', 'two'].map((to) => ({ to, weight: null })) },
    ...['one', 'two'].map((model) => ({
      id: model,
      match: { ...any, model },
      targets: [{ to: 'both', weight: null }],
    })),
    { id: '2', match: { ...any, model: 'both' }, targets: [even('openai/a'), even('groq/b')] },
  ])
  const about = {
    dialect: 'openai',
    format: 'chat_completions',
    provider: null,
    model: 'any',
    clientKeyId: '',
  } as const
  const question = { ...about, project: null, kind: null, inputTokens: () => 0, isMovable: true }
  const options = { providers: configured('openai', 'groq'), table, providersWith: () => [], turns: 'next' } as const
  const asked = () => resolve(question, options).destinations.map(({ model }) => model)
  expect([asked(), asked()]).toEqual([
    ['a', 'b', 'a', 'b'],
    ['b', 'a', 'b', 'a'],
  ])
})
