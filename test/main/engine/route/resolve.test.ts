import { describe, expect, it } from 'vitest'
import { configureProvider, providerDefinitions } from '../../../../src/main/engine/providers/providers.ts'
import { chooseProvider } from '../../../../src/main/engine/route/choose-provider.ts'
import { upstreamPath } from '../../../../src/main/engine/route/upstream-path.ts'
import type { Dialect } from '../../../../src/shared/exchange-row.ts'

const definitions = providerDefinitions({ origin: 'http://127.0.0.1:1', key: 'k' })
const configured = (...kinds: string[]) =>
  kinds.map((kind) => {
    const [of = kind, name = of] = kind.split('=').reverse()
    const definition = definitions.find((candidate) => candidate.kind === of)
    if (!definition) throw new Error(kind)
    return configureProvider(definition, { name, baseUrl: null, keyIds: [], keyUse: 'order', asks: {} })
  })
const choice = (kinds: string[], dialect: Dialect, model: string | null, named: string | null = null) => {
  const found = chooseProvider(configured(...kinds), dialect, model, named)
  return found && `${found.provider.name}: ${found.model}`
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
    expect(choice(['openai'], 'anthropic', 'claude-sonnet-4')).toBeNull()
    expect(choice([], 'openai', 'gpt-5')).toBeNull()
  })

  it('takes a provider named by the path, model and all', () => {
    expect(choice(['openai', 'groq'], 'openai', 'openai/gpt-oss', 'groq')).toBe('groq: openai/gpt-oss')
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
