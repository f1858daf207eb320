import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import OpenAI from 'openai'
import { describe, expect, it } from 'vitest'
import { createSandboxListener, parseDirectives } from '../../../../src/main/engine/sandbox/sandbox.ts'
import { collect, KEY, sandboxForTests } from './clients.ts'

const sandbox = sandboxForTests()
const messages = [{ role: 'user' as const, content: 'hi' }]
const streamFrom = (model: string) => sandbox.openai().chat.completions.create({ model, messages, stream: true })

/** A POST without fetch, which would undo the compression. */
async function rawPost(path: string, fields: object, headers: http.OutgoingHttpHeaders = {}): Promise<IncomingMessage> {
  const request = http.request(sandbox.origin() + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'x-goog-api-key': KEY, ...headers },
  })
  request.end(JSON.stringify(fields))
  const [response] = await once(request, 'response')
  return response
}

describe('what a model’s name asks for', () => {
  it('is read after a plus on any model, or after dashes on a model called sandbox', () => {
    expect(parseDirectives('gpt-5-mini+error-429+delay-50')).toMatchObject({ error: 429, delayMs: 50 })
    expect(parseDirectives('sandbox-slow-20-gzip')).toMatchObject({ slowMs: 20, encoding: 'gzip' })
    expect(parseDirectives('sandbox-stream-error-silent')).toMatchObject({
      streamError: true,
      silent: true,
      error: undefined,
    })
    expect(parseDirectives('sandbox-error-budget')).toMatchObject({ error: 'budget' })
    expect(parseDirectives('sandbox-cut-3+br')).toMatchObject({ cutAfter: 3, encoding: 'br' })
  })

  it('is nothing in the names of real models', () => {
    const nothing = parseDirectives('')
    for (const name of [
      'gpt-5-mini',
      'claude-sonnet-4-5-20250929',
      'o3',
      'meta/llama-3.1-405b-missing',
      'sandbox',
      'sandbox-fast',
    ])
      expect(parseDirectives(name)).toEqual(nothing)
  })
})

describe('a stream', () => {
  it('that is slow is long, and ends at the provider when the client leaves', async () => {
    const listener = createSandboxListener()
    let closed: Promise<unknown> = Promise.resolve()
    const server = http.createServer((request, response) => {
      closed = once(response, 'close')
      listener(request, response)
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const { port } = server.address() as { port: number }
    const client = new OpenAI({ baseURL: `http://127.0.0.1:${port}/v1`, apiKey: 'any', maxRetries: 0 })
    const stream = await client.chat.completions.create({ model: 'sandbox-slow-20', messages, stream: true })
    let chunks = 0
    for await (const _ of stream) if (++chunks === 3) break
    await closed
    server.close()
    await once(server, 'close')
  })

  it('has two hundred pieces when slow is zero', async () => {
    const chunks = await collect(await streamFrom('sandbox-slow-0'))
    expect(chunks.filter((chunk) => chunk.choices[0]?.delta.content).length).toBe(200)
  })

  it('that is cut breaks after the asked number of frames', async () => {
    const chunks: unknown[] = []
    const read = async () => {
      for await (const chunk of await streamFrom('sandbox-cut-3')) chunks.push(chunk)
    }
    await expect(read()).rejects.toThrow()
    expect(chunks).toHaveLength(3)
  })

  it('can fail after its 200, in each provider’s way', async () => {
    await expect(collect(await streamFrom('sandbox-stream-error'))).rejects.toMatchObject({ type: 'server_error' })
    const openai = sandbox.openai().responses.create({ model: 'sandbox-stream-error', input: 'hi', stream: true })
    await expect(collect(await openai)).rejects.toMatchObject({ code: 'server_error' })
    const anthropic = sandbox.anthropic().messages.stream({ model: 'sandbox-stream-error', messages, max_tokens: 100 })
    await expect(anthropic.finalMessage()).rejects.toMatchObject({ error: { error: { type: 'overloaded_error' } } })
    const gemini = sandbox.gemini().models.generateContentStream({ model: 'sandbox-stream-error', contents: 'hi' })
    await expect(gemini.then((stream) => collect(stream))).rejects.toThrow('overloaded')
  })
})

describe('a plain answer', () => {
  it('that is cut breaks in the middle of its body', async () => {
    await expect(sandbox.openai().chat.completions.create({ model: 'sandbox-cut-1', messages })).rejects.toThrow()
  })

  it('that is delayed comes no sooner', async () => {
    const start = performance.now()
    await sandbox.openai().chat.completions.create({ model: 'sandbox-delay-50', messages })
    expect(performance.now() - start).toBeGreaterThanOrEqual(49)
  })

  it('that hangs never comes', async () => {
    const client = sandbox.openai().withOptions({ timeout: 50 })
    const answer = client.chat.completions.create({ model: 'sandbox-hang', messages })
    await expect(answer).rejects.toBeInstanceOf(OpenAI.APIConnectionTimeoutError)
  })
})

describe('a silent model', () => {
  it('reports no usage in any format', async () => {
    const model = 'sandbox-silent'
    expect((await sandbox.openai().chat.completions.create({ model, messages })).usage).toBeUndefined()
    expect((await sandbox.openai().responses.create({ model, input: 'hi' })).usage).toBeUndefined()
    expect((await sandbox.anthropic().messages.create({ model, messages, max_tokens: 100 })).usage).toBeUndefined()
    expect((await sandbox.gemini().models.generateContent({ model, contents: 'hi' })).usageMetadata).toBeUndefined()
    const asked = { model, messages, stream: true as const, stream_options: { include_usage: true } }
    const chunks = await collect(await sandbox.openai().chat.completions.create(asked))
    expect(chunks.some((chunk) => 'usage' in chunk || chunk.choices.length === 0)).toBe(false)
  })
})

describe('compression', () => {
  const undo = { gzip: gunzipSync, br: brotliDecompressSync, deflate: inflateSync } as const

  it.each(['gzip', 'br', 'deflate'] as const)('with %s packs JSON and whole streams', async (encoding) => {
    for (const stream of [false, true]) {
      const fields = { model: `gpt-4o+${encoding}`, messages, stream }
      const response = await rawPost('/v1/chat/completions', fields, { 'accept-encoding': encoding })
      expect(response.headers['content-encoding']).toBe(encoding)
      const text = undo[encoding](Buffer.concat(await response.toArray())).toString()
      expect(text).toContain(stream ? 'data: [DONE]' : '"object": "chat.completion"')
    }
  })

  it('lets each event leave at once', async () => {
    const fields = { model: 'sandbox-slow-50-gzip', messages, stream: true }
    const response = await rawPost('/v1/chat/completions', fields, { 'accept-encoding': 'gzip' })
    const [first] = await once(response, 'data')
    const { createGunzip } = await import('node:zlib')
    const gunzip = createGunzip()
    gunzip.write(first)
    expect(String((await once(gunzip, 'data'))[0])).toContain('"role":"assistant"')
    response.destroy()
  })

  it('is left out for a client that does not take it', async () => {
    const response = await rawPost('/v1/chat/completions', { model: 'sandbox-gzip', messages })
    expect(response.headers['content-encoding']).toBeUndefined()
    response.resume()
  })

  it('packs a cut stream, too', async () => {
    await expect(collect(await streamFrom('sandbox-cut-2-gzip'))).rejects.toThrow()
  })
})
