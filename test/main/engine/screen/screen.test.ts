import { EventEmitter, once } from 'node:events'
import { request } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import WebSocket, { WebSocketServer } from 'ws'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { startUpstream, type Upstream } from '../../../support/markers-upstream.ts'
import { credentials } from './credentials.ts'

let upstream: Upstream
let engine: TestEngine
const named = (name: string) => credentials.find((credential) => credential.name === name)?.make() ?? ''

beforeAll(async () => {
  upstream = await startUpstream()
  engine = await startEngine()
  const { providers } = engine.core.client
  await providers.add({ kind: 'openai', base_url: `${upstream.origin}/v1`, key: 'sk-live-0123456789' })
  await providers.add({ kind: 'anthropic', base_url: upstream.origin, key: 'sk-live-0123456789' })
})
afterAll(async () => {
  await engine.stop()
  await upstream.close()
})
beforeEach(() => {
  upstream.seen.length = 0
})

const keyThat = async (secret_scan: 'off' | 'warn' | 'block' | null) =>
  engine.core.client.clientKeys.create({ name: `scans ${secret_scan}`, secret_scan })

interface Sent {
  readonly key: string
  readonly proxy?: string
  readonly path?: string
  readonly headers?: Record<string, string>
  /** Written one after the other: each is a piece of its own on the wire. */
  readonly pieces: readonly Buffer[]
}

/** The request in pieces; resolves to the status and text of the answer. */
async function send({ key, proxy = engine.proxy, path = '/v1/chat/completions', headers = {}, pieces }: Sent) {
  const call = request(proxy + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
  })
  call.setNoDelay(true)
  const answered = once(call, 'response')
  for (const piece of pieces) await new Promise((resolve) => call.write(piece, resolve))
  call.end()
  const [answer] = await answered
  let text = ''
  for await (const chunk of answer) text += chunk
  return { status: answer.statusCode as number, text }
}

const chat = (content: string): Buffer =>
  Buffer.from(JSON.stringify({ model: 'gpt-5-mini', messages: [{ role: 'user', content }] }))

const eventsOf = async (id: string) => {
  const events = await engine.core.client.security.events({})
  return events.filter((event) => event.client_key_id === id).map(({ kind, detail }) => ({ kind, detail }))
}

