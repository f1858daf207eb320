import dns from 'node:dns'
import https from 'node:https'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { askOf, dialects, refused } from '../main/engine/bad-input/tool.ts'
import { directAgents } from '../support/direct-agents.ts'
import { startEngine, type TestEngine } from '../support/engine.ts'

let engine: TestEngine

beforeAll(async () => {
  engine = await startEngine()
  for (const [kind, version] of Object.entries({ openai: '/v1', anthropic: '', gemini: '/v1beta' })) {
    const base_url = `https://api.provider.test${version}`
    await engine.core.client.providers.add({ kind, base_url, key: 'sk-provider-0123456789-abcdefghij' })
  }
})
afterEach(() => void vi.restoreAllMocks())
afterAll(() => engine.stop())

/** A resolver that fails so, or answers nothing at all. */
function resolverThat(fails: string | null): void {
  const lookup = (_name: string, _options: unknown, done: (error: Error) => void) => {
    if (fails !== null) setImmediate(done, Object.assign(new Error(fails), { code: fails }))
  }
  vi.spyOn(dns, 'lookup').mockImplementation(lookup as never)
}

describe.each(dialects)('to a tool of %s', (dialect) => {
  it.each([
    ['does not know it', 'ENOTFOUND', /its name is not known/],
    ['is not there', 'EAI_AGAIN', /its name can’t be looked up now/],
    ['gives up', 'ETIMEOUT', /ETIMEOUT/],
    ['has failed', 'ESERVFAIL', /ESERVFAIL/],
  ])('a provider’s name is told where the resolver %s', async (_what, code, words) => {
    resolverThat(code)
    const got = await refused(engine, dialect, askOf(dialect))
    expect(got).toMatchObject({ status: 502, row: { error_type: 'provider_unreachable', ended_by: 'upstream' } })
    expect(got.message).toMatch(/api\.provider\.test can’t be reached/)
    expect(got.message).toMatch(words)
  })
})

it('a resolver that never answers is a time-out like any other', async () => {
  resolverThat(null)
  const agents = directAgents({ connectTimeoutMs: 200 })
  const url = new URL('https://api.provider.test')
  const agent = agents.for(url, 'request', 'openai')
  const error = await new Promise((resolve) => https.get(url, { agent }).once('error', resolve))
  expect(error).toMatchObject({ code: 'ECONNECT_TIMEOUT' })
  agents.destroy()
})
