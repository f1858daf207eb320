import { spawn } from 'node:child_process'
import { once } from 'node:events'
import http from 'node:http'
import { type AddressInfo, connect, createServer, type Server } from 'node:net'
import { createInterface } from 'node:readline'
import { describe, expect, it } from 'vitest'
import type { Permitted } from '../../../../src/main/engine/exchange.ts'
import { createCircuits, createForward, type ForwardWatch } from '../../../../src/main/engine/forward/forward.ts'
import { directAgents } from '../../../support/direct-agents.ts'
import { startEngine } from '../../../support/engine.ts'
import { askOf, dialects, refused } from '../bad-input/tool.ts'
import { ask } from '../privacy/ask.ts'

describe('a provider that takes its time', () => {
  it.each(dialects)('for ever ends in a time-out, in the words of %s', async (dialect) => {
    const engine = await startEngine()
    const { providers, settings } = engine.core.client
    await providers.add({ kind: 'sandbox' })
    await settings.set({ name: 'upstream_timeout_seconds', value: 1 })
    const got = await refused(engine, dialect, askOf(dialect, { provider: 'sandbox', model: 'sandbox-hang' }))
    expect(got).toMatchObject({
      status: 504,
      row: { error_type: 'provider_timeout', ended_by: 'upstream', attempts: 1 },
    })
    expect(got.message).toMatch(/did not answer in time.*upstream_timeout_seconds/)
    await engine.stop()
  })

  it('in the middle of a stream does not look as if it had come to its end', async () => {
    const engine = await startEngine()
    const { providers, settings } = engine.core.client
    await providers.add({ kind: 'sandbox' })
    await settings.set({ name: 'upstream_timeout_seconds', value: 1 })
    const closed = engine.nextClosed()
    const told = await ask(engine.proxy, engine.key, askOf('openai', { model: 'sandbox-slow-60000', stream: true }))
    expect(told).toMatchObject({ status: 200, whole: false })
    expect(await await closed).toMatchObject({ ended_by: 'upstream', status_code: 200 })
    await engine.stop()
  })
})

// A listener that is stopped with a full queue: the kernel leaves what comes next unanswered.
const STOPPED = `
  const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    console.log(server.address().port)
    process.kill(process.pid, 'SIGSTOP')
  })`

describe('a provider to which no connection comes about', () => {
  it.runIf(process.platform === 'linux')('as it does not take one, ends in a time-out of its own', async () => {
    const child = spawn(process.execPath, ['-e', STOPPED], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [line] = await once(createInterface({ input: child.stdout }), 'line')
    const port = Number(line)
    const waiting = Array.from({ length: 4 }, () => connect(port, '127.0.0.1').on('error', () => {}))
    await once(waiting[1] as (typeof waiting)[number], 'connect')
    expect(await errorFrom(new URL(`http://127.0.0.1:${port}`))).toBe('provider_timeout')
    for (const socket of waiting) socket.destroy()
    child.kill('SIGKILL')
  })

  it('as it never answers in TLS, ends in the same', async () => {
    const silent = createServer((socket) => socket.on('error', () => {}))
    const port = await listening(silent)
    const taken = once(silent, 'connection')
    expect(await errorFrom(new URL(`https://127.0.0.1:${port}`))).toBe('provider_timeout')
    const [socket] = await taken
    socket.destroy()
    silent.close()
  })

  it('as it breaks off in the middle of TLS, is told to be unreachable', async () => {
    const rude = createServer((socket) => socket.on('error', () => {}).once('data', () => socket.destroy()))
    const port = await listening(rude)
    expect(await errorFrom(new URL(`https://127.0.0.1:${port}`), 15_000)).toBe('provider_unreachable')
    rude.close()
  })
})

/** The code that the stage of forwarding ends in where an answer may take a minute. */
async function errorFrom(url: URL, connectTimeoutMs = 300): Promise<string> {
  const agents = directAgents({ connectTimeoutMs })
  const forward = createForward({
    agents: () => agents,
    circuits: createCircuits({ changed() {} }),
    maxAttempts: () => 1,
    retryMs: () => 0,
    timeoutMs: () => 60_000,
    corsFor: () => ({}),
  })
  const upstream = { url, address: '127.0.0.1', path: '/v1', auth: 'none', key: null }
  const watch = { onCut() {}, settle() {}, attempting() {}, tapFor: () => ({}) } as unknown as ForwardWatch
  const server = http.createServer((req, res) => {
    const routed = {
      req,
      channel: { type: 'http', res },
      candidates: [{ upstream, outgoing: { type: 'none' }, translation: null }],
      body: { type: 'none' },
      reservation: null,
    }
    forward(routed as unknown as Permitted, watch).catch((thrown) => res.end(thrown.code))
  })
  const port = await listening(server)
  const told = await ask(`http://127.0.0.1:${port}`, null, { path: '/', method: 'GET' })
  agents.destroy()
  server.close()
  return told.body.toString()
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
