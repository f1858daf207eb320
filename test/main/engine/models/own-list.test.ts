import Anthropic from '@anthropic-ai/sdk'
import { GoogleGenAI } from '@google/genai'
import OpenAI from 'openai'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Limits } from '../../../../src/shared/contract/limits.ts'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { startProvider } from '../../../support/provider.ts'
import { answeringJson } from './listing-provider.ts'

const LISTS = {
  local: [{ id: 'qwen3:8b', context_length: 40_960 }, { id: 'gpt-5' }],
  openai: [{ id: 'gpt-5' }, { id: 'text-embedding-3-small' }],
  anthropic: [{ id: 'claude-opus-4-5', display_name: 'Claude Opus 4.5' }],
}

/** An engine with three providers whose lists are known, and nobody else to ask. */
async function engineWithLists() {
  const engine = await startEngine()
  const { client } = engine.core
  const asked: string[] = []
  const closes: (() => Promise<void>)[] = [engine.stop]
  for (const [name, data] of Object.entries(LISTS)) {
    const provider = await startProvider({
      listener(req, res) {
        asked.push(`${name} ${req.method} ${req.url}`)
        answeringJson({ object: 'list', data, has_more: false })(req, res)
      },
    })
    closes.push(provider.close)
    const kind = name === 'local' ? 'compatible' : name
    const base_url = name === 'anthropic' ? provider.origin : `${provider.origin}/v1`
    await client.providers.add({ kind, name, base_url, key: 'sk-own' })
  }
  await client.models.refresh({})
  asked.length = 0
  const target = { to: 'openai/gpt-5', weight: null }
  const match = { model: 'fast', format: null, client_key_id: null, project: null, kind: null, min_input_tokens: null }
  await client.routes.add({ match, targets: [target] })
  return { engine, client, asked, close: async () => void (await Promise.all(closes.map((each) => each()))) }
}

/** Its own, because others change limits. */
async function keyWith(engine: TestEngine, limits: Limits): Promise<string> {
  const { key } = await engine.core.client.clientKeys.create({ name: 'limited', limits })
  return key
}

const sdks = (engine: TestEngine, key = engine.key) => ({
  openai: new OpenAI({ baseURL: `${engine.proxy}/v1`, apiKey: key, maxRetries: 0 }),
  anthropic: new Anthropic({ baseURL: engine.proxy, apiKey: key, maxRetries: 0 }),
  gemini: new GoogleGenAI({ apiKey: key, httpOptions: { baseUrl: engine.proxy } }),
})

