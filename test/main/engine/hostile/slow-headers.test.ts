import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { startEngine } from '../../../support/engine.ts'

it('a client that sends its headers without an end is dropped in about 15 seconds', { timeout: 40_000 }, async () => {
  const engine = await startEngine()
  const socket = connect(engine.port, '127.0.0.1')
  socket.on('error', () => {})
  await once(socket, 'connect')
  const from = performance.now()
  socket.write('POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\n')
  // One line each second, as slowloris does: being busy must not save it.
  const drip = setInterval(() => socket.write('x-a: b\r\n'), 1_000)
  const closed = once(socket, 'close')
  let heard = ''
  socket.on('data', (chunk) => {
    heard += String(chunk)
  })
  await closed
  clearInterval(drip)
  expect(performance.now() - from).toBeLessThan(25_000)
  expect(heard).toMatch(/^HTTP\/1\.1 408 /)
  await engine.stop()
})
