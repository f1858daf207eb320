import { describe, expect, it } from 'vitest'
import type { ClientFormat } from '../../../../src/shared/wire-formats.ts'
import { startClouds } from '../../../support/clouds/clouds.ts'
import { ask, JSON_TYPE } from '../privacy/ask.ts'
import { requestIn } from '../translate/requests.ts'
import { startWithUpstream } from '../translate/world.ts'

const answerText = (_seen: unknown, res: { end(text: string): void }) =>
  res.end('{"candidates":[{"content":{"role":"model","parts":[{"text":"Hi"}]},"finishReason":"STOP"}]}')

/** Names that a provider with models in its paths would read as a way to something else. */
const LEADING_AWAY = [
  '../cachedContents?x=',
  '../../v1/files#',
  'tunedModels/../../upload',
  '%2e%2e/%2e%2e/files',
  '..%2f..%2ffiles',
  '..\\..\\files',
  '..;/files',
  '/evil.test/x',
  '..',
  '\ud800',
]
const CLIENTS: readonly ClientFormat[] = ['messages', 'responses']

describe('a model’s name leads to no other path of its provider', () => {
  it.each(CLIENTS)('out of the body of a client of %s', async (client) => {
    const { engine, upstream } = await startWithUpstream(answerText)
    for (const name of LEADING_AWAY) {
      const request = requestIn(client, `gemini/${name}`, false)
      const counting = request.path + (client === 'messages' ? '/count_tokens' : '/input_tokens')
      for (const path of [request.path, counting]) {
        const answer = await ask(engine.proxy, engine.key, { path, body: request.body, headers: JSON_TYPE })
        expect(answer.status, name).toBe(400)
        expect(answer.body.toString()).toContain('model')
      }
    }
    expect(upstream.seen).toEqual([])
  })

  it('nor out of a route', async () => {
    const { engine, upstream } = await startWithUpstream(answerText)
    for (const name of ['../../upload', '..;/x', 'a/../b', '..%2fx']) {
      const { id } = await engine.core.client.routes.add({
        match: { model: 'fast' },
        targets: [{ to: `gemini/${name}` }],
      })
      const answer = await ask(engine.proxy, engine.key, {
        ...requestIn('generate_content', 'fast', false),
        headers: JSON_TYPE,
      })
      expect(answer.status, name).toBe(400)
      await engine.core.client.routes.remove({ id })
    }
    expect(upstream.seen).toEqual([])
  })

  it('nor at Vertex, whose token opens all of a project', async () => {
    const { engine, seen } = await startClouds(answerText)
    await engine.core.client.providers.add({ kind: 'vertex', key: 'AQ.vertex-express-key-0123456789abcdef' })
    for (const name of LEADING_AWAY) {
      const request = requestIn('messages', `vertex/${name}`, false)
      expect((await ask(engine.proxy, engine.key, { ...request, headers: JSON_TYPE })).status, name).toBe(400)
    }
    expect(seen).toEqual([])
    await ask(engine.proxy, engine.key, { ...requestIn('messages', 'vertex/gemini-3-pro', false), headers: JSON_TYPE })
    expect(seen.map(({ url }) => url)).toEqual(['/v1/publishers/google/models/gemini-3-pro:generateContent'])
  })

  it('nor at Bedrock', async () => {
    const { engine, seen } = await startClouds(answerText)
    const base_url = 'https://bedrock-runtime.eu-central-1.amazonaws.com'
    await engine.core.client.providers.add({ kind: 'bedrock', base_url, key: 'bedrock-api-key-0123456789abcdef' })
    const request = requestIn('messages', 'bedrock/..', false)
    expect((await ask(engine.proxy, engine.key, { ...request, headers: JSON_TYPE })).status).toBe(400)
    expect(seen).toEqual([])
  })

  it('what names a model all the same is carried, each sign encoded', async () => {
    const { engine, upstream } = await startWithUpstream(answerText)
    for (const name of ['gemini-3-pro', 'tunedModels/mine', 'a b?c#d', '模型']) {
      await ask(engine.proxy, engine.key, { ...requestIn('messages', `gemini/${name}`, false), headers: JSON_TYPE })
    }
    expect(upstream.seen.map(({ url }) => url)).toEqual([
      '/v1beta/models/gemini-3-pro:generateContent',
      '/v1beta/tunedModels/mine:generateContent',
      '/v1beta/models/a%20b%3Fc%23d:generateContent',
      '/v1beta/models/%E6%A8%A1%E5%9E%8B:generateContent',
    ])
  })
})
