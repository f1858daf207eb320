import Anthropic, { toFile } from '@anthropic-ai/sdk'
import { describe, expect, it } from 'vitest'
import { countedTokens, messagesUsage } from '../../../../src/main/engine/sandbox/sandbox.ts'
import { collect, sandboxForTests } from './clients.ts'

const sandbox = sandboxForTests()
const body = {
  model: 'claude-sonnet-4-5',
  max_tokens: 1000,
  messages: [{ role: 'user' as const, content: 'marker-42' }],
}
const tools = [
  {
    name: 'look',
    input_schema: { type: 'object' as const, properties: { where: { type: 'string' } }, required: ['where'] },
  },
]

describe('a message with the Anthropic SDK', () => {
  it('is answered with text, usage, a request id and the limits', async () => {
    const { data, response, request_id } = await sandbox.anthropic().messages.create(body).withResponse()
    expect(data.content).toEqual([{ type: 'text', text: expect.stringContaining('marker-42'), citations: null }])
    expect(data).toMatchObject({ stop_reason: 'end_turn', usage: messagesUsage(body) })
    expect(data.id).toMatch(/^msg_01[1-9A-HJ-NP-Za-km-z]{22}$/)
    expect(request_id).toMatch(/^req_01/)
    expect(response.headers.get('anthropic-ratelimit-input-tokens-limit')).toBe('400000')
    expect(response.headers.get('anthropic-organization-id')).toBeTruthy()
  })

  it('streams in the documented order, with a ping, and the SDK gathers what plain would have said', async () => {
    const plain = await sandbox.anthropic().messages.create(body)
    const stream = sandbox.anthropic().messages.stream(body)
    const types = (await collect(stream)).map((event) => event.type)
    expect(types.filter((type, index) => type !== types[index - 1])).toEqual([
      'message_start',
      'content_block_start',
      'content_block_delta',
      'content_block_stop',
      'message_delta',
      'message_stop',
    ])
    const final = await stream.finalMessage()
    expect(final.content).toEqual(plain.content)
    expect(final.usage).toEqual(plain.usage)
    const raw = await fetch(`${sandbox.origin()}/v1/messages`, {
      method: 'POST',
      headers: { 'x-api-key': 'sk-sandbox-test-key-0123456789', 'anthropic-version': '2023-06-01' },
      body: JSON.stringify({ ...body, stream: true }),
    })
    expect(await raw.text()).toContain('event: ping\ndata: {"type":"ping"}\n\n')
  })

  it('thinks aloud when asked, and signs it', async () => {
    const asked = { ...body, max_tokens: 2000, thinking: { type: 'enabled' as const, budget_tokens: 1024 } }
    const final = await sandbox.anthropic().messages.stream(asked).finalMessage()
    expect(final.content.map((block) => block.type)).toEqual(['thinking', 'text'])
    expect(final.content[0]).toMatchObject({ signature: expect.stringMatching(/^[\w+/=]{40,}$/) })
    expect(final.usage.output_tokens_details?.thinking_tokens).toBeGreaterThan(0)
    expect(final.usage).toEqual(messagesUsage(asked))
    const hidden = { ...body, thinking: { type: 'adaptive' as const, display: 'omitted' as const } }
    const quiet = await sandbox.anthropic().messages.stream(hidden).finalMessage()
    expect(quiet.content[0]).toMatchObject({
      type: 'thinking',
      thinking: '',
      signature: expect.stringMatching(/.{40}/),
    })
  })

  it('uses a tool, streamed or not, and takes its result', async () => {
    const client = sandbox.anthropic()
    const plain = await client.messages.create({ ...body, tools })
    const streamed = await client.messages.stream({ ...body, tools }).finalMessage()
    const use = { type: 'tool_use', name: 'look', input: { where: 'marker-42' } }
    expect(plain).toMatchObject({ stop_reason: 'tool_use', content: [use] })
    expect(streamed).toMatchObject({ stop_reason: 'tool_use', content: [use] })
    const block = streamed.content[0]
    const tool_use_id = block?.type === 'tool_use' ? block.id : ''
    const result = { role: 'user' as const, content: [{ type: 'tool_result' as const, tool_use_id, content: 'there' }] }
    const assistant = { role: 'assistant' as const, content: streamed.content }
    const end = await client.messages.create({ ...body, tools, messages: [...body.messages, assistant, result] })
    expect(end).toMatchObject({
      stop_reason: 'end_turn',
      content: [{ text: expect.stringContaining('The tool has answered') }],
    })
  })

  it('tells cache writes for five minutes, for an hour, and reads apart', async () => {
    const mark = (text: string, ttl: '5m' | '1h') => ({
      type: 'text' as const,
      text,
      cache_control: { type: 'ephemeral' as const, ttl },
    })
    const system = [mark('a'.repeat(400), '1h'), mark('b'.repeat(200), '1h'), mark('c'.repeat(100), '5m')]
    const final = await sandbox
      .anthropic()
      .messages.stream({ ...body, system })
      .finalMessage()
    expect(final.usage).toMatchObject({
      input_tokens: 3,
      cache_read_input_tokens: 100,
      cache_creation_input_tokens: 75,
      cache_creation: { ephemeral_1h_input_tokens: 50, ephemeral_5m_input_tokens: 25 },
    })
    const counted = await sandbox
      .anthropic()
      .messages.countTokens({ model: body.model, messages: body.messages, system })
    expect(counted.input_tokens).toBe(178)
    expect(counted.input_tokens).toBe(countedTokens({ ...body, system }))
  })

  it('stops at the token limit', async () => {
    const answer = await sandbox.anthropic().messages.create({ ...body, max_tokens: 1 })
    expect(answer).toMatchObject({ stop_reason: 'max_tokens', content: [{ text: 'This' }] })
  })
})

