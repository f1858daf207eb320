import { once } from 'node:events'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { noUsage } from '../../../../src/main/engine/meter/usage.ts'
import { BUNDLED_VERSION } from '../../../../src/main/engine/prices/price-list.ts'
import { estimateTokens } from '../../../../src/main/engine/scan/estimate-tokens.ts'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { type Golden, nanoUsd } from './golden/golden.ts'
import { goldens } from './golden/goldens.ts'
import { type GoldenProvider, startGoldenProvider } from './golden/provider.ts'

const QUESTION = { model: 'gpt-5-mini', messages: [{ role: 'user', content: 'Where is my parcel?' }] }
const VERSION: Readonly<Record<string, string>> = { anthropic: '', gemini: '/v1beta' }
const LOCAL = new Set(['ollama'])

let provider: GoldenProvider
let engine: TestEngine

beforeAll(async () => {
  provider = await startGoldenProvider()
  engine = await startEngine()
  for (const kind of new Set(goldens.map((golden) => golden.provider))) {
    await engine.core.client.providers.add({
      kind: kind as 'openai',
      base_url: `${provider.origin}${VERSION[kind] ?? '/v1'}`,
      ...(LOCAL.has(kind) ? {} : { key: 'sk-provider-0123456789' }),
    })
  }
})
afterAll(async () => {
  await engine?.stop()
  await provider?.close()
})

const bodyOf = (golden: Golden) => Buffer.from(golden.method === 'GET' ? '' : JSON.stringify(golden.ask ?? QUESTION))

describe('what an exchange used, to the token, and what it cost, to the nano-dollar', () => {
  it('is held in more than sixty streams', () => {
    expect(goldens.length).toBeGreaterThanOrEqual(60)
    expect(new Set(goldens.map(({ name, provider, path }) => `${provider} ${path} ${name}`)).size).toBe(goldens.length)
  })

  it.each(goldens)('$provider $path: $name', async (golden) => {
    provider.plays(golden)
    const closed = engine.nextClosed()
    await (golden.messages ? talk(golden) : ask(golden))
    const row = await closed
    const { usage, source, model, reasons, tier, error, cost } = golden.row
    const inputTokens = estimateTokens(bodyOf(golden))
    const { cost_nano_usd, cost_basis, price_version } = row
    expect({
      usage: Object.fromEntries(Object.keys(noUsage).map((name) => [name, row[name as keyof typeof noUsage]])),
      source: row.usage_source,
      model: row.response_model,
      reasons: row.finish_reasons,
      tier: row.service_tier,
      error: row.error_type,
      cost: { cost_nano_usd, cost_basis, price_version },
      ended_by: golden.messages ? null : row.ended_by,
    }).toEqual({
      usage: { ...noUsage, ...usage, ...(usage.input_tokens === 'estimated' ? { input_tokens: inputTokens } : {}) },
      source,
      model: model ?? null,
      reasons: reasons ?? [],
      tier: tier ?? null,
      error: error ?? null,
      cost: costOf(cost, inputTokens),
      ended_by: golden.messages ? null : golden.isCut ? 'upstream' : 'complete',
    })
  })
})

function costOf(cost: Golden['row']['cost'], inputTokens: number) {
  switch (cost) {
    case 'free':
      return { cost_nano_usd: 0, cost_basis: 'free', price_version: null }
    case 'unpriced':
      return { cost_nano_usd: null, cost_basis: 'unpriced', price_version: null }
    default:
      return { cost_nano_usd: nanoUsd(cost, inputTokens), cost_basis: 'priced', price_version: BUNDLED_VERSION }
  }
}

/** Asks, and reads as much of the answer as comes. */
async function ask(golden: Golden): Promise<void> {
  const body = bodyOf(golden)
  const asking = request(`${engine.proxy}/${golden.provider}${golden.path}`, {
    method: golden.method ?? 'POST',
    headers: {
      authorization: `Bearer ${engine.key}`,
      'accept-encoding': 'gzip, deflate, br, zstd, identity;q=0',
      ...(body.length > 0 ? { 'content-type': 'application/json', 'content-length': body.length } : {}),
    },
  })
  asking.on('error', () => {})
  asking.end(body)
  const [answer] = await once(asking, 'response')
  answer.on('error', () => {}).resume()
  await new Promise((resolve) => answer.once('close', resolve))
}

async function talk(golden: Golden): Promise<void> {
  const address = `${engine.proxy.replace('http', 'ws')}/${golden.provider}${golden.path}`
  const socket = new WebSocket(address, { headers: { authorization: `Bearer ${engine.key}` } })
  socket.on('error', () => {})
  await new Promise((resolve) => socket.once('close', resolve))
}