describe('what a tool’s list of models has', () => {
  let world: Awaited<ReturnType<typeof engineWithLists>>
  beforeAll(async () => {
    world = await engineWithLists()
    return world.close
  })

  test('OpenAI’s SDK lists aliases and every model once, by the shortest name that leads there', async () => {
    const { openai } = sdks(world.engine)
    const { data } = await openai.models.list()
    expect(data.map(({ id, owned_by }) => [id, owned_by])).toEqual([
      ['fast', 'openai'],
      ['local/gpt-5', 'local'],
      ['qwen3:8b', 'local'],
      ['gpt-5', 'openai'],
      ['text-embedding-3-small', 'openai'],
      ['claude-opus-4-5', 'anthropic'],
    ])
    expect(await openai.models.retrieve('qwen3:8b')).toMatchObject({ object: 'model', context_length: 40_960 })
    expect(await openai.models.retrieve('openai/gpt-5')).toMatchObject({ id: 'openai/gpt-5', owned_by: 'openai' })
    await expect(openai.models.retrieve('nobody-has-it')).rejects.toMatchObject({
      status: 404,
      code: 'model_not_found',
    })
  })

  test('Anthropic’s SDK pages through it, and every id is one that Claude Code’s picker takes', async () => {
    const { anthropic } = sdks(world.engine)
    const ids: string[] = []
    for await (const { id } of anthropic.models.list({ limit: 2 })) ids.push(id)
    expect(ids).toEqual(['claude/fast', 'claude/local/gpt-5', 'claude/qwen3:8b', 'claude/gpt-5', 'claude-opus-4-5'])
    const second = await anthropic.models.list({ limit: 2, after_id: 'claude/local/gpt-5' })
    expect(second).toMatchObject({ has_more: true, first_id: 'claude/qwen3:8b', last_id: 'claude/gpt-5' })
    const first = await anthropic.models.list({ limit: 2, before_id: 'claude/qwen3:8b' })
    expect(first.data.map(({ id }) => id)).toEqual(['claude/fast', 'claude/local/gpt-5'])
    expect((await anthropic.models.list({ after_id: 'nothing' })).data).toEqual([])
    expect(await anthropic.models.retrieve('claude-opus-4-5')).toMatchObject({
      type: 'model',
      display_name: 'Claude Opus 4.5',
      max_tokens: 64_000,
      lifecycle: 'active',
    })
    // An alias alone is shown as it is in the list.
    expect(await anthropic.models.retrieve('claude/fast')).toEqual(first.data[0])
    await expect(anthropic.models.retrieve('nobody-has-it')).rejects.toMatchObject({ status: 404 })
  })

  test('Claude Code’s discovery finds them as it asks for them', async () => {
    const answer = await fetch(`${world.engine.proxy}/v1/models?limit=1000`, {
      headers: { authorization: `Bearer ${world.engine.key}`, 'anthropic-version': '2023-06-01' },
      redirect: 'error',
    })
    const { data } = (await answer.json()) as { data: { id: string; display_name: string }[] }
    expect(data.every(({ id }) => /^(claude|anthropic)/.test(id))).toBe(true)
    expect(data.map(({ display_name }) => display_name)).toContain('GPT-5')
  })

  test('Codex finds the list that it wants besides, and keeps to its own models', async () => {
    const { engine } = world
    const headers = { authorization: `Bearer ${engine.key}` }
    const response = await fetch(`${engine.proxy}/v1/models?client_version=0.169.0`, { headers })
    expect(await response.json()).toMatchObject({ object: 'list', models: [] })
  })

  test('Google’s SDK pages through it as well', async () => {
    const { gemini } = sdks(world.engine)
    const names: (string | undefined)[] = []
    for await (const { name } of await gemini.models.list({ config: { pageSize: 2 } })) names.push(name)
    const wanted = ['fast', 'local/gpt-5', 'qwen3:8b', 'gpt-5', 'claude-opus-4-5']
    expect(names).toEqual(wanted.map((name) => `models/${name}`))
    expect(await gemini.models.get({ model: 'gpt-5' })).toMatchObject({
      name: 'models/gpt-5',
      displayName: 'GPT-5',
      inputTokenLimit: 400_000,
      outputTokenLimit: 128_000,
      supportedActions: ['generateContent', 'countTokens'],
    })
    await expect(gemini.models.get({ model: 'nobody-has-it' })).rejects.toMatchObject({ status: 404 })
  })

  test('it has what the key may use, and nothing else', async () => {
    const idsFor = async (limits: Limits): Promise<string[]> => {
      const { data } = await sdks(world.engine, await keyWith(world.engine, limits)).openai.models.list()
      return data.map(({ id }) => id)
    }
    expect(await idsFor({ allow_models: ['gpt-5*'] })).toEqual(['fast', 'local/gpt-5', 'gpt-5'])
    expect(await idsFor({ allow_providers: ['local'] })).toEqual(['local/gpt-5', 'qwen3:8b'])
    await expect(idsFor({ allow_endpoints: ['chat'] })).rejects.toMatchObject({ status: 403 })
    const limited = sdks(world.engine, await keyWith(world.engine, { allow_providers: ['local'] })).openai
    await expect(limited.models.retrieve('claude-opus-4-5')).rejects.toMatchObject({ status: 404 })
  })

  test('it is an exchange of its own: no provider, nothing to pay', async () => {
    const asked = world.asked.length
    const closed = world.engine.nextClosed()
    await sdks(world.engine).openai.models.list()
    expect(await closed).toMatchObject({
      endpoint: '/v1/models',
      operation_name: 'models',
      provider_name: null,
      status_code: 200,
      error_type: null,
      cost_nano_usd: 0,
      cost_basis: 'free',
      attempts: 0,
      ended_by: 'complete',
    })
    expect(world.asked.length).toBe(asked)
  })

  test('HEAD has the headers alone, and a path that names a provider is that provider’s', async () => {
    const headers = { authorization: `Bearer ${world.engine.key}` }
    const head = await fetch(`${world.engine.proxy}/v1/models`, { method: 'HEAD', headers })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(100)
    const own = await fetch(`${world.engine.proxy}/openai/v1/models`, { headers })
    expect(await own.json()).toMatchObject({ data: LISTS.openai })
    expect(world.asked).toEqual(['openai GET /v1/models'])
  })
})

test('a name as Claude Code’s picker has it leads where it would without the prefix, and is not sent on', async () => {
  const sent: string[] = []
  const provider = await startProvider({
    listener(req, res) {
      req.setEncoding('utf8').on('data', (text: string) => sent.push(text))
      req.on('end', () => answeringJson({ id: 'm', type: 'message', content: [], usage: {} })(req, res))
    },
  })
  const engine = await startEngine()
  onTestFinished(async () => {
    await engine.stop()
    await provider.close()
  })
  await engine.core.client.providers.add({ kind: 'ollama', name: 'local', base_url: `${provider.origin}/v1` })
  const ask = (model: string) =>
    fetch(`${engine.proxy}/v1/messages`, {
      method: 'POST',
      headers: { 'x-api-key': engine.key, 'anthropic-version': '2023-06-01', 'content-type': 'application/json' },
      body: JSON.stringify({ model, max_tokens: 9, messages: [{ role: 'user', content: 'hi' }] }),
    })
  expect((await ask('claude/local/qwen3:8b')).status).toBe(200)
  expect((await ask('claude/qwen3:8b')).status).toBe(200)
  expect(sent.map((text) => JSON.parse(text).model)).toEqual(['qwen3:8b', 'qwen3:8b'])
})
