import zlib from 'node:zlib'
import { toFile } from 'openai'
import { describe, expect, it } from 'vitest'
import { ask, form, JSON_TYPE } from '../privacy/ask.ts'
import { talkOverWebSocket } from '../privacy/talk-over-web-socket.ts'
import { askingForTests, listening } from './asking.ts'

const asking = askingForTests()
const messages = [{ role: 'user' as const, content: 'Where is my parcel?' }]
const PSEUDONYM = /^wb_[0-9a-f]{32}$/
const ON = { pseudonyms: true }

const send = (body: string | Buffer, headers: Readonly<Record<string, string>> = {}, path = '/v1/chat/completions') =>
  ask(asking.engine().proxy, asking.engine().key, { path, headers: { ...JSON_TYPE, ...headers }, body })

describe('pseudonyms for who asks', () => {
  it('stand in place of every name that the SDKs have for them, and of nothing else', async () => {
    await asking.ofKey(ON)
    const heard = listening()
    const client = asking.openai('/v1', heard)
    const named = { user: 'anna', safety_identifier: 'anna@example.org', prompt_cache_key: 'session-7' }
    const expectRest = (text: string | undefined) => {
      const { user, safety_identifier, prompt_cache_key, ...rest } = JSON.parse(text ?? '') as Record<string, unknown>
      for (const name of [user, safety_identifier, prompt_cache_key]) expect(name).toMatch(PSEUDONYM)
      expect({ ...rest, ...named }).toEqual(JSON.parse(heard.sent()))
      expect(new Set([user, safety_identifier, prompt_cache_key]).size).toBe(3)
    }
    const tools = [
      {
        type: 'function' as const,
        function: { name: 'find', parameters: { type: 'object', properties: { user: { type: 'string' } } } },
      },
    ]
    const [chat] = await asking.seen(() =>
      client.chat.completions.create({ model: 'gpt-5-mini', messages, tools, metadata: { user: 'mine' }, ...named }),
    )
    expectRest(chat?.text)
    const [response] = await asking.seen(async () => {
      const input = [{ role: 'user' as const, content: '{"user":"anna"}' }]
      for await (const _ of await client.responses.create({ model: 'gpt-5-mini', input, stream: true, ...named }));
    })
    expectRest(response?.text)
    const [message] = await asking.seen(() =>
      asking.anthropic().messages.create({
        model: 'claude-haiku-4-5',
        max_tokens: 9,
        messages,
        metadata: { user_id: 'user_ab12_account_cd34_session_ef56' },
      }),
    )
    expect(message?.json).toMatchObject({ metadata: { user_id: expect.stringMatching(PSEUDONYM) }, messages })
    // The sandbox has no batches: what came is what counts.
    const [batch] = await asking.seen(() =>
      asking
        .anthropic()
        .messages.batches.create({
          requests: ['anna', 'ben'].map((name) => ({
            custom_id: name,
            params: { model: 'claude-haiku-4-5', max_tokens: 9, messages, metadata: { user_id: name } },
          })),
        })
        .catch(() => {}),
    )
    expect(batch?.text.match(/"user_id":"wb_[0-9a-f]{32}"/g)).toHaveLength(2)
    const [embedding] = await asking.seen(() =>
      client.embeddings.create({ model: 'text-embedding-3-small', input: 'x', user: 'anna' }),
    )
    expect(embedding?.json.user).toBe(chat?.json.user)
  })

  it('are the same for the same name of the same client key, and another key’s are others', async () => {
    await asking.ofProvider('openai', ON)
    const userOf = async (apiKey: string, user: string) => {
      const client = asking.openai('/v1', { apiKey })
      const [seen] = await asking.seen(() => client.chat.completions.create({ model: 'gpt-5-mini', messages, user }))
      return seen?.json.user
    }
    const { core, key } = asking.engine()
    const other = await core.client.clientKeys.create({ name: 'other' })
    const anna = await userOf(key, 'anna')
    expect(await userOf(key, 'anna')).toBe(anna)
    expect(await userOf(key, 'ben')).not.toBe(anna)
    expect(await userOf(other.key, 'anna')).not.toBe(anna)
  })

  it('leave out no occurrence, however it is written', async () => {
    await asking.ofKey(ON)
    const body = [
      '{"user":"anna", "us\\u0065r" : "ANNA\\u0021","model":"gpt-5-mini","user":{"name":"anna"},',
      '"safety_identifier":null,"user":"","messages":[{"role":"user","user":"tool"}],"user":4711,',
      `"user":"${'anna'.repeat(3000)}","client_metadata":{"x-codex-installation-id":"anna","kept":"yes"}}`,
    ].join('')
    const [seen] = await asking.seen(() => send(body))
    const hidden = (seen?.text ?? '').replace(/"wb_[0-9a-f]{32}"/g, '#')
    expect(hidden).toBe(
      '{"user":#, "us\\u0065r" : #,"model":"gpt-5-mini","user":#,"safety_identifier":null,"user":"",' +
        '"messages":[{"role":"user","user":"tool"}],"user":#,"user":#,' +
        '"client_metadata":{"x-codex-installation-id":#,"kept":"yes"}}',
    )
  })

  it.each([
    ['gzip', zlib.gzipSync],
    ['deflate', zlib.deflateSync],
    ['br', zlib.brotliCompressSync],
    ['zstd', zlib.zstdCompressSync],
  ] as const)('are put into a body that is compressed with %s, which then leaves plain', async (encoding, compress) => {
    await asking.ofKey(ON)
    const body = '{"model":"gpt-5-mini","messages":[],"user":"anna"}'
    const [seen] = await asking.seen(() => send(compress(Buffer.from(body)), { 'content-encoding': encoding }))
    expect(seen?.text.replace(/wb_[0-9a-f]{32}/, 'anna')).toBe(body)
    expect(seen?.header('content-encoding')).toBeUndefined()
    expect(seen?.header('content-length')).toBe(String(seen?.request.body.length))
    // Nothing to change: it leaves as it came.
    const nobody = compress(Buffer.from('{"model":"gpt-5-mini","messages":[]}'))
    const [same] = await asking.seen(() => send(nobody, { 'content-encoding': encoding }))
    expect(same?.request.body.equals(nobody)).toBe(true)
    expect(same?.header('content-encoding')).toBe(encoding)
  })

  it('are put into a form, behind the file too', async () => {
    await asking.ofKey(ON)
    const [seen] = await asking.seen(async () =>
      asking.openai().images.edit({
        image: await toFile(Buffer.alloc(300_000, 7), 'parcel.png', { type: 'image/png' }),
        prompt: 'Where?',
        model: 'gpt-image-1',
        user: 'anna',
      }),
    )
    expect(seen?.text).toMatch(/name="user"\r\n\r\nwb_[0-9a-f]{32}\r\n/)
    expect(seen?.text).not.toContain('anna')
    expect(seen?.request.complete).toBe(true)
    const [row] = await asking.engine().rows()
    expect(row).toMatchObject({ status_code: 200, operation_name: 'image_generation' })
  })

  it('are put into the header that Realtime has for it', async () => {
    await asking.ofKey(ON)
    const { proxy, key } = asking.engine()
    const headers = { authorization: `Bearer ${key}`, 'openai-safety-identifier': 'anna' }
    const heard = { text: '' }
    const [seen] = await asking.seen(async () => {
      heard.text = await talkOverWebSocket(`${proxy}/v1/realtime?model=gpt-realtime`, headers, 'Where?')
    })
    expect(heard.text).toContain('response.done')
    expect(seen?.header('openai-safety-identifier')).toMatch(PSEUDONYM)
  })
})