describe('a key that blocks credentials', () => {
  it('lets none of them reach the provider, wherever the request is cut', async () => {
    // An engine of its own: after so many finds in a minute they are only counted.
    const busy = await startEngine()
    onTestFinished(() => busy.stop())
    await busy.core.client.providers.add({
      kind: 'openai',
      base_url: `${upstream.origin}/v1`,
      key: 'sk-live-0123456789',
    })
    const { key } = await busy.core.client.clientKeys.create({ name: 'blocks', secret_scan: 'block' })
    for (const { name, make } of credentials) {
      const credential = make()
      const body = chat(`See\n${credential}\n`)
      const start = body.indexOf('See')
      for (const cut of [start + 6, start + 12, start + 5 + (credential.length >> 1)]) {
        const { status, text } = await send({
          key,
          proxy: busy.proxy,
          pieces: [body.subarray(0, cut), body.subarray(cut)],
        })
        expect([name, status, JSON.parse(text).error.code]).toEqual([name, 403, 'secret_found'])
        expect(text).not.toContain(credential.slice(0, 60))
      }
    }
    expect(upstream.seen).toEqual([])
  })

  it('notes the rule’s name, and no word of the credential', async () => {
    const { key, id } = await keyThat('block')
    const credential = named('GitHub personal token')
    await send({ key, pieces: [chat(credential)] })
    expect(await eventsOf(id)).toEqual([{ kind: 'secret_blocked', detail: 'github' }])
    const [row] = await engine.rows()
    expect(row).toMatchObject({
      error_type: 'secret_found',
      status_code: 403,
      request_model: 'gpt-5-mini',
      attempts: 0,
    })
    expect(JSON.stringify(row)).not.toContain(credential.slice(4))
  })

  it('lets everything else pass byte for byte', async () => {
    const { key, id } = await keyThat('block')
    const body = chat('const token = process.env.GITHUB_TOKEN // 谢谢')
    expect((await send({ key, pieces: [body] })).status).toBe(200)
    expect(upstream.seen.map((seen) => seen.body)).toEqual([body])
    expect(await eventsOf(id)).toEqual([])
  })

  it('looks into what is compressed, and lets nothing out that it can’t look into', async () => {
    const { key } = await keyThat('block')
    const gzip = { 'content-encoding': 'gzip' }
    const found = await send({ key, headers: gzip, pieces: [gzipSync(chat(named('Groq key')))] })
    expect([found.status, JSON.parse(found.text).error.code]).toEqual([403, 'secret_found'])
    const compressed = gzipSync(chat('hello'))
    expect((await send({ key, headers: gzip, pieces: [compressed] })).status).toBe(200)
    const strange = { path: '/openai/v1/chat/completions', headers: { 'content-encoding': 'compress' } }
    expect((await send({ key, ...strange, pieces: [compressed] })).status).toBe(403)
    expect(upstream.seen.map(({ body }) => body)).toEqual([compressed])
  })

  it('looks into queries and paths, however they are encoded', async () => {
    const { key } = await keyThat('block')
    const token = named('Slack bot token')
    const paths = [
      `/v1/chat/completions?trace=${encodeURIComponent(token)}`,
      `/v1/chat/completions?broken=%zz&trace=${token.replaceAll('-', '%2D')}`,
      `/openai/v1/models/${token}`,
    ]
    for (const path of paths) expect((await send({ key, path, pieces: [chat('hello')] })).status).toBe(403)
    expect(upstream.seen).toEqual([])
  })

  it('holds an upload back until it is looked through', async () => {
    const { key } = await keyThat('block')
    const upload = (content: string) => {
      const part = (head: string, text: string) => `--b\r\ncontent-disposition: form-data; ${head}\r\n\r\n${text}\r\n`
      const form = `${part('name="purpose"', 'user_data')}${part('name="file"; filename="a.txt"', content)}--b--\r\n`
      const bytes = Buffer.from(form)
      const half = bytes.length >> 1
      return { path: '/v1/files', headers: { 'content-type': 'multipart/form-data; boundary=b' }, bytes, half }
    }
    const bad = upload(`first line\n${named('AWS secret access key')}\n${'more '.repeat(40_000)}`)
    const pieces = [bad.bytes.subarray(0, bad.half), bad.bytes.subarray(bad.half)]
    expect((await send({ key, ...bad, pieces })).status).toBe(403)
    expect(upstream.seen).toEqual([])
    const good = upload('some text '.repeat(40_000))
    expect((await send({ key, ...good, pieces: [good.bytes.subarray(0, 10), good.bytes.subarray(10)] })).status).toBe(
      200,
    )
    expect(upstream.seen.map(({ body }) => body.equals(good.bytes))).toEqual([true])
  })

  it('refuses an upload that is too large to be held, and says what to do', async () => {
    const { key } = await keyThat('block')
    await engine.core.client.settings.set({ name: 'body_limit_bytes', value: 100_000 })
    try {
      const headers = { 'content-type': 'application/octet-stream' }
      const { status, text } = await send({
        key,
        path: '/openai/v1/uploads/u/parts',
        headers,
        pieces: [Buffer.alloc(200_000)],
      })
      expect(status).toBe(413)
      expect(text).toContain('body_limit_bytes')
      expect(upstream.seen).toEqual([])
    } finally {
      await engine.core.client.settings.set({ name: 'body_limit_bytes', value: 32 * 1024 * 1024 })
    }
  })

  it('refuses in the words of whose SDK it is', async () => {
    const { key } = await keyThat('block')
    const body = Buffer.from(
      JSON.stringify({
        model: 'claude-sonnet-4-5',
        max_tokens: 9,
        messages: [{ role: 'user', content: named('npm token') }],
      }),
    )
    const { status, text } = await send({
      key,
      path: '/v1/messages',
      headers: { 'anthropic-version': '2023-06-01' },
      pieces: [body],
    })
    expect([status, JSON.parse(text).type]).toEqual([403, 'error'])
  })
})

