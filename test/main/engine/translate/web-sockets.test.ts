import { once } from 'node:events'
import { expect, it } from 'vitest'
import WebSocket from 'ws'
import { startWithUpstream } from './world.ts'

it('a WebSocket to who speaks another format is told to use plain requests, which Codex then does', async () => {
  const { engine, upstream } = await startWithUpstream(() => {})
  await engine.core.client.providers.remove({ name: 'openai' })
  const closed = engine.nextClosed()
  const address = `${engine.proxy.replace('http', 'ws')}/v1/responses?model=claude-haiku-4-5`
  const socket = new WebSocket(address, { headers: { authorization: `Bearer ${engine.key}` } })
  socket.on('error', () => {})
  const [request, answer] = await once(socket, 'unexpected-response')
  let body = ''
  for await (const chunk of answer) body += String(chunk)
  request.destroy()
  expect(answer.statusCode).toBe(426)
  expect(JSON.parse(body).error.message).toContain('WebSocket')
  expect(upstream.seen).toEqual([])
  expect(await closed).toMatchObject({ status_code: 426, error_type: 'upgrade_untranslatable', ended_by: 'waybill' })
})