describe('the rest of the Anthropic API', () => {
  it('lists its own models where the version header is there', async () => {
    const models = await collect(sandbox.anthropic().models.list())
    expect(models.map((model) => model.id)).toContain('claude-sonnet-5')
    expect(await sandbox.anthropic().models.retrieve('claude-x')).toMatchObject({ type: 'model', id: 'claude-x' })
  })

  it('keeps an uploaded file until it is deleted, apart from OpenAI’s', async () => {
    const { files } = sandbox.anthropic()
    const file = await files.upload({ file: await toFile(Buffer.from('hello'), 'a.txt', { type: 'text/plain' }) })
    expect(file).toMatchObject({ type: 'file', filename: 'a.txt', mime_type: 'text/plain', size_bytes: 5 })
    expect(await sandbox.anthropic().beta.files.retrieveMetadata(file.id)).toEqual(file)
    expect((await collect(files.list())).map((item) => item.id)).toContain(file.id)
    expect(await (await files.download(file.id)).text()).toBe('hello')
    await expect(sandbox.openai().files.retrieve(file.id)).rejects.toMatchObject({ status: 404 })
    expect(await files.delete(file.id)).toEqual({ type: 'file_deleted', id: file.id })
    await expect(files.download(file.id)).rejects.toBeInstanceOf(Anthropic.NotFoundError)
  })

  it('wants the version header, the limit and the messages', async () => {
    const post = (fields: object, headers = {}) =>
      fetch(`${sandbox.origin()}/v1/messages`, {
        method: 'POST',
        headers: { 'x-api-key': 'sk-sandbox-test-key-0123456789', ...headers },
        body: JSON.stringify(fields),
      }).then((response) => response.json())
    const error = (message: string) => ({ type: 'error', error: { type: 'invalid_request_error', message } })
    expect(await post(body)).toMatchObject(error('anthropic-version: header is required'))
    const version = { 'anthropic-version': '2023-06-01' }
    expect(await post({ model: 'claude-x', messages: [] }, version)).toMatchObject(error('max_tokens: Field required'))
  })
})
