import { describe, expect, it } from 'vitest'
import { ask, JSON_TYPE } from '../privacy/ask.ts'
import { askingForTests, listening } from './asking.ts'

const asking = askingForTests()
const messages = [{ role: 'user' as const, content: 'Where is my parcel?' }]

describe('a request whose provider is to keep nothing of it', () => {
  it.each([false, true])('says so in the OpenAI SDK’s chats and responses (stream: %s)', async (stream) => {
    await asking.ofProvider('openai', { no_store: true })
    const heard = listening()
    const client = asking.openai('/v1', heard)
    const [chat] = await asking.seen(async () => {
      const answer = await client.chat.completions.create({
        model: 'gpt-5-mini',
        messages,
        stream,
        ...(stream ? { stream_options: { include_usage: true } } : {}),
      })
      if (Symbol.asyncIterator in answer) for await (const _ of answer);
    })
    expect(chat?.text).toBe(heard.sent().replace('{', '{"store":false,'))
    const [response] = await asking.seen(async () => {
      const answer = await client.responses.create({ model: 'gpt-5-mini', input: 'Where?', stream })
      if (Symbol.asyncIterator in answer) for await (const _ of answer);
    })
    expect(response?.text).toBe(heard.sent().replace('{', '{"store":false,'))
    const [row] = await asking.engine().rows()
    expect(row).toMatchObject({ status_code: 200, usage_source: 'reported', request_bytes: heard.sent().length })
  })

  it('goes with the client’s own `false` byte for byte, and with its `true` as false', async () => {
    await asking.ofKey({ no_store: true })
    const heard = listening()
    const client = asking.openai('/v1', heard)
    const chat = (store: boolean | null) =>
      asking.seen(() => client.chat.completions.create({ model: 'gpt-5-mini', messages, store }))
    expect((await chat(false))[0]?.text).toBe(heard.sent())
    expect((await chat(true))[0]?.text).toBe(heard.sent().replace('"store":true', '"store":false'))
    expect((await chat(null))[0]?.text).toBe(heard.sent().replace('"store":null', '"store":false'))
  })

  it('says so to Gemini too, and together with the usage and the model’s name that Waybill puts in', async () => {
    await asking.ofKey({ no_store: true })
    const [gemini] = await asking.seen(() =>
      asking.gemini().models.generateContent({ model: 'gemini-2.5-flash', contents: 'Where is my parcel?' }),
    )
    expect(gemini?.json).toMatchObject({ store: false })
    const body = '{"messages":[],"stream":true,"model":"openai/gpt-5-mini","x":1}'
    const [chat] = await asking.seen(() =>
      ask(asking.engine().proxy, asking.engine().key, { path: '/v1/chat/completions', headers: JSON_TYPE, body }),
    )
    expect(chat?.text).toBe(
      '{"store":false,"messages":[],"stream":true,"stream_options":{"include_usage":true},"model":"gpt-5-mini","x":1}',
    )
    expect(chat?.header('content-length')).toBe(String(chat?.request.body.length))
  })

  it.each(['/v1beta/tunedModels/mine:generateContent', '/v1beta/dynamic/mine:streamGenerateContent'])(
    'says so at Gemini’s other models as well: %s',
    async (path) => {
      await asking.ofKey({ no_store: true })
      const request = { path, headers: JSON_TYPE, body: '{"contents":[]}' }
      const [seen] = await asking.seen(() => ask(asking.engine().proxy, asking.engine().key, request))
      expect(seen?.json).toEqual({ store: false, contents: [] })
    },
  )

  it('stays as it is for who has no such field, or refuses it', async () => {
    await asking.ofKey({ no_store: true })
    const heard = listening()
    const [mistral] = await asking.seen(() =>
      asking.openai('/v1', heard).chat.completions.create({ model: 'mistral-small', messages }),
    )
    expect(mistral?.text).toBe(heard.sent())
    const body = `{"model":"claude-haiku-4-5","max_tokens":9,"messages":${JSON.stringify(messages)}}`
    const [claude] = await asking.seen(() =>
      ask(asking.engine().proxy, asking.engine().key, { path: '/v1/messages', headers: JSON_TYPE, body }),
    )
    expect(claude?.text).toBe(body)
    const embedded = '{"model":"text-embedding-3-small","input":"x"}'
    const [embedding] = await asking.seen(() =>
      ask(asking.engine().proxy, asking.engine().key, { path: '/v1/embeddings', headers: JSON_TYPE, body: embedded }),
    )
    expect(embedding?.text).toBe(embedded)
  })

  it('goes by the client key’s word before the provider’s', async () => {
    const send = () => asking.seen(() => asking.openai().chat.completions.create({ model: 'gpt-5-mini', messages }))
    await asking.ofProvider('openai', { no_store: true })
    await asking.ofKey({ no_store: false })
    expect((await send())[0]?.json).not.toHaveProperty('store')
    await asking.ofKey({ no_store: null })
    expect((await send())[0]?.json).toMatchObject({ store: false })
  })
})
