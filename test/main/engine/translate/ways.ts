import Anthropic from '@anthropic-ai/sdk'
import { GoogleGenAI } from '@google/genai'
import OpenAI from 'openai'
import type { TestEngine } from '../../../support/engine.ts'

/** One client's SDK, asking a model for words. */
export interface Talker {
  plain(model: string, signal?: AbortSignal): Promise<string>
  stream(model: string, signal?: AbortSignal): AsyncGenerator<string>
}

export type ClientName = 'chat_completions' | 'responses' | 'messages' | 'generate_content'
export type ProviderName = 'openai' | 'anthropic' | 'gemini'

/** Each client at each provider that does not speak its format. */
export const ways: readonly { readonly client: ClientName; readonly provider: ProviderName; readonly model: string }[] =
  [
    { client: 'chat_completions', provider: 'anthropic', model: 'claude-haiku-4-5' },
    { client: 'responses', provider: 'anthropic', model: 'claude-haiku-4-5' },
    { client: 'responses', provider: 'gemini', model: 'gemini-2.5-flash' },
    { client: 'messages', provider: 'openai', model: 'gpt-5-mini' },
    { client: 'messages', provider: 'gemini', model: 'gemini-2.5-flash' },
    { client: 'generate_content', provider: 'openai', model: 'gpt-5-mini' },
    { client: 'generate_content', provider: 'anthropic', model: 'claude-haiku-4-5' },
  ]

const content = 'Where is my parcel?'
const messages = [{ role: 'user' as const, content }]
const max_tokens = 9000

/** They try nothing again: what a test sees is what was answered. */
export function talkers({ proxy, key }: Pick<TestEngine, 'proxy' | 'key'>): Readonly<Record<ClientName, Talker>> {
  const openai = new OpenAI({ baseURL: `${proxy}/v1`, apiKey: key, maxRetries: 0 })
  const anthropic = new Anthropic({ baseURL: proxy, apiKey: key, maxRetries: 0 })
  const gemini = new GoogleGenAI({ apiKey: key, httpOptions: { baseUrl: proxy } })
  return {
    chat_completions: {
      async plain(model, signal) {
        const said = await openai.chat.completions.create({ model, messages }, { signal })
        return said.choices[0]?.message.content ?? ''
      },
      async *stream(model, signal) {
        const stream = await openai.chat.completions.create({ model, messages, stream: true }, { signal })
        for await (const { choices } of stream) if (choices[0]?.delta.content) yield choices[0].delta.content
      },
    },
    responses: {
      plain: async (model, signal) =>
        (await openai.responses.create({ model, input: content }, { signal })).output_text,
      async *stream(model, signal) {
        const stream = await openai.responses.create({ model, input: content, stream: true }, { signal })
        for await (const event of stream) {
          if (event.type === 'response.output_text.delta') yield event.delta
          if (event.type === 'response.failed') throw new Error(event.response.error?.message)
          if (event.type === 'error') throw new Error(event.message)
        }
      },
    },
    messages: {
      async plain(model, signal) {
        const [said] = (await anthropic.messages.create({ model, messages, max_tokens }, { signal })).content
        return said?.type === 'text' ? said.text : ''
      },
      async *stream(model, signal) {
        const stream = await anthropic.messages.create({ model, messages, max_tokens, stream: true }, { signal })
        for await (const event of stream) {
          if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') yield event.delta.text
        }
      },
    },
    generate_content: {
      async plain(model, abortSignal) {
        return (
          (await gemini.models.generateContent({ model, contents: content, config: configOf(abortSignal) })).text ?? ''
        )
      },
      async *stream(model, abortSignal) {
        const stream = await gemini.models.generateContentStream({
          model,
          contents: content,
          config: configOf(abortSignal),
        })
        for await (const { text } of stream) if (text) yield text
      },
    },
  }
}

function configOf(abortSignal: AbortSignal | undefined) {
  return { httpOptions: { retryOptions: { attempts: 1 } }, ...(abortSignal ? { abortSignal } : {}) }
}
