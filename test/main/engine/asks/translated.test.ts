import zlib from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ask, JSON_TYPE } from '../privacy/ask.ts'
import { askingForTests } from './asking.ts'

const asking = askingForTests()
const messages = [{ role: 'user' as const, content: 'Where is my parcel?' }]
const message = (model: string, more: object = {}) =>
  asking.seen(() => asking.anthropic().messages.create({ model, max_tokens: 900, messages, ...more }))

describe('a provider of another format than the tool’s is asked the same', () => {
  it('not to keep anything, in words of its own', async () => {
    await asking.ofKey({ no_store: true })
    expect((await message('gpt-5-mini'))[0]?.json).toMatchObject({ store: false, model: 'gpt-5-mini' })
    expect((await message('gemini-2.5-flash'))[0]?.json).toMatchObject({ store: false })
  })

  it('to leave out who collects', async () => {
    await asking.ofProvider('openrouter', { deny_data_collection: true })
    const [chat] = await asking.seen(() =>
      asking.gemini().models.generateContent({ model: 'openrouter/deepseek/deepseek-v3', contents: 'Where?' }),
    )
    expect(chat?.json).toMatchObject({ provider: { data_collection: 'deny' }, model: 'deepseek/deepseek-v3' })
  })

  it('with a pseudonym in place of who asks, from a compressed request as well', async () => {
    await asking.ofKey({ pseudonyms: true })
    const user = 'ada@parcels.example'
    expect((await message('gpt-5-mini', { metadata: { user_id: user } }))[0]?.text).not.toContain(user)
    const chat = { model: 'claude-haiku-4-5', messages, user, safety_identifier: user }
    const [plain] = await asking.seen(() => asking.openai().chat.completions.create(chat))
    expect(plain?.text).toContain('Where is my parcel?')
    expect(plain?.text).not.toContain(user)
    const headers = { ...JSON_TYPE, 'content-encoding': 'gzip' }
    const body = zlib.gzipSync(JSON.stringify(chat))
    const [packed] = await asking.seen(() =>
      ask(asking.engine().proxy, asking.engine().key, { path: '/v1/chat/completions', headers, body }),
    )
    expect(packed?.text).toContain('Where is my parcel?')
    expect(packed?.text).not.toContain(user)
  })
})
