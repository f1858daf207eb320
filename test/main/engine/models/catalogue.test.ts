import { expect, onTestFinished, test } from 'vitest'
import type { ModelView } from '../../../../src/shared/contract/models.ts'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { startProvider } from '../../../support/provider.ts'
import { temporaryDirectory } from '../ledger/temporary-ledger.ts'
import { answeringJson } from './listing-provider.ts'

async function engineWith(kind: string, listener: Parameters<typeof startProvider>[0]['listener'], path = '/v1') {
  const provider = await startProvider(listener ? { listener } : {})
  const engine = await startEngine()
  onTestFinished(async () => {
    await engine.stop()
    await provider.close()
  })
  await engine.core.client.providers.add({ kind, base_url: `${provider.origin}${path}`, key: 'sk-models' })
  return { provider, engine, client: engine.core.client }
}

const idsOf = (models: readonly ModelView[]) => models.map(({ id }) => id)

test('what is known of well-known models is there before anybody was asked', async () => {
  const engine: TestEngine = await startEngine()
  onTestFinished(engine.stop)
  await engine.core.client.providers.add({ kind: 'anthropic', key: 'sk-ant' })
  const models = await engine.core.client.models.list({})
  const opus = models.find(({ id }) => id === 'claude-opus-4-5')
  expect(opus).toMatchObject({
    provider: 'anthropic',
    title: 'Claude Opus 4.5',
    context_tokens: 200_000,
    output_tokens: 64_000,
    vision: true,
    tools: true,
    reasoning: true,
    input_nano_usd: 5_000_000_000,
    output_nano_usd: 25_000_000_000,
    deprecated: false,
    source: 'bundled',
  })
  expect((await engine.core.client.privacy.outbound({})).length).toBe(0)
})

test('a list is fetched when the user asks, page by page, with the provider’s key', async () => {
  const asked: string[] = []
  const pages: Readonly<Record<string, unknown>> = {
    '/v1/models?limit=1000': {
      data: [
        {
          type: 'model',
          id: 'claude-a',
          display_name: 'Claude A',
          max_input_tokens: 7,
          max_tokens: 5,
          lifecycle: 'active',
        },
        { type: 'model', id: 'claude-b', display_name: 'Claude B', lifecycle: 'deprecated' },
      ],
      has_more: true,
      first_id: 'claude-a',
      last_id: 'claude-b',
    },
    '/v1/models?limit=1000&after_id=claude-b': { data: [{ id: 'claude-c' }], has_more: false },
  }
  const { client, provider } = await engineWith(
    'anthropic',
    (req, res) => {
      asked.push(`${req.headers['x-api-key']} ${req.headers['anthropic-version']} ${req.url}`)
      answeringJson(pages[req.url ?? ''])(req, res)
    },
    '',
  )
  expect(await client.models.refresh({})).toEqual([
    { provider: 'anthropic', models: 3, added: [], gone: [], in_use: [], problem: null },
  ])
  expect(asked).toEqual([
    'sk-models 2023-06-01 /v1/models?limit=1000',
    'sk-models 2023-06-01 /v1/models?limit=1000&after_id=claude-b',
  ])
  const models = await client.models.list({ provider: 'anthropic' })
  expect(models).toMatchObject([
    { id: 'claude-a', title: 'Claude A', context_tokens: 7, output_tokens: 5, source: 'listed', new_since: null },
    { id: 'claude-b', deprecated: true },
    { id: 'claude-c', title: null, vision: null },
  ])
  expect(await client.privacy.outbound({})).toMatchObject([
    { host: new URL(provider.origin).host, purpose: 'model_list', provider: 'anthropic', own_account: true },
  ])
})

test('Gemini’s list is read page by page, its models by their names alone', async () => {
  const { client } = await engineWith(
    'gemini',
    (req, res) =>
      answeringJson(
        req.url?.includes('pageToken')
          ? { models: [{ name: 'models/gemini-b' }] }
          : {
              models: [
                {
                  name: 'models/gemini-a',
                  displayName: 'Gemini A',
                  inputTokenLimit: 9,
                  outputTokenLimit: 3,
                  thinking: true,
                },
                { name: 'tunedModels/mine' },
              ],
              nextPageToken: 'next page/1',
            },
      )(req, res),
    '/v1beta',
  )
  expect(await client.models.refresh({ provider: 'gemini' })).toMatchObject([{ models: 2, problem: null }])
  expect(await client.models.list({})).toMatchObject([
    { id: 'gemini-a', title: 'Gemini A', context_tokens: 9, output_tokens: 3, reasoning: true },
    { id: 'gemini-b' },
  ])
})

