import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { closedPort, startUpstream, type Upstream } from '../../../support/markers-upstream.ts'
import { ask, JSON_TYPE } from '../privacy/ask.ts'
import { askOf, dialects, refused, SPEAKER, type SpokenDialect } from './tool.ts'

let upstream: Upstream
let engine: TestEngine
/** The same, with providers that can't answer. */
let broken: TestEngine

beforeAll(async () => {
  upstream = await startUpstream()
  engine = await startEngine()
  await configure(engine, upstream.origin)
  broken = await startEngine()
  await configure(broken, `http://127.0.0.1:${await closedPort()}`)
})
afterAll(async () => {
  await Promise.all([engine.stop(), broken.stop(), upstream.close()])
})

async function configure({ core }: TestEngine, origin: string): Promise<void> {
  const key = 'sk-live-0123456789abcdef'
  await core.client.providers.add({ kind: 'openai', base_url: `${origin}/v1`, key })
  await core.client.providers.add({ kind: 'anthropic', base_url: origin, key })
  await core.client.providers.add({ kind: 'gemini', base_url: `${origin}/v1beta`, key })
}

const KINDS: Readonly<Record<SpokenDialect, Readonly<Record<number, string | RegExp>>>> = {
  openai: { 401: 'invalid_api_key' },
  anthropic: {
    400: 'invalid_request_error',
    401: 'authentication_error',
    404: 'not_found_error',
    413: 'request_too_large',
    502: 'api_error',
  },
  gemini: {},
}

describe.each(dialects)('a tool that speaks %s', (dialect) => {
  const expectRefusal = async (
    wanted: { status: number; code: string; says: RegExp; does: RegExp; endedBy?: string },
    got: Awaited<ReturnType<typeof refused>>,
  ) => {
    expect(got.status).toBe(wanted.status)
    expect(got.message).toMatch(wanted.says)
    expect(got.message).toMatch(wanted.does)
    expect(got.kind).toMatch(KINDS[dialect][wanted.status] ?? /./)
    expect(got.told.headers['content-type']).toMatch(/^application\/json/)
    expect(got.row).toMatchObject({
      dialect,
      status_code: wanted.status,
      error_type: wanted.code,
      ended_by: wanted.endedBy ?? 'waybill',
      cost_nano_usd: 0,
      response_bytes: got.told.body.length,
    })
  }

  it('learns that a path is unknown', async () => {
    const got = await refused(engine, dialect, { path: '/v9/nothing', headers: SPEAKER[dialect], method: 'GET' })
    await expectRefusal(
      {
        status: 404,
        code: 'unknown_path',
        says: /this path/,
        does: /\/v1\/chat\/completions.*\/v1\/messages.*generateContent.*waybill connect/,
      },
      got,
    )
  })

  it.each([
    ['unknown', 'sk-wb-nobody'],
    ['missing', null],
  ])('learns that its key is %s', async (what, key) => {
    const got = await refused(engine, dialect, askOf(dialect), key)
    const status = dialect === 'gemini' ? 400 : 401
    await expectRefusal({ status, code: `client_key_${what}`, says: /client key/, does: /waybill key create/ }, got)
    if (dialect === 'gemini') expect(got.kind).toBe('API_KEY_INVALID')
    expect(got.told.headers['x-should-retry']).toBe('false')
  })

  it.each([false, true])('learns that its body is too large, and gets to read it (chunked: %s)', async (chunked) => {
    await engine.core.client.settings.set({ name: 'body_limit_bytes', value: 64 * 1024 })
    const before = upstream.seen.length
    const body = JSON.stringify({ text: 'x'.repeat(8 * 1024 * 1024) })
    const got = await refused(engine, dialect, { ...askOf(dialect), body, chunked })
    await expectRefusal({ status: 413, code: 'body_too_large', says: /65536 bytes/, does: /body_limit_bytes/ }, got)
    expect(upstream.seen).toHaveLength(before)
  })

  it('gets its broken JSON judged by Waybill where only the model could say whose it is', async () => {
    if (dialect === 'gemini') return // its paths name the model
    const got = await refused(engine, dialect, { ...askOf(dialect), body: '{"model": "gpt-5-mini", ' })
    await expectRefusal({ status: 400, code: 'body_not_json', says: /not valid JSON/, does: /name/ }, got)
  })

  it('gets its broken JSON judged by the provider where the path says whose it is', async () => {
    const body = '{"model": "gpt-5-mini", \u0000'
    const paths = [askOf(dialect, { provider: dialect }), ...(dialect === 'gemini' ? [askOf(dialect)] : [])]
    for (const asked of paths) {
      expect((await ask(engine.proxy, engine.key, { ...asked, body })).status).toBe(200)
      expect(upstream.seen.at(-1)?.body.toString()).toBe(body)
    }
  })

  it('learns that its provider can’t be reached', async () => {
    const got = await refused(broken, dialect, askOf(dialect))
    const says = /127\.0\.0\.1 can’t be reached: nothing listens there/
    await expectRefusal({ status: 502, code: 'provider_unreachable', says, does: /base URL/, endedBy: 'upstream' }, got)
    expect(got.told.headers['x-should-retry']).toBe('true')
  })

  it('learns that its target is no plain path', async () => {
    const got = await refused(engine, dialect, { ...askOf(dialect), path: '/v1/../v1/models' })
    await expectRefusal({ status: 400, code: 'bad_target', says: /plain path/, does: /Send a plain path/ }, got)
  })
})

describe('a model that nobody serves', () => {
  it.each(dialects)('is told with what is configured, in the words of %s', async (dialect) => {
    const own = await startEngine()
    const { providers } = own.core.client
    const nobody = await refused(own, dialect, askOf(dialect))
    expect(nobody).toMatchObject({ status: 404, message: expect.stringContaining('No provider is configured') })
    const kind = dialect === 'openai' ? 'anthropic' : 'groq'
    await providers.add({ kind, key: 'sk-live-0123456789abcdef', base_url: 'http://127.0.0.1:9/v1' })
    await providers.add({ kind, name: 'second', key: 'sk-live-0123456789abcdef', base_url: 'http://127.0.0.1:9/v1' })
    const got = await refused(own, dialect, askOf(dialect, { model: 'some-model' }))
    expect(got.status).toBe(404)
    expect(got.message).toContain(`Configured: ${kind}, second.`)
    expect(got.message).toContain('waybill provider add')
    expect(got.row).toMatchObject({ error_type: 'model_not_served', ended_by: 'waybill', request_model: 'some-model' })
    await own.stop()
  })
})

it('a body that is not declared as JSON, but due to be, is judged all the same', async () => {
  const headers = { 'content-type': 'text/plain' }
  const got = await refused(engine, 'openai', { path: '/v1/chat/completions', headers, body: 'Hello' })
  expect(got).toMatchObject({ status: 400, row: { error_type: 'body_not_json' } })
  const form = await refused(engine, 'openai', { path: '/v1/embeddings', headers: JSON_TYPE, body: '[1' })
  expect(form).toMatchObject({ status: 400, row: { error_type: 'body_not_json' } })
})
