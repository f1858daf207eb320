import type { TestEngine } from '../../../support/engine.ts'
import type { TestProvider } from '../../../support/provider.ts'

export const PROVIDER_KEY = 'sk-provider-0123456789-abcdefghijklmnop'

/** A long text, so that part of it was cached. */
const LONG = 'parcel '.repeat(2000)

/** OpenAI and Anthropic at the test's own provider, whose models have list prices. */
export async function addProviders({ core }: Pick<TestEngine, 'core'>, { origin }: TestProvider): Promise<void> {
  await core.client.providers.add({ kind: 'openai', base_url: `${origin}/v1`, key: PROVIDER_KEY })
  await core.client.providers.add({ kind: 'anthropic', base_url: origin, key: PROVIDER_KEY })
}

/** Answered and streamed, priced and not, cached, refused by the provider, refused by Waybill, cut off; eleven exchanges. */
export async function sendTraffic(proxy: string, key: string): Promise<void> {
  const chat = (model: string, more = {}, content = 'Where is my parcel?') =>
    post(
      `${proxy}/v1/chat/completions`,
      { authorization: `Bearer ${key}` },
      { model, messages: [{ role: 'user', content }], ...more },
    )
  const messages = (model: string, more = {}) =>
    post(
      `${proxy}/v1/messages`,
      { 'x-api-key': key, 'anthropic-version': '2023-06-01' },
      {
        model,
        max_tokens: 100,
        messages: [{ role: 'user', content: LONG }],
        ...more,
      },
    )
  await chat('gpt-5-mini')
  await chat('gpt-5-mini', { stream: true, stream_options: { include_usage: true } })
  await chat('gpt-5-mini', {}, LONG)
  await chat('openai/nobody-has-a-price-for-this')
  await chat('gpt-5-mini+error-429')
  await chat('gpt-5-mini+error-500')
  await chat('gpt-5-mini+cut-3', { stream: true })
  await messages('claude-sonnet-4-5')
  await messages('claude-sonnet-4-5', { stream: true })
  await post(`${proxy}/v1/chat/completions`, { authorization: 'Bearer sk-wb-wrong' }, { model: 'gpt-5-mini' })
  await chat('nobody/serves-this')
}

/** To its end, whichever that is. */
export async function post(url: string, headers: Record<string, string>, body: unknown): Promise<void> {
  await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).then(
    (answer) => answer.text().catch(() => ''),
    () => '',
  )
}
