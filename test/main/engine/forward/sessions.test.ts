import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket, { WebSocketServer } from 'ws'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { makePlace, startProcess } from '../../../support/markers-process.ts'
import { startUpstream, type Upstream } from '../../../support/markers-upstream.ts'

const REALTIME = '/v1/realtime?model=gpt-realtime'
const LIVE = '/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent'

let upstream: Upstream
let engine: TestEngine

beforeAll(async () => {
  upstream = await startUpstream()
  engine = await startEngine()
  const { providers } = engine.core.client
  await providers.add({ kind: 'openai', base_url: `${upstream.origin}/v1`, key: 'sk-live-0123456789' })
  await providers.add({ kind: 'gemini', base_url: `${upstream.origin}/v1beta`, key: 'AIza-live-0123456789' })
})
afterAll(async () => {
  await engine.stop()
  await upstream.close()
})

/** What the provider sends to whoever connects; then it says goodbye, stays, or is gone. */
function providerSends(messages: readonly (string | Buffer)[], end: 'goodbye' | 'stays' | 'drops' = 'goodbye'): void {
  const sockets = new WebSocketServer({ noServer: true })
  upstream.onUpgrade((req, socket, head) => {
    sockets.handleUpgrade(req, socket, head, (peer) => {
      for (const message of messages) peer.send(message)
      if (end === 'goodbye') peer.close()
      // Without a closing frame: the net went away, or the server did.
      if (end === 'drops') socket.end()
    })
  })
}

function connect(path: string, { proxy, key }: Pick<TestEngine, 'proxy' | 'key'> = engine): WebSocket {
  return new WebSocket(proxy.replace('http', 'ws') + path, { headers: { authorization: `Bearer ${key}` } })
}

/** A session to its end: what the client heard, and its row as it was when the client saw that end. */
async function session(path: string) {
  const socket = connect(path)
  const heard: string[] = []
  socket.on('message', (data) => heard.push(String(data)))
  await once(socket, 'close')
  const [row] = await engine.rows()
  return { heard, row }
}

const done = (input: number, output: number, audio = 0) =>
  JSON.stringify({
    type: 'response.done',
    response: {
      status: 'completed',
      usage: {
        input_tokens: input,
        output_tokens: output,
        input_token_details: { cached_tokens: 1, audio_tokens: audio, text_tokens: input - audio },
        output_token_details: { audio_tokens: audio, text_tokens: output - audio },
      },
    },
  })
const talk = JSON.stringify({ type: 'response.output_audio.delta', delta: 'A'.repeat(100_000), usage: 'none' })

