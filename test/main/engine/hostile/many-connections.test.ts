import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { startEngine } from '../../../support/engine.ts'
import { tell } from '../../../support/tell.ts'

it('as many connections as a thousand tools could have are held, and no more; those go on', {
  timeout: 60_000,
}, async () => {
  const engine = await startEngine()
  const [most, further] = [2048, 200]
  tell({ tried: most + further })
  const sockets = Array.from({ length: most + further }, () =>
    connect(engine.port, '127.0.0.1')
      .on('error', () => {})
      .resume(),
  )
  await new Promise<void>((resolve) => {
    let closed = 0
    for (const socket of sockets) socket.once('close', () => ++closed === further && resolve())
  })
  const [kept] = sockets.filter((socket) => !socket.destroyed)
  if (!kept) throw new Error('none is left')
  const answered = new Promise((resolve) => kept.once('data', (bytes) => resolve(String(bytes).slice(0, 12))))
  kept.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${engine.port}\r\n\r\n`)
  expect(await answered).toBe('HTTP/1.1 200')
  for (const socket of sockets) socket.destroy()
  await engine.stop()
})
