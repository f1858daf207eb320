import fc from 'fast-check'
import type { RouteInput } from '../../../../src/shared/contract/routes.ts'

export const providerNames = ['openai', 'anthropic', 'gemini', 'groq', 'openrouter', 'ollama', 'work', 'sandbox']

/** Names that providers are known by, aliases, ids that look like a prefix, and what nobody knows. */
export const models = [
  ...['gpt-5', 'claude-sonnet-4-5', 'claude-haiku-4-5', 'gemini-2.5-pro', 'llama-9', 'fast', 'slow', 'big'],
  ...['groq/llama-9', 'anthropic/claude-sonnet-4-5', 'work/gpt-5', 'gone/llama'],
]

const patterns = ['*', 'claude-*', '*haiku*', 'gpt-*', 'f*', 'groq/*', '*/*']
const targets = [...models, 'openai/*', 'ollama/*', 'anthropic/claude-haiku-4-5', 'groq/*', 'gone/*', 'sandbox/any']

const target = fc.record({
  to: fc.constantFrom(...targets),
  weight: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
})

const rarely = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 1 })

export const rule: fc.Arbitrary<RouteInput> = fc.record({
  match: fc.record({
    model: fc.oneof(fc.constantFrom(...models), fc.constantFrom(...patterns)),
    format: rarely(fc.constantFrom('chat_completions', 'responses', 'messages', 'generate_content')),
    client_key_id: rarely(fc.constantFrom('mine', 'other')),
    project: rarely(fc.constantFrom('site', 'app')),
    kind: rarely(fc.constantFrom('background', 'thinking')),
    min_input_tokens: rarely(fc.constantFrom(10, 50, 500)),
  }),
  targets: fc.array(target, { minLength: 1, maxLength: 4 }),
})