describe('a session over a WebSocket', () => {
  it('of Realtime has the sum of its responses in its row, before its client sees the end', async () => {
    const messages = ['{"type":"session.created"}', done(100, 20, 7), talk, done(150, 30, 8), talk]
    providerSends(messages)
    const { heard, row } = await session(REALTIME)
    expect(heard).toEqual(messages)
    expect(row).toMatchObject({
      operation_name: 'realtime',
      status_code: 101,
      ended_by: 'complete',
      usage_source: 'reported',
      input_tokens: 250,
      output_tokens: 50,
      cache_read_input_tokens: 2,
      input_audio_tokens: 15,
      output_audio_tokens: 15,
      finish_reasons: ['completed'],
    })
  })

  it('of Gemini Live has the sum of its turns, which come in binary messages', async () => {
    const turn = (promptTokenCount: number, responseTokenCount: number) =>
      Buffer.from(
        JSON.stringify({
          serverContent: { turnComplete: true },
          usageMetadata: { promptTokenCount, responseTokenCount, thoughtsTokenCount: 5 },
        }),
      )
    providerSends([Buffer.from('{"setupComplete":{}}'), turn(40, 10), turn(60, 20)])
    const { row } = await session(LIVE)
    expect(row).toMatchObject({
      dialect: 'gemini',
      operation_name: 'realtime',
      usage_source: 'reported',
      input_tokens: 100,
      output_tokens: 40,
      reasoning_output_tokens: 10,
    })
  })

  it('of Codex, which sends its requests of Responses over one, has the sum of their answers', async () => {
    const completed = (input_tokens: number, output_tokens: number) => {
      const usage = { input_tokens, output_tokens, input_tokens_details: { cached_tokens: 10 } }
      const response = { id: 'resp_1', model: 'gpt-5-mini', status: 'completed', usage }
      return JSON.stringify({ type: 'response.completed', response })
    }
    const created = '{"type":"response.created","response":{"id":"resp_1","model":"gpt-5-mini","usage":null}}'
    const word = '{"type":"response.output_text.delta","delta":"One"}'
    providerSends([created, word, completed(100, 5), created, word, completed(120, 6)])
    const { row } = await session('/v1/responses')
    expect(row).toMatchObject({
      endpoint: '/v1/responses',
      provider_name: 'openai',
      status_code: 101,
      ended_by: 'complete',
      response_model: 'gpt-5-mini',
      usage_source: 'reported',
      input_tokens: 220,
      output_tokens: 11,
      cache_read_input_tokens: 20,
      cost_basis: 'priced',
      finish_reasons: ['completed'],
    })
  })

  it('that only writes down what it hears has what that used', async () => {
    const heardIt = (seconds: number) =>
      JSON.stringify({
        type: 'conversation.item.input_audio_transcription.completed',
        usage: { type: 'duration', seconds },
      })
    providerSends([heardIt(2.5), heardIt(4)])
    const { row } = await session('/v1/realtime?intent=transcription')
    expect(row).toMatchObject({ usage_source: 'reported', media_units: 6.5 })
  })

  it('that answers too has what its answers used: another model, at another price, wrote down what was said', async () => {
    const usage = { type: 'tokens', input_tokens: 9, output_tokens: 9 }
    const written = JSON.stringify({ type: 'conversation.item.input_audio_transcription.completed', usage })
    providerSends([written, done(10, 20), written])
    expect((await session(REALTIME)).row).toMatchObject({ input_tokens: 10, output_tokens: 20 })
  })

  it('that is dropped without a goodbye was ended by the provider, and is no success', async () => {
    providerSends([done(70, 7), talk], 'drops')
    expect((await session(REALTIME)).row).toMatchObject({ ended_by: 'upstream', input_tokens: 70, output_tokens: 7 })
  })

  it('says what had been reported when its client left', async () => {
    providerSends([done(70, 7), talk], 'stays')
    const closed = engine.nextClosed((row) => row.ended_by === 'client')
    const socket = connect(REALTIME)
    socket.on('message', (data) => String(data) === talk && socket.terminate())
    expect(await closed).toMatchObject({ ended_by: 'client', input_tokens: 70, output_tokens: 7 })
  })

  it('counts against its key’s budget while it runs, and once', async () => {
    providerSends([done(70, 7), done(80, 8), talk], 'stays')
    const limits = { tokens_per_day: 10_000 }
    const { key, id } = await engine.core.client.clientKeys.create({ name: 'limited', limits })
    const left = async () => (await engine.core.client.clientKeys.list()).find((item) => item.id === id)?.left
    const socket = connect(REALTIME, { proxy: engine.proxy, key })
    await new Promise<void>((resolve) => socket.on('message', (data) => String(data) === talk && resolve()))
    expect(await left()).toMatchObject([{ limit: 'tokens_per_day', spent: 165, reserved: 0 }])
    const closed = engine.nextClosed((row) => row.client_key_id === id)
    socket.terminate()
    await closed
    expect(await left()).toMatchObject([{ limit: 'tokens_per_day', spent: 165, reserved: 0 }])
  })

  it('ends when a budget of its key is spent: what was said is heard, and the row says why it ended', async () => {
    providerSends([done(9000, 100), done(850, 50)], 'stays')
    const limits = { tokens_per_day: 10_000 }
    const limited = await engine.core.client.clientKeys.create({ name: 'talkative', limits })
    const closed = engine.nextClosed((row) => row.client_key_id === limited.id)
    const socket = connect(REALTIME, { proxy: engine.proxy, key: limited.key })
    const heard: string[] = []
    socket.on('message', (data) => heard.push(String(data)))
    await once(socket, 'close')
    expect(heard).toHaveLength(2)
    expect(await closed).toMatchObject({
      ended_by: 'waybill',
      error_type: 'budget_spent',
      input_tokens: 9850,
      output_tokens: 150,
    })
  })

  it('goes on past a spent budget of dollars where it costs none', async () => {
    providerSends([done(70, 7), talk], 'stays')
    const limits = { budget_day_nano_usd: 0 }
    const free = await engine.core.client.clientKeys.create({ name: 'unpriced', limits })
    const socket = connect('/v1/realtime?model=a-model-without-a-price', { proxy: engine.proxy, key: free.key })
    await new Promise((resolve) => socket.on('message', (data) => String(data) === talk && resolve(null)))
    expect(socket.readyState).toBe(WebSocket.OPEN)
    socket.terminate()
  })

  it('that is refused says why, and uses nothing', async () => {
    upstream.onUpgrade((_req, socket) => void socket.end('HTTP/1.1 403 No\r\ncontent-length: 2\r\n\r\nno'))
    const closed = engine.nextClosed((row) => row.status_code === 403)
    const socket = connect(REALTIME)
    socket.on('error', () => {})
    const [request] = await once(socket, 'unexpected-response')
    request.destroy()
    expect(await closed).toMatchObject({ status_code: 403, error_type: '403', usage_source: 'none' })
  })

  it('that Waybill did not survive says what had been reported until then', async () => {
    providerSends([done(70, 7), talk], 'stays')
    const place = makePlace()
    let running = await startProcess(place)
    await running.client.providers.add({ kind: 'compatible', name: 'own', base_url: `${upstream.origin}/v1` })
    const { key } = await running.client.clientKeys.create({ name: 'tool' })
    const socket = connect(`/own${REALTIME}`, { proxy: running.proxy, key })
    socket.on('error', () => {})
    await new Promise<void>((resolve) => socket.on('message', (data) => String(data) === talk && resolve()))
    await running.end('SIGKILL')
    running = await startProcess(place)
    const [row] = await running.client.usage.exchanges({ limit: 1 })
    expect(row).toMatchObject({ ended_by: 'crash', usage_source: 'reported', input_tokens: 70, output_tokens: 7 })
    await running.end('SIGKILL')
    place.remove()
  })
})

