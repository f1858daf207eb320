import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import type { Limits } from '../../../../src/shared/contract/limits.ts'
import { ask, type Reply, startLimited } from './limited-engine.ts'

type Limited = Awaited<ReturnType<typeof startLimited>>

async function startWith(limits: Limits): Promise<Limited & { key: string; id: string }> {
  const limited = await startLimited()
  limited.provider.answerAll({ input: 1, output: 1 })
  const { key, id } = await limited.engine.core.client.clientKeys.create({ name: 'agent', limits })
  return { ...limited, key, id }
}

function errorOf({ body }: Reply): { message: string; code: string; type: string } {
  return body.error as { message: string; code: string; type: string }
}

describe('a key that may use certain models only', () => {
  it('is refused any other, under whatever name it asks', async () => {
    const { engine, provider, key } = await startWith({ allow_models: ['slow', 'gpt-5*'] })
    const { proxy } = engine
    const cases: [body: object, path: string, status: number][] = [
      [{ model: 'slow' }, '/v1/chat/completions', 200],
      [{ model: 'own/slow' }, '/v1/chat/completions', 200],
      [{ model: 'gpt-5-mini' }, '/own/v1/chat/completions', 200],
      [{ model: 'slower' }, '/own/v1/chat/completions', 403],
      [{ model: 'other/slow' }, '/own/v1/chat/completions', 403],
      [{ model: undefined }, '/own/v1/chat/completions', 403],
      [{ models: ['gpt-5', 'slower'] }, '/own/v1/chat/completions', 403],
      [{ models: ['gpt-5'] }, '/own/v1/chat/completions', 200],
      // A batch has its models in a file.
      [{ model: undefined, input_file_id: 'file-1' }, '/own/v1/batches', 403],
    ]
    for (const [body, path, status] of cases) {
      const before = provider.arrived()
      const reply = await ask(proxy, key, body, path)
      expect([body, path, reply.status, provider.arrived() - before]).toEqual([
        body,
        path,
        status,
        status === 200 ? 1 : 0,
      ])
      if (status === 403) expect(errorOf(reply).code).toBe('model_not_allowed')
    }
    const list = await fetch(`${proxy}/own/v1/models`, { headers: { authorization: `Bearer ${key}` } })
    expect(list.status).toBe(200)
    // Compressed in a way that can't be looked into: what model is in there nobody knows.
    const hidden = await fetch(`${proxy}/own/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'content-encoding': 'compress' },
      body: 'no one can read this',
    })
    expect(hidden.status).toBe(403)
  })
})

describe('a token for calling the provider itself', () => {
  const path = '/own/v1/realtime/client_secrets'

  it('is not for a key with limits: none of them would hold there', async () => {
    const { engine, provider, key } = await startWith({ budget_day_nano_usd: 1_000_000_000 })
    const refused = await ask(engine.proxy, key, { session: { type: 'realtime' } }, path)
    expect([refused.status, errorOf(refused).code, provider.arrived()]).toEqual([403, 'endpoint_not_allowed', 0])
    await engine.core.client.settings.set({ name: 'budget_month_usd', value: 100 })
    const free = await engine.core.client.clientKeys.create({ name: 'free' })
    expect((await ask(engine.proxy, free.key, {}, path)).status).toBe(403)
  })

  it('is for any other, and for one that is allowed it by name', async () => {
    const { engine } = await startWith({})
    const { key } = await engine.core.client.clientKeys.create({ name: 'free' })
    expect((await ask(engine.proxy, key, {}, path)).status).toBe(200)
    const limits = { requests_per_minute: 9, allow_endpoints: ['/v1/realtime/*'] }
    const named = await engine.core.client.clientKeys.create({ name: 'named', limits })
    expect((await ask(engine.proxy, named.key, {}, path)).status).toBe(200)
  })
})

describe('a key that may use certain providers and endpoints only', () => {
  it('is refused the others, in each dialect’s words', async () => {
    const { engine, key } = await startWith({ allow_providers: ['other'], allow_endpoints: ['chat', '/v1/images/*'] })
    const { proxy } = engine
    const provider = await ask(proxy, key)
    expect([provider.status, errorOf(provider).code]).toEqual([403, 'provider_not_allowed'])
    expect(provider.headers.get('x-should-retry')).toBe('false')
    const endpoint = await ask(proxy, key, {}, '/own/v1/embeddings')
    expect([endpoint.status, errorOf(endpoint).code]).toEqual([403, 'endpoint_not_allowed'])
    expect((await ask(proxy, key, {}, '/own/v1/images/generations')).status).toBe(403)
    await engine.core.client.providers.add({ kind: 'sandbox' })
    const claude = await ask(proxy, key, { model: 'claude-haiku-4-5', max_tokens: 5 }, '/v1/messages')
    expect(claude).toMatchObject({ status: 403, body: { type: 'error', error: { type: 'permission_error' } } })
    const gemini = await ask(proxy, key, {}, '/v1beta/models/gemini-2.5-flash:embedContent')
    expect(gemini).toMatchObject({ status: 403, body: { error: { status: 'PERMISSION_DENIED' } } })
  })
})

describe('a key with a largest output', () => {
  it('must ask for so much at most, and is told which field says so', async () => {
    const { engine, key, id } = await startWith({ max_output_tokens: 100 })
    await engine.core.client.providers.add({ kind: 'sandbox' })
    const contents = [{ role: 'user', parts: [{ text: 'Hello' }] }]
    const cases: [body: object, path: string, field: string | null][] = [
      [{ max_tokens: 100 }, '/own/v1/chat/completions', null],
      [{ max_completion_tokens: 50, n: 2 }, '/own/v1/chat/completions', null],
      [{ max_completion_tokens: 51, n: 2 }, '/own/v1/chat/completions', 'max_completion_tokens'],
      [{ max_tokens: 1, max_completion_tokens: 101 }, '/own/v1/chat/completions', 'max_completion_tokens'],
      [{}, '/own/v1/chat/completions', 'max_completion_tokens'],
      [{ max_tokens: -1 }, '/own/v1/chat/completions', 'max_completion_tokens'],
      [{ max_tokens: 101 }, '/own/v1/completions', 'max_tokens'],
      [{ max_output_tokens: 101 }, '/own/v1/responses', 'max_output_tokens'],
      // That field is another format's: nobody reads it here.
      [{ max_tokens: 5 }, '/own/v1/responses', 'max_output_tokens'],
      // Spelled in ways that only the provider may know.
      [{ max_tokens: 101 }, '/own/v1/chat/Completions', 'max_tokens'],
      [{}, '/own/v1/chat/completions/', 'max_completion_tokens'],
      [{ max_tokens: 101 }, '/v1/messages', 'max_tokens'],
      [{ contents }, '/v1beta/models/slow:generateContent', 'generationConfig.maxOutputTokens'],
      [
        { contents, generation_config: { max_output_tokens: '101' } },
        '/v1beta/models/slow:generateContent',
        'generationConfig.maxOutputTokens',
      ],
      [{ contents, generationConfig: { maxOutputTokens: 99 } }, '/v1beta/models/slow:generateContent', null],
      // No output of tokens there.
      [{ input: 'Hello' }, '/own/v1/embeddings', null],
    ]
    for (const [body, path, field] of cases) {
      const reply = await ask(engine.proxy, key, body, path)
      expect([body, path, reply.status]).toEqual([body, path, field === null ? 200 : 400])
      if (field !== null) expect(errorOf(reply).message).toContain(`Set ${field}`)
    }
    const reply = await ask(engine.proxy, key, { max_tokens: 4000 })
    expect(errorOf(reply).message).toMatch(/may ask for 100 tokens of output, and this request asks for up to 4000/)
    expect(errorOf(reply).message).toContain(`waybill key limit ${id} --max-output N`)
  })
})

describe('a key that expired or is suspended', () => {
  it('is refused, and its row says whose it was', async () => {
    const { engine, provider, key, id } = await startWith({})
    const { client } = engine.core
    await client.clientKeys.update({ id, expires_at: Date.now() - 1 })
    const expired = await ask(engine.proxy, key)
    expect([expired.status, errorOf(expired).code]).toEqual([401, 'invalid_api_key'])
    expect(errorOf(expired).message).toMatch(/The client key agent expired on \d{4}-\d\d-\d\d \d\d:\d\d\./)
    await client.clientKeys.update({ id, expires_at: Date.now() + 60_000 })
    expect((await ask(engine.proxy, key)).status).toBe(200)

    provider.holdBack()
    const running = ask(engine.proxy, key)
    await provider.hasArrived(2)
    await client.clientKeys.suspend({ id, reason: 'abnormal use' })
    const refusal = await ask(engine.proxy, key)
    expect([refusal.status, errorOf(refusal).code]).toEqual([403, 'client_key_suspended'])
    const [, view] = await client.clientKeys.list()
    expect(view).toMatchObject({ suspended_at: expect.any(Number), suspended_reason: 'abnormal use' })
    // What ran when it was suspended goes on.
    provider.answerAll({ input: 1, output: 1 })
    expect((await running).status).toBe(200)
    await client.clientKeys.unsuspend({ id })
    expect((await ask(engine.proxy, key)).status).toBe(200)
    const rows = await engine.rows()
    expect(rows.map(({ error_type, client_key_id }) => [error_type, client_key_id]).reverse()).toEqual([
      ['client_key_expired', id],
      [null, id],
      [null, id],
      ['client_key_suspended', id],
      [null, id],
    ])
  })
})

describe('a pause', () => {
  it('lets what runs go on to its end, and nothing else pass', async () => {
    const { engine, provider, key } = await startWith({})
    const { client } = engine.core
    provider.holdBack()
    const running = ask(engine.proxy, key)
    await provider.hasArrived(1)
    await client.settings.set({ name: 'paused', value: true })
    expect(await client.system.status()).toMatchObject({ state: 'running', paused: true, running_exchanges: 1 })
    const refusal = await ask(engine.proxy, key)
    expect([refusal.status, errorOf(refusal).code, refusal.headers.get('x-should-retry')]).toEqual([
      503,
      'paused',
      'false',
    ])
    provider.answerAll({ input: 1, output: 1 })
    expect((await running).status).toBe(200)
    await client.settings.set({ name: 'paused', value: false })
    expect((await ask(engine.proxy, key)).status).toBe(200)
  })
})

describe('a WebSocket', () => {
  it('is refused by the same limits, with the same words, and holds its place as long as it is open', async () => {
    const { engine, key } = await startWith({ concurrency: 1, allow_models: ['gpt-realtime*'] })
    await engine.core.client.providers.add({ kind: 'sandbox' })
    const open = (model: string): WebSocket =>
      new WebSocket(`ws://127.0.0.1:${engine.port}/sandbox/v1/realtime?model=${model}`, {
        headers: { authorization: `Bearer ${key}` },
      })
    const refusalOf = async (socket: WebSocket): Promise<{ status: number; code: string; headers: unknown }> => {
      socket.on('error', () => {})
      const [, answer] = await once(socket, 'unexpected-response')
      const chunks: Buffer[] = []
      for await (const chunk of answer) chunks.push(chunk)
      const { error } = JSON.parse(Buffer.concat(chunks).toString())
      return { status: answer.statusCode, code: error.code, headers: answer.headers }
    }
    expect(await refusalOf(open('gpt-4o-realtime'))).toMatchObject({ status: 403, code: 'model_not_allowed' })
    const first = open('gpt-realtime')
    await once(first, 'open')
    expect(await refusalOf(open('gpt-realtime'))).toMatchObject({
      status: 429,
      code: 'rate_limit_exceeded',
      headers: { 'retry-after': '1' },
    })
    first.close()
    await once(first, 'close')
    while ((await engine.core.client.system.status()).running_exchanges > 0);
    const next = open('gpt-realtime')
    await once(next, 'open')
    next.close()
  })
})

describe('a plan', () => {
  it('holds for each key that carries it, for itself, and changes for all of them at once', async () => {
    const { engine } = await startWith({})
    const { client } = engine.core
    await client.plans.create({ name: 'team', limits: { requests_per_minute: 1 } })
    const [a, b] = await Promise.all([
      client.clientKeys.create({ name: 'a', plan: 'team' }),
      client.clientKeys.create({ name: 'b', plan: 'team', limits: { requests_per_minute: 3 } }),
    ])
    const statusOf = async (key: string) => (await ask(engine.proxy, key)).status
    expect([await statusOf(a.key), await statusOf(a.key)]).toEqual([200, 429])
    expect([await statusOf(b.key), await statusOf(b.key)]).toEqual([200, 200])
    await client.plans.create({ name: 'team', limits: { requests_per_minute: 2 } })
    expect([await statusOf(a.key), await statusOf(a.key)]).toEqual([200, 429])
    expect(await client.plans.list()).toMatchObject([{ name: 'team', keys: ['a', 'b'] }])
    await expect(client.plans.remove({ name: 'team' })).rejects.toMatchObject({ code: 'plan_in_use' })
  })
})
