import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Ask, ask, JSON_TYPE } from '../main/engine/privacy/ask.ts'
import { startEngine, type TestEngine } from '../support/engine.ts'
import { type Call, plainAnswer, type ScriptedProvider, startScriptedProvider } from '../support/scripted-provider.ts'
import { rounds, tell } from '../support/tell.ts'

const ANSWER =
  '{"id":"1","choices":[{"index":0,"message":{"role":"assistant","content":"Hello"},"finish_reason":"stop"}]}'
const CHAT: Ask = {
  path: '/v1/chat/completions',
  headers: JSON_TYPE,
  body: JSON.stringify({ model: 'gpt-5-mini', messages: [{ role: 'user', content: 'Hello' }] }),
}

let provider: ScriptedProvider
let engine: TestEngine

beforeEach(async () => {
  provider = await startScriptedProvider(answers)
  engine = await startEngine()
  const base_url = `${provider.origin}/v1`
  await engine.core.client.providers.add({ kind: 'openai', base_url, key: 'sk-provider-0123456789' })
})
afterEach(async () => {
  await engine.stop()
  await provider.close()
})

const tellWaybill = (asked = CHAT) => ask(engine.proxy, engine.key, asked)
const answers = ({ socket }: Call): void => void socket.write(plainAnswer(ANSWER))
/** One connection, and idle. */
async function warm(): Promise<void> {
  await tellWaybill()
  expect(provider.connections()).toBe(1)
}

describe('a connection that the provider closed while it was idle, just as the next request was sent', () => {
  it.each([
    ['closed', (socket: Call['socket']) => socket.end()],
    ['reset', (socket: Call['socket']) => socket.resetAndDestroy()],
  ])('is no fault of the request, which goes out once more on a new one: %s', async (_how, ends) => {
    await warm()
    provider.answerWith((call) => (call.nth > 1 ? void ends(call.socket) : answers(call)))
    const told = await tellWaybill()
    expect([told.status, told.body.toString()]).toEqual([200, ANSWER])
    expect(provider.connections()).toBe(2)
    expect(provider.calls.at(-1)?.body.toString()).toBe(CHAT.body)
    expect((await engine.rows())[0]).toMatchObject({ status_code: 200, attempts: 1, ended_by: 'complete' })
    const [key] = await engine.core.client.providers.keys.list({ name: 'openai' })
    expect(key?.state).toBe('ready')
  })

  it('costs none of many that are sent at once', async () => {
    const times = rounds(5, 20)
    const many = rounds(40, 200)
    let lost = 0
    for (let time = 0; time < times; time++) {
      provider.answerWith(answers)
      await Promise.all(Array.from({ length: many }, () => tellWaybill()))
      // Whatever is still idle by now is closed at its next request; a new one is served.
      const stale = new Set(provider.calls.map(({ socket }) => socket))
      provider.answerWith((call) => (stale.has(call.socket) ? call.socket.resetAndDestroy() : answers(call)))
      const told = await Promise.all(Array.from({ length: many }, () => tellWaybill()))
      lost += told.filter(({ status }) => status !== 200).length
    }
    tell({ tried: times * many, lost })
    expect(lost).toBe(0)
  })

  it('is told where a new one breaks as well: nobody asks a third time', async () => {
    await warm()
    provider.answerWith(({ socket }) => socket.resetAndDestroy())
    expect((await tellWaybill()).status).toBe(502)
    expect(provider.calls).toHaveLength(3)
    expect((await engine.rows())[0]).toMatchObject({ error_type: 'provider_unreachable', ended_by: 'upstream' })
  })
})

describe('a request is not sent once more on a new connection', () => {
  it('where a byte of its answer had come', async () => {
    await warm()
    provider.answerWith(({ socket }) => socket.write('HTTP/1.1 2', () => socket.resetAndDestroy()))
    expect((await tellWaybill()).status).toBe(502)
    expect(provider.calls).toHaveLength(2)
  })

  it('where its connection was new: the provider may be at work on it', async () => {
    provider.answerWith(({ socket }) => socket.resetAndDestroy())
    expect((await tellWaybill()).status).toBe(502)
    expect(provider.calls).toHaveLength(1)
  })

  it('where it would make something that lasts, twice', async () => {
    await warm()
    provider.answerWith(({ socket }) => socket.resetAndDestroy())
    expect((await tellWaybill({ ...CHAT, path: '/v1/batches' })).status).toBe(502)
    expect(provider.calls).toHaveLength(2)
  })

  it('where the provider has thought about it for long: that it had it is sure', async () => {
    await warm()
    provider.answerWith(({ socket }) => void setTimeout(() => socket.resetAndDestroy(), 1500))
    expect((await tellWaybill()).status).toBe(502)
    expect(provider.calls).toHaveLength(2)
  })
})

it('an answer that nobody asked for, on an idle connection, is not given to the next request', async () => {
  await warm()
  const [first] = provider.calls
  const sent = new Promise((resolve) => first?.socket.write(plainAnswer('{"stolen":true}'), resolve))
  await sent
  const told = await tellWaybill()
  expect([told.status, told.body.toString()]).toEqual([200, ANSWER])
})
