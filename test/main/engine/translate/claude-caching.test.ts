import { expect, test } from 'vitest'
import { chatCompletions } from '../../../../src/main/engine/translate/clients/chat-completions/chat-completions.ts'
import { messages } from '../../../../src/main/engine/translate/clients/messages/messages.ts'
import { fitRequest } from '../../../../src/main/engine/translate/fit/fit.ts'
import { fitTo } from '../../../support/translate/fit-to.ts'

const hello = { role: 'user', content: 'Hello' }
const said = { role: 'assistant', content: 'Hi.' }
const tools = [{ type: 'function', function: { name: 'weather', parameters: {} } }]
const marked = { role: 'user', content: [{ type: 'text', text: 'Hello', cache_control: { type: 'ephemeral' } }] }

function askedOf(body: object, kind = 'anthropic'): unknown {
  const to = fitTo({ from: 'chat_completions', to: 'messages', kind, model: 'claude-opus-5' })
  const { call } = fitRequest(chatCompletions.decode(body, { path: '', query: '' }), to)
  return call.providerOptions?.anthropic?.cacheControl
}

test('an agent’s conversation is cached by Anthropic, as it would be by its client’s own provider', () => {
  expect(askedOf({ messages: [hello], tools })).toEqual({ type: 'ephemeral' })
  expect(askedOf({ messages: [hello, said, hello] })).toEqual({ type: 'ephemeral' })
})

test('a single question is not: it would cost more', () => {
  expect(askedOf({ messages: [hello] })).toBeUndefined()
})

test('a client that marks what to cache has it its own way', () => {
  expect(askedOf({ messages: [hello, said, marked], tools })).toBeUndefined()
  const cache_control = { type: 'ephemeral', ttl: '1h' }
  expect(askedOf({ messages: [hello], tools, cache_control })).toEqual({ type: 'ephemeral', ttl: '1h' })
  const to = fitTo({ from: 'messages', to: 'messages', kind: 'anthropic', model: 'claude-opus-5' })
  const body = { max_tokens: 5, messages: [hello, said, hello] }
  const { call } = fitRequest(messages.decode(body, { path: '/v1/messages', query: '' }), to)
  expect(call.providerOptions?.anthropic).not.toHaveProperty('cacheControl')
})

test('other servers of Anthropic’s format are not asked: they may not know the field', () => {
  expect(askedOf({ messages: [hello], tools }, 'ollama')).toBeUndefined()
})
