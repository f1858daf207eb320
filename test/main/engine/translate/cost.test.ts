import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noUsage } from '../../../../src/main/engine/meter/usage.ts'
import { estimateTokens } from '../../../../src/main/engine/scan/estimate-tokens.ts'
import type { ExchangeRow } from '../../../../src/shared/exchange-row.ts'
import type { ClientFormat } from '../../../../src/shared/wire-formats.ts'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { type Golden, nanoUsd } from '../meter/golden/golden.ts'
import { goldens } from '../meter/golden/goldens.ts'
import { type GoldenProvider, startGoldenProvider } from '../meter/golden/provider.ts'
import { ask, JSON_TYPE } from '../privacy/ask.ts'
import { requestIn } from './requests.ts'

/** The formats that the goldens' paths speak, and who is asked in it. */
const SPOKEN: readonly (readonly [RegExp, ClientFormat, string])[] = [
  [/^\/v1\/chat\/completions$/, 'chat_completions', 'chatting'],
  [/^\/v1\/responses$/, 'responses', 'openai'],
  [/^\/v1\/messages$/, 'messages', 'anthropic'],
  [/^\/v1beta\/models\/.*:(generateContent|streamGenerateContent\?alt=sse)$/, 'generate_content', 'gemini'],
]
const CLIENTS: readonly ClientFormat[] = ['chat_completions', 'responses', 'messages', 'generate_content']
/** What they speak without a translation; Gemini has an endpoint for the first one. */
const SPEAKS: Readonly<Record<string, readonly ClientFormat[]>> = {
  chatting: ['chat_completions'],
  openai: ['responses', 'chat_completions'],
  anthropic: ['messages'],
  gemini: ['generate_content', 'chat_completions'],
}

let provider: GoldenProvider
let engine: TestEngine

beforeAll(async () => {
  provider = await startGoldenProvider()
  engine = await startEngine()
  const { providers } = engine.core.client
  const key = 'sk-provider-0123456789'
  await providers.add({ kind: 'openai', base_url: `${provider.origin}/v1`, key })
  await providers.add({ kind: 'openai', name: 'chatting', base_url: `${provider.origin}/v1`, key })
  await providers.update({ name: 'chatting', formats: ['chat_completions'] })
  await providers.add({ kind: 'anthropic', base_url: provider.origin, key })
  await providers.add({ kind: 'gemini', base_url: `${provider.origin}/v1beta`, key })
})
afterAll(async () => {
  await engine?.stop()
  await provider?.close()
})

const cases = goldens.flatMap((golden) => {
  const spoken = SPOKEN.find(([path]) => path.test(golden.path))
  const isKnown = spoken !== undefined && ['openai', 'anthropic', 'gemini'].includes(golden.provider)
  if (!isKnown || golden.method === 'GET' || golden.messages) return []
  const [, , name] = spoken
  const { name: what } = golden
  return CLIENTS.filter((client) => !SPEAKS[name]?.includes(client)).map((client) => ({ golden, client, name, what }))
})

describe('what a translated exchange used and cost is what its provider says, in whatever format it is asked for', () => {
  it('is held in more than a hundred exchanges', () => expect(cases.length).toBeGreaterThanOrEqual(100))

  it.each(cases)('$client from $name: $what', async ({ client, name, golden }) => {
    provider.plays(golden)
    const closed = engine.nextClosed()
    const { path, body } = requestIn(client, `${name}/${modelOf(golden)}`, isStream(golden))
    await ask(engine.proxy, engine.key, { path, headers: JSON_TYPE, body })
    const row = await closed
    const { usage, source, model, tier, error } = golden.row
    const inputTokens = estimateTokens(Buffer.from(body))
    expect({ ...saidOf(row), cost: row.cost_nano_usd }).toEqual({
      usage: { ...noUsage, ...usage, ...(usage.input_tokens === 'estimated' ? { input_tokens: inputTokens } : {}) },
      source,
      model: model ?? null,
      tier: tier ?? null,
      error: error ?? null,
      cost: costOf(golden, inputTokens),
    })
  })
})

function saidOf(row: ExchangeRow) {
  return {
    usage: Object.fromEntries(Object.keys(noUsage).map((name) => [name, row[name as keyof typeof noUsage]])),
    source: row.usage_source,
    model: row.response_model,
    tier: row.service_tier,
    error: row.error_type,
  }
}

function costOf({ row: { cost } }: Golden, inputTokens: number): number | null {
  if (cost === 'free') return 0
  return cost === 'unpriced' ? null : nanoUsd(cost, inputTokens)
}

function modelOf({ path, ask: asked }: Golden): string {
  return /\/models\/([^:]+):/.exec(path)?.[1] ?? String(asked?.model ?? 'gpt-5-mini')
}

function isStream({ path, ask: asked }: Golden): boolean {
  return asked?.stream === true || path.includes(':stream')
}
