import { describe, expect, it } from 'vitest'
import { chatUsage } from '../../../../src/main/engine/sandbox/sandbox.ts'
import { collect, sandboxForTests } from './clients.ts'

const sandbox = sandboxForTests()
const messages = [
  { role: 'system' as const, content: 'Be brief.' },
  { role: 'user' as const, content: 'What is a waybill?' },
]
const weather = {
  type: 'function' as const,
  function: {
    name: 'get_weather',
    parameters: {
      type: 'object',
      properties: { city: { type: 'string' }, days: { type: 'integer' } },
      required: ['city', 'days'],
    },
  },
}

describe('a chat with the OpenAI SDK', () => {
  it('answers with the words that were said and with the usage that a test can compute', async () => {
    const body = { model: 'gpt-5-mini', messages }
    const answer = await sandbox.openai().chat.completions.create(body)
    expect(answer.choices[0]?.message.content).toContain('This is the Waybill sandbox.')
    expect(answer.choices[0]?.message.content).toContain('What is a waybill?')
    expect(answer.choices[0]?.finish_reason).toBe('stop')
    expect(answer.id).toMatch(/^chatcmpl-\w{29}$/)
    expect(answer.usage).toEqual(chatUsage(body))
    expect(answer.usage?.completion_tokens_details?.reasoning_tokens).toBeGreaterThan(0)
    expect(answer._request_id).toMatch(/^req_/)
  })

  it('streams the same text, and the usage only to those who ask for it', async () => {
    const client = sandbox.openai()
    const plain = await client.chat.completions.create({ model: 'gpt-4o-mini', messages })
    const silent = await collect(await client.chat.completions.create({ model: 'gpt-4o-mini', messages, stream: true }))
    expect(silent.every((chunk) => !('usage' in chunk))).toBe(true)
    const asked = { model: 'gpt-4o-mini', messages, stream: true as const, stream_options: { include_usage: true } }
    const chunks = await collect(await client.chat.completions.create(asked))
    expect(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('')).toBe(
      plain.choices[0]?.message.content,
    )
    expect(chunks.slice(0, -1).every((chunk) => chunk.usage === null)).toBe(true)
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: plain.usage })
  })

  it('lets the SDK gather a stream with a tool call', async () => {
    const stream = sandbox.openai().chat.completions.stream({ model: 'gpt-4o-mini', messages, tools: [weather] })
    const completion = await stream.finalChatCompletion()
    expect(completion.choices[0]?.finish_reason).toBe('tool_calls')
    const call = completion.choices[0]?.message.tool_calls?.[0]
    expect(call?.type === 'function' && JSON.parse(call.function.arguments)).toEqual({
      city: 'What is a waybill?',
      days: 1,
    })
  })

  it('ends an agent loop: a tool result is answered with text', async () => {
    const runner = sandbox.openai().chat.completions.runTools({
      model: 'gpt-4o-mini',
      messages,
      tools: [
        {
          type: 'function',
          function: { ...weather.function, function: () => 'sunny', parse: JSON.parse, description: 'weather' },
        },
      ],
    })
    expect(await runner.finalContent()).toContain('The tool has answered')
  })

  it('starts none of an agent’s many tools unless it is named or required', async () => {
    const tools = ['bash', 'edit', 'grep', 'read', 'write'].map((name) => ({
      type: 'function' as const,
      function: { name },
    }))
    const ask = (content: string, tool_choice: 'auto' | 'required' | 'none' = 'auto') =>
      sandbox
        .openai()
        .chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content }], tools, tool_choice })
    expect((await ask('hello')).choices[0]?.message.tool_calls).toBeUndefined()
    expect((await ask('please grep it')).choices[0]?.message.tool_calls).toMatchObject([{ function: { name: 'grep' } }])
    expect((await ask('hello', 'required')).choices[0]?.message.tool_calls).toMatchObject([
      { function: { name: 'bash' } },
    ])
    expect((await ask('please grep it', 'none')).choices[0]?.message.tool_calls).toBeUndefined()
  })

  it('gives as many choices as were asked for', async () => {
    const body = { model: 'gpt-4o', messages, n: 3 }
    const answer = await sandbox.openai().chat.completions.create(body)
    expect(answer.choices.map((choice) => choice.index)).toEqual([0, 1, 2])
    expect(answer.usage).toEqual(chatUsage(body))
    const streamed = await sandbox.openai().chat.completions.stream(body).finalChatCompletion()
    expect(streamed.choices.map((choice) => choice.message.content)).toEqual(
      answer.choices.map((choice) => choice.message.content),
    )
  })

  it('stops at the token limit and says so', async () => {
    const answer = await sandbox.openai().chat.completions.create({ model: 'gpt-4o', messages, max_tokens: 2 })
    expect(answer.choices[0]).toMatchObject({ finish_reason: 'length', message: { content: 'This is ' } })
  })

  it('fills a JSON schema when a structured answer is wanted', async () => {
    const schema = {
      type: 'object',
      properties: { title: { type: 'string' }, tags: { type: 'array', items: { enum: ['a', 'b'] } } },
    }
    const response_format = { type: 'json_schema' as const, json_schema: { name: 'note', schema } }
    const answer = await sandbox.openai().chat.completions.create({ model: 'gpt-4o', messages, response_format })
    expect(JSON.parse(answer.choices[0]?.message.content ?? '')).toEqual({ title: 'sandbox', tags: ['a'] })
  })

  it('says that part of a long prompt came from the cache', async () => {
    const body = { model: 'gpt-4o', messages: [{ role: 'user' as const, content: 'x'.repeat(8192) }] }
    const answer = await sandbox.openai().chat.completions.create(body)
    expect(answer.usage).toMatchObject({ prompt_tokens: 2048, prompt_tokens_details: { cached_tokens: 1024 } })
  })

  it('still speaks the old completions', async () => {
    const client = sandbox.openai()
    const answer = await client.completions.create({ model: 'gpt-3.5-turbo-instruct', prompt: 'Once upon' })
    expect(answer.choices[0]?.text).toContain('Once upon')
    expect(answer.usage?.prompt_tokens).toBe(3)
    const asked = {
      model: 'gpt-3.5-turbo-instruct',
      prompt: 'Once upon',
      stream: true as const,
      stream_options: { include_usage: true },
    }
    const chunks = await collect(await client.completions.create(asked))
    expect(chunks.map((chunk) => chunk.choices[0]?.text ?? '').join('')).toBe(answer.choices[0]?.text)
    expect(chunks.at(-1)?.usage).toEqual(answer.usage)
  })
})
