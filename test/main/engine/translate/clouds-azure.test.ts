import Anthropic from '@anthropic-ai/sdk'
import OpenAI from 'openai'
import { describe, expect, it } from 'vitest'
import { startClouds } from '../../../support/clouds/clouds.ts'
import type { Answer } from '../../../support/markers-upstream.ts'
import { spokenAt } from './spoken.ts'

const BASE_URL = 'https://acme.openai.azure.com/openai/v1'
const KEY = 'azure-key-0123456789abcdef0123456789'
const messages = [{ role: 'user' as const, content: 'Where is my parcel?' }]

/** As Azure says it: with the model, and not the deployment that was asked. */
const answerPlain: Answer = (_seen, res) => {
  const completion = {
    id: 'c1',
    object: 'chat.completion',
    created: 1,
    model: 'gpt-5-mini-2025-08-07',
    choices: [{ index: 0, message: { role: 'assistant', content: 'Here.' }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 1000, completion_tokens: 1000, total_tokens: 2000 },
  }
  res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(completion))
}

const answerStream: Answer = ({ url }, res) => {
  const { start, word, end } = spokenAt(url)
  res.writeHead(200, { 'content-type': 'text/event-stream' }).end(start + word('Here.') + end)
}

async function startAzure(answer: Answer) {
  const clouds = await startClouds(answer)
  await clouds.engine.core.client.providers.add({ kind: 'azure', base_url: BASE_URL, key: KEY })
  return clouds
}

describe('Azure OpenAI', () => {
  it('answers an OpenAI client as it is, by its own key header, at the prices of Azure', async () => {
    const { engine, seen } = await startAzure(answerPlain)
    const closed = engine.nextClosed()
    const openai = new OpenAI({ baseURL: `${engine.proxy}/v1`, apiKey: engine.key, maxRetries: 0 })
    const said = await openai.chat.completions.create({ model: 'azure/gpt-5-mini', messages })
    expect(said.choices[0]?.message.content).toBe('Here.')
    const [request] = seen
    expect(request?.url).toBe('/openai/v1/chat/completions')
    expect(request?.headers).toMatchObject({ host: 'acme.openai.azure.com', 'api-key': KEY })
    expect(request?.headers.authorization).toBeUndefined()
    expect(await closed).toMatchObject({
      provider_name: 'azure.ai.openai',
      input_tokens: 1000,
      output_tokens: 1000,
      cost_nano_usd: 2_250_000,
    })
  })

  it('answers Claude’s client in its own format, by Responses', async () => {
    const { engine, seen } = await startAzure(answerStream)
    const closed = engine.nextClosed()
    const anthropic = new Anthropic({ baseURL: engine.proxy, apiKey: engine.key, maxRetries: 0 })
    const stream = anthropic.messages.stream({ model: 'azure/gpt-5-mini', messages, max_tokens: 900 })
    expect(await stream.finalText()).toBe('Here.')
    expect(seen[0]?.url).toBe('/openai/v1/responses')
    expect(seen[0]?.headers).toMatchObject({ 'api-key': KEY })
    expect(JSON.parse(String(seen[0]?.body))).toMatchObject({ model: 'gpt-5-mini', store: false })
    expect(await closed).toMatchObject({ input_tokens: 7, output_tokens: 5, usage_source: 'reported' })
  })

  it('takes no client’s api-key along, and shows nobody its own', async () => {
    const { engine, seen } = await startAzure((request, res) => {
      res.writeHead(401, { 'content-type': 'application/json' })
      res.end(JSON.stringify({ error: { code: '401', message: `wrong key ${String(request.headers['api-key'])}` } }))
    })
    const asked = await fetch(`${engine.proxy}/v1/chat/completions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${engine.key}`,
        'api-key': 'the-clients-own',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ model: 'azure/gpt-5-mini', messages }),
    })
    expect(asked.status).toBe(401)
    expect(await asked.text()).not.toContain(KEY)
    expect(seen[0]?.headers['api-key']).toBe(KEY)
  })

  it('is told from an address that is nearly right', async () => {
    const { engine } = await startClouds(answerPlain)
    const { providers } = engine.core.client
    await expect(providers.add({ kind: 'azure', key: KEY })).rejects.toThrow('needs a base URL')
    for (const base_url of ['https://acme.openai.azure.com', 'https://acme.openai.azure.com/openai/deployments/gpt']) {
      await expect(providers.add({ kind: 'azure', base_url, key: KEY })).rejects.toMatchObject({
        message: 'This is no base URL of this kind of provider.',
      })
    }
  })

  it('is tested by its list of models', async () => {
    const { engine, seen } = await startAzure((_seen, res) => res.writeHead(200).end('{"data":[]}'))
    expect(await engine.core.client.providers.test({ name: 'azure' })).toMatchObject({ ok: true, status_code: 200 })
    expect(seen.at(-1)).toMatchObject({ method: 'GET', url: '/openai/v1/models' })
  })
})
