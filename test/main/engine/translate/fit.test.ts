import zlib from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { ClientFormat } from '../../../../src/shared/wire-formats.ts'
import { ask, JSON_TYPE } from '../privacy/ask.ts'
import { requestIn } from './requests.ts'
import { spokenAt } from './spoken.ts'
import { startWithUpstream } from './world.ts'

const STREAM = { 'content-type': 'text/event-stream' }

/** What a provider is sent for a request with these fields, and what came back. */
async function carry(client: ClientFormat, model: string, more: object, words: readonly string[] = ['Hello']) {
  const { engine, upstream } = await startWithUpstream(({ url }, res) => {
    const { start, word, end } = spokenAt(url)
    res.writeHead(200, STREAM).end(start + words.map(word).join('') + end)
  })
  const closed = engine.nextClosed()
  const told = await ask(engine.proxy, engine.key, { ...requestIn(client, model, true, more), headers: JSON_TYPE })
  const sent = upstream.seen[0] ? JSON.parse(upstream.seen[0].body.toString()) : null
  return { told, sent, text: told.body.toString(), row: await closed, engine }
}

describe('what a provider has no place for', () => {
  it('is left out, and named in the client’s words: in a header, and in the row', async () => {
    const { told, row, sent } = await carry('messages', 'gpt-5-mini', { top_k: 5, temperature: 0.5 })
    expect(told.headers['x-waybill-dropped']?.toString().split(', ').sort()).toEqual(['temperature', 'top_k'])
    expect(row.dropped_fields?.toSorted()).toEqual(['temperature', 'top_k'])
    expect(sent).not.toHaveProperty('temperature')
  })

  it('is not spoken of where nothing was left out', async () => {
    const { told, row } = await carry('messages', 'gpt-5-mini', {})
    expect(told.headers).not.toHaveProperty('x-waybill-dropped')
    expect(row.dropped_fields).toEqual([])
  })

  it('is named by Gemini’s names to Gemini’s clients', async () => {
    const { told } = await carry('generate_content', 'claude-haiku-4-5', { generationConfig: { seed: 7 } })
    expect(told.headers['x-waybill-dropped']).toBe('generationConfig.seed')
  })
})

describe('stop sequences that a provider does not take', () => {
  const words = ['Once upon', ' a time.', '\nObser', 'vation: it', ' rains']

  it('end the text all the same, wherever its pieces are cut, and Claude’s clients are told which', async () => {
    const { text, sent } = await carry('messages', 'gpt-5-mini', { stop_sequences: ['\nObservation:'] }, words)
    expect(text).toContain(' a time.')
    expect(text).not.toContain('"text":"\\nObser')
    expect(text).not.toContain('rains')
    expect(text).toContain('"stop_reason":"stop_sequence","stop_sequence":"\\nObservation:"')
    expect(sent).not.toHaveProperty('stop')
  })

  it('hold nothing back for good that only began like one', async () => {
    const { text } = await carry('messages', 'gpt-5-mini', { stop_sequences: ['\nObserver'] }, words)
    expect(text).toContain('\\nObser')
    expect(text).toContain('vation: it')
    expect(text).toContain('"stop_reason":"end_turn"')
  })

  it('are the provider’s as far as it takes them', async () => {
    const stopSequences = ['a', 'b', 'c', 'd', 'e']
    const { sent } = await carry('generate_content', 'claude-haiku-4-5', { generationConfig: { stopSequences } })
    expect(sent.stop_sequences).toEqual(stopSequences)
  })

  it('more than Waybill looks for are refused by name', async () => {
    const stop_sequences = Array.from({ length: 100 }, (_, index) => `stop ${index}`)
    const { told, text } = await carry('messages', 'gpt-5-mini', { stop_sequences })
    expect(told.status).toBe(400)
    expect(text).toContain('stop_sequences')
  })
})

describe('what a format must have and another one need not', () => {
  it('Claude is told how much it may write', async () => {
    const { sent } = await carry('chat_completions', 'claude-haiku-4-5', {})
    expect(sent.max_tokens).toBeGreaterThanOrEqual(4096)
  })

  it('OpenAI keeps nothing of what was never its client’s to have kept', async () => {
    const { sent } = await carry('messages', 'gpt-5-mini', {})
    expect(sent).toMatchObject({ store: false, include: ['reasoning.encrypted_content'] })
  })
})

describe('thinking', () => {
  const thinking = { thinking: { type: 'enabled', budget_tokens: 5000 }, max_tokens: 9000 }

  it('is an effort to OpenAI’s models that think', async () => {
    expect((await carry('messages', 'gpt-5-mini', thinking)).sent.reasoning).toMatchObject({ effort: 'medium' })
  })

  it('is left out, and told so, where a model does not think', async () => {
    const { sent, told } = await carry('messages', 'gpt-4o', thinking)
    expect(sent).not.toHaveProperty('reasoning')
    expect(told.headers['x-waybill-dropped']).toBe('thinking')
  })

  it('is a budget to Gemini', async () => {
    const { sent } = await carry('messages', 'gemini-2.5-flash', thinking)
    expect(sent.generationConfig.thinkingConfig).toMatchObject({ thinkingBudget: 5000 })
  })

  it('is part of what Claude may write, as it is everywhere else', async () => {
    const thinkingConfig = { thinkingBudget: 5000 }
    const more = { generationConfig: { maxOutputTokens: 9000, thinkingConfig } }
    const { sent } = await carry('generate_content', 'claude-haiku-4-5', more)
    expect(sent).toMatchObject({ max_tokens: 9000, thinking: { type: 'enabled', budget_tokens: 5000 } })
  })
})

it('tools are called one by one where the client wants it so', async () => {
  const tool = { name: 'look', input_schema: { type: 'object', properties: {} } }
  const tool_choice = { type: 'auto', disable_parallel_tool_use: true }
  const { sent } = await carry('messages', 'gpt-5-mini', { tools: [tool], tool_choice })
  expect(sent).toMatchObject({ parallel_tool_calls: false, tools: [{ name: 'look' }] })
})

it.each([
  ['gzip', zlib.gzipSync],
  ['br', zlib.brotliCompressSync],
  ['zstd', zlib.zstdCompressSync],
] as const)('a request that comes compressed is translated: %s', async (encoding, compress) => {
  const { engine, upstream } = await startWithUpstream(({ url }, res) => {
    const { start, word, end } = spokenAt(url)
    res.writeHead(200, STREAM).end(start + word('Hello') + end)
  })
  const { path, body } = requestIn('responses', 'claude-haiku-4-5', true)
  const headers = { ...JSON_TYPE, 'content-encoding': encoding }
  const told = await ask(engine.proxy, engine.key, { path, body: compress(body), headers })
  expect(told.body.toString()).toContain('Hello')
  expect(upstream.seen[0]?.headers).not.toHaveProperty('content-encoding')
  expect(JSON.parse(upstream.seen[0]?.body.toString() ?? '')).toMatchObject({ model: 'claude-haiku-4-5' })
})
