import { type Ask, JSON_TYPE } from './ask.ts'

const chat = { messages: [{ role: 'user', content: 'Where is my parcel?' }] }
const claude = { model: 'claude-sonnet-4-5', max_tokens: 100, ...chat }
const contents = [{ role: 'user', parts: [{ text: 'Where is my parcel?' }] }]
const anthropicHeaders = { ...JSON_TYPE, 'anthropic-version': '2023-06-01' }
const stream = { stream: true, stream_options: { include_usage: true } }

function post(path: string, body: object, headers: Readonly<Record<string, string>> = JSON_TYPE): Ask {
  return { path, headers: { ...headers, 'user-agent': 'parceltool/1.2' }, body: JSON.stringify(body) }
}

/** Of each dialect a plain answer, a stream and an error; what Waybill itself refuses, with and without a key. */
export const everydayTraffic: readonly (Ask & { readonly withoutKey?: true })[] = [
  post('/openai/v1/chat/completions', { model: 'gpt-5-mini', service_tier: 'flex', ...chat }),
  post('/openai/v1/chat/completions', { model: 'gpt-5-mini', ...stream, ...chat }),
  post('/openai/v1/responses', { model: 'gpt-5-mini', input: 'Where is my parcel?', stream: true }),
  post('/openai/v1/chat/completions', { model: 'gpt-5-mini+error-400', ...chat }),
  post('/anthropic/v1/messages', claude, anthropicHeaders),
  post('/anthropic/v1/messages', { ...claude, stream: true }, anthropicHeaders),
  post(
    '/anthropic/v1/messages',
    { ...claude, model: 'claude-sonnet-4-5+stream-error', stream: true },
    anthropicHeaders,
  ),
  post('/gemini/v1beta/models/gemini-2.5-flash:generateContent', { contents }),
  post('/gemini/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse', { contents }),
  post('/gemini/v1beta/models/gemini-2.5-flash+error-400:generateContent', { contents }),
  post('/openai/v1/chat/completions', { model: 'forbidden-model', ...chat }),
  { ...post('/openai/v1/chat/completions', { model: 'gpt-5-mini', ...chat }), withoutKey: true },
]

/** What may be asked for by the key of these tests; `forbidden-model` may not. */
export const allowedModels = ['gpt-*', 'claude-*', 'gemini-*', 'slow']
