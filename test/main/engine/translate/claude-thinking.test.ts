import { expect, test } from 'vitest'
import { chatCompletions } from '../../../../src/main/engine/translate/clients/chat-completions/chat-completions.ts'
import { type Fitted, fitRequest } from '../../../../src/main/engine/translate/fit/fit.ts'
import { seal } from '../../../../src/main/engine/translate/seals/seal.ts'
import { fitTo } from '../../../support/translate/fit-to.ts'

const hello = { role: 'user', content: 'Hello' }
const weather = { type: 'function', function: { name: 'weather', parameters: {} } }
const called = { role: 'assistant', tool_calls: [{ id: 'a', type: 'function', function: { name: 'weather' } }] }
const result = { role: 'tool', tool_call_id: 'a', content: 'sunny' }
const signature = seal({ anthropic: { signature: 'sig' } })
const thought = { ...called, reasoning_details: [{ type: 'reasoning.text', text: 'Hm.', signature }] }

function fitFor(model: string, body: object): Fitted {
  const ask = { messages: [hello], tools: [weather], reasoning_effort: 'medium', max_tokens: 10_000, ...body }
  const to = fitTo({ from: 'chat_completions', to: 'messages', kind: 'anthropic', model })
  return fitRequest(chatCompletions.decode(ask, { path: '', query: '' }), to)
}

const thinkingOf = ({ call }: Fitted) => call.providerOptions?.anthropic?.thinking

test('an effort is a share of what the client lets be written, not more than it', () => {
  const fitted = fitFor('claude-sonnet-4-5', {})
  expect(thinkingOf(fitted)).toEqual({ type: 'enabled', budgetTokens: 3000 })
  // The AI SDK's package adds both up again.
  expect(fitted.call.maxOutputTokens).toBe(7000)
  expect(fitted.dropped).toEqual([])
})

test('a cap that leaves no room to think is kept to', () => {
  const fitted = fitFor('claude-sonnet-4-5', { max_tokens: 2000 })
  expect(thinkingOf(fitted)).toEqual({ type: 'disabled' })
  expect(fitted.call.maxOutputTokens).toBe(2000)
  expect(fitted.dropped).toEqual(['reasoning_effort'])
})

test('later models are given the effort itself', () => {
  const fitted = fitFor('claude-opus-4-8', { messages: [hello, called, result] })
  expect(thinkingOf(fitted)).toBeUndefined()
  expect(fitted.call).toMatchObject({ reasoning: 'medium', maxOutputTokens: 10_000 })
})

test('where a client does not send back the thoughts before a call, Claude goes on without thinking', () => {
  const fitted = fitFor('claude-haiku-4-5-20251001', { messages: [hello, called, result] })
  expect(thinkingOf(fitted)).toEqual({ type: 'disabled' })
  expect(fitted.call.maxOutputTokens).toBe(10_000)
  expect(fitted.dropped).toEqual(['reasoning_effort'])
})

test('where it does, or the call is of an earlier turn, Claude thinks', () => {
  for (const messages of [
    [hello, thought, result],
    [hello, thought, result, called, result],
    [hello, called, result, hello],
  ]) {
    expect(thinkingOf(fitFor('claude-sonnet-4-20250514', { messages }))).toMatchObject({ type: 'enabled' })
  }
})

test('a tool that must be called is called without thinking: Claude takes one of the two', () => {
  const fitted = fitFor('claude-sonnet-4-5', { tool_choice: 'required' })
  expect(thinkingOf(fitted)).toEqual({ type: 'disabled' })
  expect(fitted.dropped).toEqual(['reasoning_effort'])
})
