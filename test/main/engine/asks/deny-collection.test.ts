import { describe, expect, it } from 'vitest'
import { askingForTests } from './asking.ts'

const asking = askingForTests()
const messages = [{ role: 'user' as const, content: 'Where is my parcel?' }]

describe('OpenRouter, when it is to send nothing to those who collect', () => {
  const chat = (more: object = {}) =>
    asking.seen(() =>
      asking.openai('/openrouter/v1').chat.completions.create({ model: 'openai/gpt-5-mini', messages, ...more }),
    )

  it('is told so in every format that it speaks', async () => {
    await asking.ofProvider('openrouter', { deny_data_collection: true })
    const deny = { provider: { data_collection: 'deny' } }
    const client = asking.openai('/openrouter/v1')
    expect((await chat())[0]?.json).toMatchObject(deny)
    const [response] = await asking.seen(() => client.responses.create({ model: 'openai/gpt-5-mini', input: 'Where?' }))
    expect(response?.json).toMatchObject(deny)
    const [embedding] = await asking.seen(() =>
      client.embeddings.create({ model: 'openai/text-embedding-3-small', input: 'Where?' }),
    )
    expect(embedding?.json).toMatchObject(deny)
    const [message] = await asking.seen(() =>
      asking.anthropic('/openrouter').messages.create({ model: 'claude-haiku-4-5', max_tokens: 9, messages }),
    )
    expect(message?.json).toMatchObject(deny)
  })

  it.each([
    ['nothing of it', { order: ['a'], allow_fallbacks: false }, { order: ['a'], allow_fallbacks: false }],
    ['that all may collect', { data_collection: 'allow', zdr: true }, { zdr: true }],
    ['nothing at all', {}, {}],
    ['null', null, {}],
    ['more than can be read at once', { order: ['x'.repeat(9000)] }, { order: ['x'.repeat(9000)] }],
  ])('keeps what else the client prefers, where its preferences say %s', async (_what, provider, kept) => {
    await asking.ofKey({ deny_data_collection: true })
    const [seen] = await chat({ provider })
    expect(seen?.json).toMatchObject({ provider: { ...kept, data_collection: 'deny' } })
  })

  it('is not told anything when nobody wants it, nor is anybody else', async () => {
    expect((await chat())[0]?.json).not.toHaveProperty('provider')
    await asking.ofKey({ deny_data_collection: true })
    const [seen] = await asking.seen(() => asking.openai().chat.completions.create({ model: 'gpt-5-mini', messages }))
    expect(seen?.json).not.toHaveProperty('provider')
  })

  it('is told so beside what else is asked', async () => {
    await asking.ofKey({ deny_data_collection: true, no_store: true, pseudonyms: true })
    const [seen] = await asking.seen(() =>
      asking.openai('/openrouter/v1').responses.create({ model: 'openai/gpt-5-mini', input: 'Where?', user: 'anna' }),
    )
    expect(seen?.json).toMatchObject({
      store: false,
      provider: { data_collection: 'deny' },
      user: expect.stringMatching(/^wb_[0-9a-f]{32}$/),
    })
  })
})
