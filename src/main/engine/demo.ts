import { v7 as uuidv7 } from 'uuid'
import { newClientKey } from './guard/client-keys.ts'
import { type ClientKeyRecord, type ProviderRecord, unlimited } from './ledger/ledger.ts'

export const demoProvider: ProviderRecord = {
  name: 'sandbox',
  kind: 'sandbox',
  base_url: '',
  allow_http: false,
  key_use: 'order',
  asks: {},
  formats: null,
  keys: [],
  created_at: Date.now(),
}

/** A client key for the demo's own traffic, made anew at each start: nobody else ever holds it. */
export function demoClientKey(): { readonly key: string; readonly record: ClientKeyRecord } {
  const { key, hash, prefix } = newClientKey()
  const record = {
    id: uuidv7(),
    name: 'Demo traffic',
    project: 'demo',
    hash,
    prefix,
    created_at: Date.now(),
    revoked_at: null,
    ...unlimited,
  }
  return { key, record }
}

/** A little traffic for `--demo`: what a few tools on one machine might ask, through the proxy's own front door. */
const ASKS = [
  { tool: 'claude-cli/2.1.0', path: '/v1/messages', body: messages('claude-sonnet-4-5', true) },
  { tool: 'codex_cli_rs/0.80.0', path: '/v1/responses', body: responses('gpt-5.1-codex') },
  { tool: 'aider/0.86.1', path: '/v1/chat/completions', body: chat('gpt-5-mini', true) },
  { tool: 'GeminiCLI/0.20.0', path: '/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse', body: gemini() },
  { tool: 'opencode/1.0.0', path: '/v1/messages', body: messages('claude-haiku-4-5', false) },
  { tool: 'OpenAI/JS 7.55.0', path: '/v1/embeddings', body: { model: 'text-embedding-3-small', input: 'a waybill' } },
  { tool: 'aider/0.86.1', path: '/v1/chat/completions', body: chat('sandbox-error-429', false) },
]

/** At once, so that the dashboard is alive when it opens; then one every so often. */
const FIRST = 12
const PAUSE_MS = 1_500

export function runDemo(address: string, clientKey: string): { stop(): void } {
  const abort = new AbortController()
  const ask = async (index: number): Promise<void> => {
    const { tool, path, body } = ASKS[index % ASKS.length] as (typeof ASKS)[number]
    const answer = await fetch(address + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${clientKey}`, 'content-type': 'application/json', 'user-agent': tool },
      body: JSON.stringify(body),
      signal: abort.signal,
    })
    await answer.arrayBuffer()
  }
  let asked = 0
  const next = (): void => {
    // A failed ask stands in the ledger like any other: the demo shows it and goes on.
    ask(asked++).catch(() => {})
  }
  for (let i = 0; i < FIRST; i++) next()
  const timer = setInterval(next, PAUSE_MS)
  timer.unref()
  return {
    stop() {
      clearInterval(timer)
      abort.abort()
    },
  }
}

function messages(model: string, stream: boolean) {
  return { model, stream, max_tokens: 256, messages: [{ role: 'user', content: 'What does a waybill say?' }] }
}

function responses(model: string) {
  return { model, stream: true, input: 'What does a waybill never say?' }
}

function chat(model: string, stream: boolean) {
  const options = stream ? { stream, stream_options: { include_usage: true } } : {}
  return { model, ...options, messages: [{ role: 'user', content: 'Who carries the parcel?' }] }
}

function gemini() {
  return { contents: [{ role: 'user', parts: [{ text: 'Where does it go?' }] }] }
}