describe('a Realtime call', () => {
  it('passes as it is, sound and all: its only name is a header', async () => {
    await asking.ofKey(ON)
    const headers = { 'content-type': 'application/sdp', 'openai-safety-identifier': 'anna' }
    const [seen] = await asking.seen(() =>
      send('v=0\r\no=- 1 2 IN IP4 127.0.0.1', headers, '/v1/realtime/calls?model=x'),
    )
    expect(seen?.text).toBe('v=0\r\no=- 1 2 IN IP4 127.0.0.1')
    expect(seen?.header('openai-safety-identifier')).toMatch(PSEUDONYM)
  })
})

describe('a request in which it can’t be asked', () => {
  const refused = async (task: () => Promise<{ readonly status: number | null; readonly body: Buffer }>) => {
    let told = ''
    const seen = await asking.seen(async () => {
      const { status, body } = await task()
      told = `${status} ${body.toString()}`
    })
    expect(seen).toEqual([])
    return told
  }

  it('goes nowhere: a body that can’t be read', async () => {
    await asking.ofKey(ON)
    const broken = () => send('not gzip', { 'content-encoding': 'gzip' }, '/openai/v1/chat/completions')
    expect(await refused(broken)).toMatch(/^400 .*asks_unmet/)
    expect(await refused(() => send('{"user":"anna"', {}, '/openai/v1/chat/completions'))).toMatch(/^400 .*asks_unmet/)
    const unknown = () => send('x', { 'content-encoding': 'snappy' }, '/openai/v1/responses')
    expect(await refused(unknown)).toMatch(/^400 .*asks_unmet/)
  })

  it('goes nowhere: a form that is larger than may be held, or that can’t be read', async () => {
    await asking.ofKey(ON)
    const { settings } = asking.engine().core.client
    const { headers, body } = form(
      { model: 'gpt-image-1' },
      { name: 'a.png', type: 'image/png', content: 'x'.repeat(2e6) },
    )
    await settings.set({ name: 'body_limit_bytes', value: 1024 * 1024 })
    expect(await refused(() => send(body, headers, '/v1/images/edits'))).toMatch(/^400 .*asks_unmet/)
    await settings.set({ name: 'body_limit_bytes', value: 32 * 1024 * 1024 })
    expect(await refused(() => send(body.slice(0, -6), headers, '/v1/images/edits'))).toMatch(/^400 .*asks_unmet/)
  })

  it('goes nowhere: Responses over a WebSocket, whose every message would have to be changed', async () => {
    const { proxy, key } = asking.engine()
    const open = () => talkOverWebSocket(`${proxy}/v1/responses`, { authorization: `Bearer ${key}` }, 'Where?')
    await asking.ofKey(ON)
    expect(await open()).toBe('refused: 400')
    await asking.ofKey({ pseudonyms: null, no_store: true })
    expect(await open()).toBe('refused: 400')
  })

  it('goes nowhere: the vault with the secret is locked, and the provider needs no key', async () => {
    await asking.ofKey(ON)
    const { system } = asking.engine().core.client
    await system.lock()
    const body = '{"model":"llama3","messages":[],"user":"anna"}'
    const told = await refused(() => send(body, {}, '/ollama/v1/chat/completions'))
    await system.unlock({})
    expect(told).toMatch(/^503 .*vault_locked/)
    const [seen] = await asking.seen(() => send(body, {}, '/ollama/v1/chat/completions'))
    expect(seen?.json.user).toMatch(PSEUDONYM)
  })
})
