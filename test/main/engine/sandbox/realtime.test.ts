import { once } from 'node:events'
import { OpenAIRealtimeWS } from 'openai/realtime/ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { type Sandbox, startSandbox } from '../../../../src/main/engine/sandbox/sandbox.ts'
import { KEY, openaiAt } from './clients.ts'
import { TEST_TLS } from './test-certificate.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ apiKey: KEY, tls: TEST_TLS })
})
afterAll(() => sandbox.close())

describe('Realtime over https', () => {
  it('talks with the OpenAI SDK and ends with the usage', async () => {
    const props = { model: 'gpt-realtime', options: { ca: TEST_TLS.cert } }
    const realtime = new OpenAIRealtimeWS(props, openaiAt(sandbox.origin))
    const seen: string[] = []
    realtime.on('event', (event) => seen.push(event.type))
    await new Promise((resolve) => realtime.once('session.created', resolve))
    const done = new Promise((resolve) => realtime.once('response.done', resolve))
    const content = [{ type: 'input_text' as const, text: 'marker-42' }]
    realtime.send({ type: 'conversation.item.create', item: { type: 'message', role: 'user', content } })
    realtime.send({ type: 'response.create' })
    expect(await done).toMatchObject({
      response: {
        status: 'completed',
        output: [{ content: [{ text: expect.stringContaining('marker-42') }] }],
        usage: { input_tokens: 3, output_tokens: expect.any(Number), total_tokens: expect.any(Number) },
      },
    })
    expect(seen).toContain('response.output_text.delta')
    realtime.close()
  })

  it('lets nobody in without the key', async () => {
    const url = `${sandbox.origin.replace('https', 'wss')}/v1/realtime?model=gpt-realtime`
    const socket = new WebSocket(url, { ca: TEST_TLS.cert, headers: { authorization: 'Bearer wrong' } })
    const [error] = await once(socket, 'error')
    expect(String(error)).toContain('401')
  })
})