describe('a provider that does not answer an upgrade', () => {
  it('ends in a time-out, and its silence later on does not', async () => {
    await engine.core.client.settings.set({ name: 'upstream_timeout_seconds', value: 1 })
    const gone = new Promise<void>((resolve) =>
      upstream.onUpgrade((_req, socket) => {
        socket.resume().once('end', () => {
          socket.destroy()
          resolve()
        })
      }),
    )
    const closed = engine.nextClosed((row) => row.status_code === 504)
    const socket = connect(REALTIME)
    const [error] = await once(socket, 'error')
    expect(String(error)).toContain('504')
    expect(await closed).toMatchObject({ status_code: 504, error_type: 'provider_timeout', ended_by: 'upstream' })
    await gone

    const sockets = new WebSocketServer({ noServer: true })
    upstream.onUpgrade((req, silent, head) => {
      sockets.handleUpgrade(req, silent, head, (peer) => {
        // Longer than an answer may take, by the clock that the time-out itself runs on.
        setTimeout(() => peer.send('still here'), 1200)
      })
    })
    const patient = connect(REALTIME)
    const [message] = await once(patient, 'message')
    expect(String(message)).toBe('still here')
    const left = engine.nextClosed((row) => row.status_code === 101)
    patient.terminate()
    expect(await left).toMatchObject({ ended_by: 'client', usage_source: 'none' })
    await engine.core.client.settings.set({ name: 'upstream_timeout_seconds', value: 600 })
  })
})
