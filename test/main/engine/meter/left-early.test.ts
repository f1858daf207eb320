import { request } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { startProvider, type TestProvider } from '../../../support/provider.ts'

let provider: TestProvider
let engine: TestEngine
let heard = () => {}

beforeAll(async () => {
  // Reads, and never answers.
  provider = await startProvider({ listener: (asked) => void asked.resume().once('end', () => heard()) })
  engine = await startEngine()
  const base_url = `${provider.origin}/v1`
  await engine.core.client.providers.add({ kind: 'openai', base_url, key: 'sk-provider-0123456789' })
})
afterAll(async () => {
  await engine?.stop()
  await provider?.close()
})

const BODY = JSON.stringify({ model: 'gpt-5-mini', messages: [{ role: 'user', content: 'Where is my parcel?' }] })

function ask(sent: string) {
  const headers = {
    authorization: `Bearer ${engine.key}`,
    'content-type': 'application/json',
    'content-length': BODY.length,
  }
  const asking = request(`${engine.proxy}/v1/chat/completions`, { method: 'POST', headers })
  asking.on('error', () => {})
  asking.write(sent)
  return asking
}

async function opened(): Promise<() => Promise<void>> {
  const events = await engine.core.client.usage.live()
  return async () => {
    for await (const { type } of events) if (type === 'opened') return
  }
}

it('costs nothing where a tool leaves before its request is whole: no provider has heard of it', async () => {
  const closed = engine.nextClosed()
  const isOpen = await opened()
  const moment = performance.now()
  const asking = ask(BODY.slice(0, 20))
  await isOpen()
  asking.destroy()
  expect(await closed).toMatchObject({
    ended_by: 'client',
    attempts: 0,
    usage_source: 'none',
    input_tokens: null,
    cost_basis: 'free',
    cost_nano_usd: 0,
  })
  expect(provider.recorder.since(moment)).toHaveLength(0)
})

it('costs its input where a tool leaves while the provider is at work on it', async () => {
  const closed = engine.nextClosed()
  const isAtWork = new Promise<void>((resolve) => {
    heard = resolve
  })
  const asking = ask(BODY)
  asking.end()
  await isAtWork
  asking.destroy()
  const row = await closed
  expect(row).toMatchObject({
    ended_by: 'client',
    attempts: 1,
    usage_source: 'estimated',
    output_tokens: 0,
    cost_basis: 'priced',
  })
  // $0.25 for a million.
  expect(row.cost_nano_usd).toBe((row.input_tokens ?? 0) * 250)
  expect(row.input_tokens).toBeGreaterThan(10)
})