describe('a WebSocket of a key that blocks credentials', () => {
  /** What the provider hears of a session in which this is sent. */
  async function session(
    secret_scan: 'warn' | 'block',
    say: (socket: WebSocket, hears: (messages: number) => Promise<void>) => void,
  ) {
    const { key, id } = await keyThat(secret_scan)
    const heard: string[] = []
    const messages = new EventEmitter()
    const hears = async (count: number) => {
      while (heard.length < count) await once(messages, 'heard')
    }
    const sockets = new WebSocketServer({ noServer: true })
    upstream.onUpgrade((req, socket, head) => {
      sockets.handleUpgrade(req, socket, head, (peer) => {
        peer.on('message', (data) => {
          heard.push(String(data))
          messages.emit('heard')
          if (String(data) === 'bye') peer.close()
        })
      })
    })
    const socket = new WebSocket(`${engine.proxy.replace('http', 'ws')}/v1/realtime?model=gpt-realtime`, {
      headers: { authorization: `Bearer ${key}` },
    })
    await once(socket, 'open')
    const closed = once(socket, 'close')
    say(socket, hears)
    await closed
    return { heard, events: await eventsOf(id) }
  }

  it('ends before the message that has one reaches the provider', async () => {
    const credential = named('OpenAI project key')
    const { heard, events } = await session('block', async (socket, hears) => {
      socket.send('hello')
      socket.send('x'.repeat(70_000))
      await hears(2)
      socket.send(JSON.stringify({ text: `here:\n${credential}` }))
      socket.send('bye')
    })
    expect(heard.map(({ length }) => length)).toEqual([5, 70_000])
    expect(events).toEqual([{ kind: 'secret_blocked', detail: 'openai' }])
  })

  it('ends before the frame that completes one', async () => {
    const credential = named('GitLab token')
    const { heard } = await session('block', (socket) => {
      socket.send(`{"a":"${credential.slice(0, 12)}`, { fin: false })
      socket.send(`${credential.slice(12)}"}`, { fin: true })
    })
    expect(heard).toEqual([])
  })

  it('ends where a ping stands in the middle of one, or a message before it without a blank', async () => {
    const credential = named('GitLab token')
    const pinged = await session('block', (socket) => {
      socket.send(`{"a":"${credential.slice(0, 12)}`, { fin: false })
      socket.ping('still there?')
      socket.send(`${credential.slice(12)}"}`, { fin: true })
    })
    expect(pinged.heard).toEqual([])
    const joined = await session('block', async (socket, hears) => {
      socket.send('hello')
      await hears(1)
      socket.send(credential)
    })
    expect(joined.heard).toEqual(['hello'])
  })

  it('goes on where a word about it is enough', async () => {
    const { heard, events } = await session('warn', (socket) => {
      socket.send(named('npm token'))
      socket.send('bye')
    })
    expect(heard).toHaveLength(2)
    expect(events).toEqual([{ kind: 'secret_found', detail: 'npm' }])
  })
})

describe('a key that warns of credentials', () => {
  it('lets them pass as they are, and tells', async () => {
    const { key, id } = await keyThat('warn')
    const body = chat(named('Stripe live key'))
    expect((await send({ key, pieces: [body] })).status).toBe(200)
    const upload = Buffer.from('x'.repeat(50_000) + named('Hugging Face token') + 'y'.repeat(50_000))
    const headers = { 'content-type': 'application/octet-stream' }
    expect((await send({ key, path: '/openai/v1/uploads/u/parts', headers, pieces: [upload] })).status).toBe(200)
    expect(upstream.seen.map((seen) => seen.body.length)).toEqual([body.length, upload.length])
    const events = await eventsOf(id)
    expect(events).toContainEqual({ kind: 'secret_found', detail: 'stripe' })
  })

  it('tells of an upload that can’t be looked into', async () => {
    const { key, id } = await keyThat('warn')
    const headers = { 'content-type': 'application/octet-stream', 'content-encoding': 'gzip' }
    const body = gzipSync(named('npm token'))
    expect((await send({ key, path: '/openai/v1/uploads/u/parts', headers, pieces: [body] })).status).toBe(200)
    expect(upstream.seen.map((seen) => seen.body)).toEqual([body])
    expect(await eventsOf(id)).toEqual([{ kind: 'secret_found', detail: 'unreadable' }])
  })
})

describe('without a word of the key’s own', () => {
  it('goes by the setting, from the next request on', async () => {
    const { key, id } = await keyThat(null)
    const off = await keyThat('off')
    const body = chat(named('RSA private key'))
    expect((await send({ key, pieces: [body] })).status).toBe(200)
    expect(await eventsOf(id)).toEqual([])
    await engine.core.client.settings.set({ name: 'secret_scan', value: 'block' })
    try {
      expect((await send({ key, pieces: [body] })).status).toBe(403)
      expect((await send({ key: off.key, pieces: [body] })).status).toBe(200)
    } finally {
      await engine.core.client.settings.set({ name: 'secret_scan', value: 'off' })
    }
  })
})
