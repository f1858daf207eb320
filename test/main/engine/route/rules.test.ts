import { describe, expect, it } from 'vitest'
import { leads, startRouted } from './routed-engine.ts'

describe('a rule of routing', () => {
  it('takes effect on the next request, and no longer than it is there', async () => {
    const { engine, ask, asked } = await startRouted(['a', 'b'])
    const { routes } = engine.core.client
    expect((await ask({ model: 'fast' })).status).toBe(404)
    const { id } = await routes.add(leads({ model: 'fast' }, 'b/small'))
    await ask({ model: 'fast' })
    await ask({ model: 'FAST' })
    await routes.update({ id, ...leads({ model: 'fast' }, 'a/tiny') })
    await ask({ model: 'fast' })
    await routes.remove({ id })
    expect((await ask({ model: 'fast' })).status).toBe(404)
    expect(asked()).toEqual(['b: small', 'b: small', 'a: tiny'])
  })

  it('holds for the key, the project, the size and the kind that it names', async () => {
    const { engine, ask, asked } = await startRouted(['a', 'b'])
    const { routes, clientKeys } = engine.core.client
    const site = await clientKeys.create({ name: 'site', project: 'site' })
    await routes.add(leads({ model: '*', client_key_id: engine.keyId, kind: 'thinking' }, 'a/thinker'))
    await routes.add(leads({ model: '*', kind: 'background' }, 'a/small'))
    await routes.add(leads({ model: '*', min_input_tokens: 1000 }, 'a/long'))
    await routes.add(leads({ model: '*', project: 'site' }, 'b/*'))
    await routes.add(leads({ model: '*', format: 'messages' }, 'a/none'))
    const tools = [{ type: 'function', function: { name: 'look' } }]
    await ask({ model: 'm', reasoning_effort: 'high' })
    await ask({ model: 'm', reasoning_effort: 'high' }, undefined, site.key)
    await ask({ model: 'claude-haiku-4-5', tools })
    await ask({ model: 'm', max_tokens: 30 }, undefined, site.key)
    await ask({ model: 'm', max_tokens: 30, tools }, undefined, site.key)
    await ask({ model: 'm', messages: [{ role: 'user', content: 'word '.repeat(4000) }] }, undefined, site.key)
    expect((await ask({ model: 'm' })).status).toBe(404)
    expect(asked()).toEqual(['a: thinker', 'b: m', 'a: small', 'a: small', 'b: m', 'a: long'])
  })

  it('shares requests out by weight, and goes on to the next target where one fails', async () => {
    const { engine, ask, asked, upstreams } = await startRouted(['a', 'b', 'c'])
    await engine.core.client.routes.add(leads({ model: 'mix' }, 'a/x*3', 'b/x*1', 'c/x'))
    for (let count = 0; count < 8; count += 1) await ask({ model: 'mix' })
    const shares = ['a', 'b', 'c'].map((name) => asked().filter((each) => each === `${name}: x`).length)
    expect(shares).toEqual([6, 2, 0])
    for (const name of ['a', 'b']) {
      upstreams.get(name)?.answerWith((_seen, res) => {
        res.writeHead(503)
        res.end()
      })
    }
    expect((await ask({ model: 'mix' })).status).toBe(200)
    expect(asked().at(-1)).toBe('c: x')
  })

  it('puts the name into a Gemini path, and into the form of an upload', async () => {
    const { engine, upstreams } = await startRouted(['a'])
    const { routes, providers } = engine.core.client
    await providers.update({ name: 'a', formats: ['generate_content', 'chat_completions'] })
    await routes.add(leads({ model: 'fast' }, 'a/flash'))
    const seen = upstreams.get('a')?.seen ?? []
    const headers = { authorization: `Bearer ${engine.key}` }
    await fetch(`${engine.proxy}/v1beta/models/fast:generateContent`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{"contents":[]}',
    })
    const form = new FormData()
    form.set('model', 'fast')
    form.set('file', new Blob(['sound']), 'a.wav')
    await fetch(`${engine.proxy}/v1/audio/transcriptions`, { method: 'POST', headers, body: form })
    expect(seen[0]?.url).toBe('/v1beta/models/flash:generateContent')
    expect(seen[1]?.body.toString()).toContain('\r\n\r\nflash\r\n')
  })

  it('that leads to somebody who is gone leads nowhere, rather than home with what was meant for another', async () => {
    const { engine, ask, asked } = await startRouted(['local'])
    const { routes, providers } = engine.core.client
    await providers.add({ kind: 'openai', key: 'sk-for-tests-0000-1111-2222', base_url: 'http://127.0.0.1:9/v1' })
    await routes.add(leads({ model: 'private' }, 'local/llama'))
    await ask({ model: 'private' })
    await providers.remove({ name: 'local' })
    const { status, body } = await ask({ model: 'private' })
    expect([status, body.error?.code]).toEqual([404, 'model_not_found'])
    expect(asked()).toEqual(['local: llama'])
  })

  it('goes by its project’s new name, and is gone with its project rather than for all', async () => {
    const { engine, ask, asked } = await startRouted(['a', 'b'])
    const { routes, clientKeys, privacy } = engine.core.client
    const { key } = await clientKeys.create({ name: 'site', project: 'site' })
    await routes.add(leads({ model: '*', project: 'site' }, 'a/x'))
    await privacy.renameProject({ from: 'site', to: 'shop' })
    expect((await ask({ model: 'm' }, undefined, key)).status).toBe(200)
    await privacy.renameProject({ from: 'shop', to: null })
    expect((await ask({ model: 'm' }, undefined, key)).status).toBe(404)
    expect([await routes.list(), asked()]).toEqual([[], ['a: x']])
  })

  it('that leads in a circle is left out of the way', async () => {
    const { engine, ask, asked } = await startRouted(['a', 'b'])
    const { routes } = engine.core.client
    await routes.add(leads({ model: 'one' }, 'two', 'a/x'))
    await routes.add(leads({ model: 'two' }, 'three'))
    await routes.add(leads({ model: 'three' }, 'one'))
    expect((await ask({ model: 'one' })).status).toBe(200)
    expect((await ask({ model: 'two' })).status).toBe(200)
    expect(asked()).toEqual(['a: x', 'a: x'])
  })

  it('gives no key what its lists do not: what a provider would be asked for is judged, and not the alias', async () => {
    const { engine, ask, asked } = await startRouted(['a', 'b'])
    const { routes, clientKeys } = engine.core.client
    const { key } = await clientKeys.create({ name: 'narrow', limits: { allow_models: ['gpt-5*'] } })
    await routes.add(leads({ model: 'fast' }, 'a/claude-x', 'b/gpt-5-mini'))
    await routes.add(leads({ model: 'gpt-5-cheap' }, 'a/claude-x'))
    expect((await ask({ model: 'fast' }, undefined, key)).status).toBe(200)
    const refused = await ask({ model: 'gpt-5-cheap' }, undefined, key)
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 'model_not_allowed' } } })
    expect(refused.body.error?.message).toContain('may not use claude-x, to which a route leads')
    expect(asked()).toEqual(['b: gpt-5-mini'])
    const { id } = (await clientKeys.list()).find(({ name }) => name === 'narrow') ?? { id: '' }
    const explained = await routes.explain({ model: 'gpt-5-cheap', client_key_id: id })
    expect(explained).toMatchObject({ candidates: [], refused: expect.stringContaining('may not use claude-x') })
  })
})
