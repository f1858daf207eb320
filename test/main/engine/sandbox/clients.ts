import Anthropic from '@anthropic-ai/sdk'
import { GoogleGenAI } from '@google/genai'
import OpenAI from 'openai'
import { afterAll, beforeAll } from 'vitest'
import {
  type Sandbox,
  type SandboxOptions,
  type SeenRequest,
  startSandbox,
} from '../../../../src/main/engine/sandbox/sandbox.ts'

export const KEY = 'sk-sandbox-test-key-0123456789'

export const openaiAt = (origin: string, apiKey = KEY) => new OpenAI({ baseURL: `${origin}/v1`, apiKey, maxRetries: 0 })
export const anthropicAt = (origin: string, apiKey = KEY) => new Anthropic({ baseURL: origin, apiKey, maxRetries: 0 })
export const geminiAt = (origin: string, apiKey = KEY) => new GoogleGenAI({ apiKey, httpOptions: { baseUrl: origin } })

/** One sandbox for a test file, with the official clients pointed at it and a list of what it was asked. */
export function sandboxForTests(options: SandboxOptions = { apiKey: KEY }) {
  const seen: SeenRequest[] = []
  let sandbox: Sandbox | undefined
  beforeAll(async () => {
    sandbox = await startSandbox({ ...options, onRequest: (request) => seen.push(request) })
  })
  afterAll(() => sandbox?.close())
  const origin = () => sandbox?.origin ?? ''
  return {
    origin,
    seen,
    openai: () => openaiAt(origin()),
    anthropic: () => anthropicAt(origin()),
    gemini: () => geminiAt(origin()),
    /** The body that the last request carried, as JSON. */
    lastBody: () => JSON.parse(seen.at(-1)?.body.toString('utf8') ?? '{}') as Record<string, unknown>,
  }
}

export async function collect<Item>(stream: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = []
  for await (const item of stream) items.push(item)
  return items
}