test('a refresh tells what is new, what is gone, and what of it is in use', async () => {
  let data: unknown[] = [{ id: 'old' }, { id: 'going' }, { id: 'staying' }]
  const { client, engine } = await engineWith('compatible', (req, res) =>
    req.method === 'GET'
      ? answeringJson({ object: 'list', data })(req, res)
      : answeringJson({ id: 'x', object: 'chat.completion', model: 'old', choices: [], usage: null })(req, res),
  )
  await client.models.refresh({})
  const closed = engine.nextClosed()
  const answer = await fetch(`${engine.proxy}/compatible/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${engine.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'old', messages: [] }),
  })
  await answer.text()
  await closed
  data = [{ id: 'going', expiration_date: '2026-12-31' }, { id: 'staying' }, { id: 'new' }]
  expect(await client.models.refresh({})).toEqual([
    { provider: 'compatible', models: 3, added: ['new'], gone: ['old'], in_use: ['old'], problem: null },
  ])
  const models = await client.models.list({})
  expect(idsOf(models)).toEqual(['going', 'new', 'staying'])
  expect(models.map(({ deprecated }) => deprecated)).toEqual([true, false, false])
  expect(models.map(({ new_since }) => new_since !== null)).toEqual([false, true, false])
})

test('a richer list says what its models take, can and cost', async () => {
  const { client } = await engineWith(
    'compatible',
    answeringJson({
      data: [
        {
          id: 'deepseek/deepseek-v3.2',
          name: 'DeepSeek: DeepSeek V3.2',
          context_length: 163_840,
          architecture: { input_modalities: ['text', 'image'] },
          top_provider: { max_completion_tokens: 65_536 },
          supported_parameters: ['tools', 'reasoning'],
          pricing: { prompt: '0.00000026', completion: '0.00000038' },
        },
        { id: 'auto', pricing: { prompt: '-1', completion: '-1' } },
        {
          id: 'mistral',
          name: 'mistral',
          max_context_length: 5,
          capabilities: { vision: true, function_calling: false },
        },
        { id: 'vllm', max_model_len: 6 },
        { id: 'llama', meta: { n_ctx_train: 8, vocab_type: 1 } },
        { id: 'groq', context_window: 9, max_completion_tokens: 4, active: false },
      ],
    }),
  )
  await client.models.refresh({})
  const byId = new Map((await client.models.list({})).map((model) => [model.id, model]))
  expect(byId.get('deepseek/deepseek-v3.2')).toMatchObject({
    title: 'DeepSeek: DeepSeek V3.2',
    context_tokens: 163_840,
    output_tokens: 65_536,
    vision: true,
    tools: true,
    reasoning: true,
    input_nano_usd: 260_000_000,
    output_nano_usd: 380_000_000,
  })
  expect(byId.get('auto')).toMatchObject({ input_nano_usd: null, output_nano_usd: null })
  expect(byId.get('mistral')).toMatchObject({ title: null, context_tokens: 5, vision: true, tools: false })
  expect(byId.get('vllm')?.context_tokens).toBe(6)
  expect(byId.get('llama')?.context_tokens).toBe(8)
  expect(byId.get('groq')).toMatchObject({ context_tokens: 9, output_tokens: 4, deprecated: true })
})

test('LM Studio’s own list is asked first, and where it has none the one in OpenAI’s format', async () => {
  let hasOwn = true
  const { client } = await engineWith('lmstudio', (req, res) => {
    if (req.url !== '/api/v1/models') return answeringJson({ data: [{ id: 'plain' }] })(req, res)
    if (!hasOwn) return answeringJson({ error: 'Unexpected endpoint' })(req, res)
    const model = { type: 'llm', key: 'google/gemma-3-4b', display_name: 'Gemma 3 4B', max_context_length: 131_072 }
    return answeringJson({ models: [{ ...model, capabilities: { vision: true, trained_for_tool_use: false } }] })(
      req,
      res,
    )
  })
  await client.models.refresh({})
  expect(await client.models.list({})).toMatchObject([
    {
      id: 'google/gemma-3-4b',
      title: 'Gemma 3 4B',
      context_tokens: 131_072,
      vision: true,
      tools: false,
      input_nano_usd: 0,
    },
  ])
  hasOwn = false
  await client.models.refresh({})
  expect(idsOf(await client.models.list({}))).toEqual(['plain'])
})

test('a provider that is removed, or is at another address now, leaves nothing of its list', async () => {
  const { client, provider } = await engineWith('compatible', answeringJson({ data: [{ id: 'mine' }] }))
  await client.models.refresh({})
  await client.providers.add({ kind: 'compatible', base_url: 'http://127.0.0.1:9/v1' })
  expect(await client.models.list({})).toEqual([])
  await client.providers.add({ kind: 'compatible', base_url: `${provider.origin}/v1` })
  expect(await client.models.list({})).toEqual([])
  await client.models.refresh({})
  await client.providers.remove({ name: 'compatible' })
  await client.providers.add({ kind: 'compatible', base_url: `${provider.origin}/v1` })
  expect(await client.models.list({})).toEqual([])
})

test('a list, also one that is nothing but an array, is there at the next start', async () => {
  const provider = await startProvider({
    listener: answeringJson([{ id: 'kept', display_name: 'Kept', pricing: { input: 0.5, output: 2 } }]),
  })
  const dataDirectory = temporaryDirectory()
  const first = await startEngine({ dataDirectory })
  await first.core.client.providers.add({ kind: 'together', base_url: `${provider.origin}/v1`, key: 'sk-together' })
  await first.core.client.models.refresh({})
  const models = await first.core.client.models.list({})
  await first.stop()
  const next = await startEngine({ dataDirectory })
  onTestFinished(async () => {
    await next.stop()
    await provider.close()
  })
  expect(await next.core.client.models.list({})).toEqual(models)
  expect(models).toMatchObject([
    { id: 'kept', title: 'Kept', input_nano_usd: 500_000_000, output_nano_usd: 2_000_000_000, source: 'listed' },
  ])
})
