import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../support/markers-upstream.ts'
import { closedPort } from '../../../support/markers-upstream.ts'
import { ask, JSON_TYPE, type Told } from '../privacy/ask.ts'
import { requestIn } from './requests.ts'
import { spokenAt } from './spoken.ts'
import { startWithUpstream } from './world.ts'

const STREAM = { 'content-type': 'text/event-stream' }
const TARGETS = ['anthropic/claude-haiku-4-5', 'gemini/gemini-2.5-flash', 'openai/gpt-5-mini'] as const
const CLIENTS = ['chat_completions', 'responses', 'messages', 'generate_content'] as const

/** What each provider is asked at. */
const PATHS = { anthropic: '/messages', gemini: '/models/', openai: '/responses' } as const
type Name = keyof typeof PATHS
const nameAt = (url: string): Name =>
  url.includes('/v1beta/') ? 'gemini' : url.includes('/messages') ? 'anthropic' : 'openai'

/** One model, to be had at three providers in this order, of which some fail. */
async function startWithRoute(answers: Partial<Record<Name, Answer>>) {
  const world = await startWithUpstream((seen, res, req) => {
    const answer = answers[nameAt(seen.url)]
    if (answer) return answer(seen, res, req)
    const { start, word, end } = spokenAt(seen.url)
    res.writeHead(200, STREAM).end(start + word(`from ${nameAt(seen.url)}`) + end)
  })
  await world.engine.core.client.routes.add({
    match: { model: 'any' },
    targets: TARGETS.map((to) => ({ to })),
  })
  return world
}

const overloaded: Answer = (_seen, res) => {
  res.writeHead(503, { 'content-type': 'application/json' }).end('{"error":{"message":"Overloaded"}}')
}

describe('before its first byte an answer may come from a provider of any format', () => {
  it.each(CLIENTS)('when the first ones fail: %s', async (client) => {
    const { engine, upstream } = await startWithRoute({ anthropic: overloaded, gemini: overloaded })
    const closed = engine.nextClosed()
    const told = await ask(engine.proxy, engine.key, { ...requestIn(client, 'any', true), headers: JSON_TYPE })
    expect(told).toMatchObject({ status: 200, whole: true })
    expect(told.body.toString()).toContain('from openai')
    expect(upstream.seen.map(({ url }) => nameAt(url))).toEqual(['anthropic', 'gemini', 'openai'])
    expect(await closed).toMatchObject({ provider_name: 'openai', attempts: 3, request_model: 'any', status_code: 200 })
  })

  it.each(CLIENTS)('when nothing listens there: %s', async (client) => {
    const { engine } = await startWithUpstream(({ url }, res) => {
      const { start, word, end } = spokenAt(url)
      res.writeHead(200, STREAM).end(start + word('here') + end)
    })
    const { providers, routes } = engine.core.client
    await providers.add({
      kind: 'anthropic',
      name: 'gone',
      base_url: `http://127.0.0.1:${await closedPort()}`,
      key: 'sk-0123456789abcdef',
    })
    await routes.add({
      match: { model: 'any' },
      targets: [{ to: 'gone/claude-haiku-4-5' }, { to: 'gemini/gemini-2.5-flash' }],
    })
    const told = await ask(engine.proxy, engine.key, { ...requestIn(client, 'any', true), headers: JSON_TYPE })
    expect(told.body.toString()).toContain('here')
  })

  it.each(CLIENTS)('when all fail, the last one’s error is told: %s', async (client) => {
    const { engine } = await startWithRoute({ anthropic: overloaded, gemini: overloaded, openai: overloaded })
    const told = await ask(engine.proxy, engine.key, { ...requestIn(client, 'any', false), headers: JSON_TYPE })
    expect(told.status).toBe(503)
    expect(told.body.toString()).toContain('Overloaded')
  })
})

it('after its first byte it may not: what was said is not said again by another', async () => {
  const { engine, upstream } = await startWithRoute({
    anthropic: ({ url }, res) => {
      const { start, word } = spokenAt(url)
      res.writeHead(200, STREAM)
      res.write(start + word('One'), () => setImmediate(() => res.destroy()))
    },
  })
  const told = await ask(engine.proxy, engine.key, { ...requestIn('responses', 'any', true), headers: JSON_TYPE })
  expect(told.whole).toBe(false)
  expect(upstream.seen).toHaveLength(1)
})

describe('a request that can’t be said in another format', () => {
  const stored = { previous_response_id: 'resp_secret_word' }

  it('goes to who speaks its own', async () => {
    const { engine, upstream } = await startWithRoute({})
    const told = await ask(engine.proxy, engine.key, {
      ...requestIn('responses', 'any', true, stored),
      headers: JSON_TYPE,
    })
    expect(told.body.toString()).toContain('from openai')
    expect(upstream.seen.map(({ url }) => nameAt(url))).toEqual(['openai'])
  })

  it('is refused by its field’s name where nobody does, and leaves nothing but its row', async () => {
    const { engine, upstream } = await startWithUpstream(() => {})
    const closed = engine.nextClosed()
    const request = requestIn('responses', 'claude-haiku-4-5', true, stored)
    const told = await ask(engine.proxy, engine.key, { ...request, headers: JSON_TYPE })
    expect(told.status).toBe(400)
    expect(messageOf(told)).toContain('previous_response_id')
    expect(messageOf(told)).not.toContain('secret_word')
    expect(upstream.seen).toEqual([])
    expect(await closed).toMatchObject({
      error_type: 'untranslatable',
      status_code: 400,
      ended_by: 'waybill',
      cost_nano_usd: 0,
    })
  })
})

function messageOf({ body }: Told): string {
  return JSON.parse(body.toString()).error.message
}
