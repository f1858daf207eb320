import Anthropic from '@anthropic-ai/sdk'
import { GoogleGenAI } from '@google/genai'
import OpenAI from 'openai'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { type AsksPatch, askNames } from '../../../../src/shared/contract/asks.ts'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { startProvider, type TestProvider } from '../../../support/provider.ts'
import { type HttpMessage, headerOf } from '../../../support/recorder-messages.ts'

const KINDS = ['openai', 'anthropic', 'gemini', 'openrouter', 'mistral', 'ollama'] as const
const SUFFIX: Readonly<Record<string, string>> = { anthropic: '', gemini: '/v1beta' }
const NOTHING: AsksPatch = Object.fromEntries(askNames.map((name) => [name, null]))

/** A request as its provider got it. */
export interface Seen {
  readonly request: HttpMessage
  readonly text: string
  readonly json: Record<string, unknown>
  header(name: string): string | undefined
}

/** Waybill with providers of several kinds, all of them one sandbox that notes what came. What is asked ends with each test. */
export function askingForTests() {
  let provider: TestProvider
  let engine: TestEngine

  beforeAll(async () => {
    provider = await startProvider({})
    engine = await startEngine()
    for (const kind of KINDS) {
      const key = kind === 'ollama' ? {} : { key: `sk-provider-${kind}-0123456789` }
      await engine.core.client.providers.add({ kind, base_url: provider.origin + (SUFFIX[kind] ?? '/v1'), ...key })
    }
  })
  afterAll(async () => {
    await engine?.stop()
    await provider?.close()
  })
  afterEach(async () => {
    const { providers, clientKeys } = engine.core.client
    for (const name of KINDS) await providers.update({ name, asks: NOTHING })
    await clientKeys.update({ id: engine.keyId, asks: NOTHING })
  })

  return {
    engine: () => engine,
    provider: () => provider,
    ofProvider: (name: (typeof KINDS)[number], asks: AsksPatch) => engine.core.client.providers.update({ name, asks }),
    ofKey: (asks: AsksPatch) => engine.core.client.clientKeys.update({ id: engine.keyId, asks }),
    /** Does something, and tells what came to the provider meanwhile, oldest first. */
    async seen(task: () => Promise<unknown>): Promise<readonly Seen[]> {
      const moment = performance.now()
      await task()
      await provider.recorder.whole(moment)
      return provider.recorder.since(moment).map(({ request }) => seenOf(request))
    },
    openai: (path = '/v1', options: Partial<ConstructorParameters<typeof OpenAI>[0]> = {}) =>
      new OpenAI({ baseURL: engine.proxy + path, apiKey: engine.key, maxRetries: 0, ...options }),
    anthropic: (path = '') => new Anthropic({ baseURL: engine.proxy + path, apiKey: engine.key, maxRetries: 0 }),
    gemini: () => new GoogleGenAI({ apiKey: engine.key, httpOptions: { baseUrl: engine.proxy } }),
  }
}

function seenOf(request: HttpMessage): Seen {
  const text = request.body.toString('utf8')
  return {
    request,
    text,
    get json() {
      return JSON.parse(text) as Record<string, unknown>
    },
    header: (name) => headerOf(request, name),
  }
}

/** The OpenAI SDK's own fetch, and the body that it sent last. */
export function listening() {
  let sent = ''
  return {
    sent: () => sent,
    fetch: ((url: string, init: RequestInit) => {
      sent = String(init.body)
      return fetch(url, init)
    }) as typeof fetch,
  }
}
