import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { createCore } from '../../../../src/main/engine/core.ts'
import { sendRaw } from '../../../support/raw-http.ts'
import { fails } from '../attempts/keyed-provider.ts'
import { ask, JSON_TYPE } from '../privacy/ask.ts'
import {
  OTHER_KEY,
  openRequest,
  openStreams,
  openUpload,
  openWebSocket,
  PROVIDER_KEY,
  startBusyEngine,
} from './busy-engine.ts'

/** The promise is one second; ten times that for machines that have more to do. */
const LIMIT_MS = 10_000
const CHAT = JSON.stringify({ model: 'gpt-5-mini', messages: [{ role: 'user', content: 'Hello' }] })
const chat = { path: '/v1/chat/completions', headers: JSON_TYPE, body: CHAT }

async function busy() {
  const world = await startBusyEngine()
  onTestFinished(world.close)
  return world
}

test('a panic cuts 20 streams, a WebSocket, uploads and a request that waits for a key; no request passes after it', async () => {
  const { engine, provider, keyed } = await busy()
  const { client } = engine.core
  const running = async () => (await client.system.status()).running_exchanges
  const begun = performance.now()
  const streams = await openStreams(engine, 20)
  const webSocket = await openWebSocket(engine)
  const upload = openUpload(engine, '/upload/v1beta/files', 'text/plain', 'the first bytes')
  const unread = openUpload(engine, '/v1/chat/completions', 'application/json', '{"model":"gpt-5-mini",')
  // One key must not be asked for half a second, the other for a minute: the next request waits.
  keyed.let(PROVIDER_KEY, fails(429, { 'retry-after-ms': '500' }))
  keyed.let(OTHER_KEY, fails(429, { 'retry-after': '60' }))
  const atKeyed = { ...chat, path: '/keyed/v1/chat/completions' }
  await expect.poll(running).toBe(23)
  await expect.poll(() => provider.recorder.since(begun)).toHaveLength(22)
  const keptAlive = await keepAlive(engine.port)
  await ask(engine.proxy, engine.key, atKeyed)
  const waiting = openRequest(engine, atKeyed.path, CHAT)
  await expect.poll(running, { interval: 5 }).toBe(24)

  const moment = performance.now()
  const state = await client.security.panic()
  const upstream = provider.recorder.since(begun)
  const ends = await Promise.all([...streams, webSocket, upload, unread, waiting].map(({ over }) => over))
  await Promise.all(upstream.map(({ left }) => left))
  await keptAlive.closed
  expect(performance.now() - moment).toBeLessThan(LIMIT_MS)

  expect(state).toMatchObject({ since: expect.any(Number), keys_revoked: 1, streams_cut: 24 })
  // Cut off must not look complete.
  expect(ends.filter(({ whole }) => whole)).toEqual([])
  expect(await client.system.status()).toMatchObject({
    state: 'not_listening',
    proxy: null,
    panic_since: state.since,
    running_exchanges: 0,
    vault: { state: 'locked' },
  })
  const rows = await engine.rows()
  expect(rows.filter(({ ended_by }) => ended_by === 'waybill')).toHaveLength(24)
  expect(await sendRaw(engine.port, `GET / HTTP/1.1\r\nhost: 127.0.0.1:${engine.port}\r\n\r\n`)).toMatchObject({
    status: null,
  })

  await client.security.endPanic()
  expect((await ask(engine.proxy, engine.key, chat)).status).toBe(401)
  const { key } = await client.clientKeys.create({ name: 'anew' })
  expect(await ask(engine.proxy, key, chat)).toMatchObject({ status: 503 })
  expect((await client.providers.list()).map(({ key_state }) => key_state)).toEqual(Array(4).fill('locked'))
  await client.system.unlock({})
  expect((await ask(engine.proxy, key, chat)).status).toBe(200)
  // The one that waited was asked nowhere: once by each key before it, and never again.
  expect(keyed.asked).toEqual([PROVIDER_KEY, OTHER_KEY])
})

test('whoever panics twice loses nothing: the first moment stands, and what has begun since is cut as well', async () => {
  const { engine } = await busy()
  const { security } = engine.core.client
  const first = await security.panic()
  await engine.core.client.clientKeys.create({ name: 'made in the panic' })
  const second = await security.panic()
  expect(second).toEqual({ since: first.since, keys_revoked: 2, streams_cut: 0 })
  expect(await security.panicState()).toEqual(second)
  await security.endPanic()
  expect(await security.endPanic()).toMatchObject({ since: null })
})

test('where somebody holds the database a panic cuts first and complains after; the next one is written down', async () => {
  const { engine, provider } = await busy()
  const { security } = engine.core.client
  const begun = performance.now()
  const streams = await openStreams(engine, 4)
  const upstream = provider.recorder.since(begun)
  const holder = new Database(join(engine.dataDirectory, 'waybill.db'))
  onTestFinished(() => void holder.close())
  holder.exec('begin immediate')
  await expect(security.panic()).rejects.toMatchObject({ code: 'panic_not_written' })
  const ends = await Promise.all(streams.map(({ over }) => over))
  expect(ends.filter(({ whole }) => whole)).toEqual([])
  await Promise.all(upstream.map(({ left }) => left))
  holder.exec('rollback')
  expect(await security.panic()).toMatchObject({ keys_revoked: 1, streams_cut: 4 })
})

test('a key that a panic could not revoke is revoked before the panic ends; one made since stays', async () => {
  const { engine } = await busy()
  const { security, clientKeys } = engine.core.client
  const holder = new Database(join(engine.dataDirectory, 'waybill.db'))
  onTestFinished(() => void holder.close())
  holder.exec('begin immediate')
  await expect(security.panic()).rejects.toMatchObject({ code: 'panic_not_written' })
  holder.exec('rollback')
  const since = (await security.panicState()).since ?? 0
  while (Date.now() <= since) await new Promise(setImmediate)
  const made = await clientKeys.create({ name: 'made in the panic' })
  expect(await security.endPanic()).toMatchObject({ since: null, keys_revoked: 1 })
  expect((await ask(engine.proxy, engine.key, chat)).status).toBe(401)
  expect((await ask(engine.proxy, made.key, chat)).status).toBe(503)
})

test('while a panic lasts the vault is not unlocked, and a panic in the middle of its end outlasts it', async () => {
  const { engine } = await busy()
  const { security, system } = engine.core.client
  await security.panic()
  await expect(system.unlock({})).rejects.toMatchObject({ code: 'panic', message: expect.stringContaining('panic') })
  const [ended] = await Promise.allSettled([security.endPanic(), security.panic()])
  expect(ended).toMatchObject({ status: 'rejected', reason: { code: 'panic' } })
  expect(await system.status()).toMatchObject({ state: 'not_listening', panic_since: expect.any(Number) })
})

test('a panic whose end can’t be written lasts on, and sends no figures meanwhile', async () => {
  const { engine } = await busy()
  const { security, system, settings, metrics } = engine.core.client
  await settings.set({ name: 'otlp_endpoint', value: 'http://127.0.0.1:9' })
  await security.panic()
  const holder = new Database(join(engine.dataDirectory, 'waybill.db'))
  onTestFinished(() => void holder.close())
  holder.exec('begin immediate')
  await expect(security.endPanic()).rejects.toThrow()
  holder.exec('rollback')
  expect(await system.status()).toMatchObject({ state: 'not_listening', panic_since: expect.any(Number) })
  expect((await metrics.view()).otlp).toBeNull()
})

test('a self-test that was about to open a door of its own finds it shut', async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'waybill-test-'))
  const core = await createCore({ version: '0.0.0-test', vault: 'memory', dataDirectory })
  onTestFinished(async () => {
    await core.close()
    rmSync(dataDirectory, { recursive: true })
  })
  const steps = await core.client.privacy.selftest()
  const first = steps.next()
  await core.client.security.panic()
  await expect(first).rejects.toMatchObject({ code: 'panic' })
})

test('a panic whose port was taken meanwhile lasts on, and ends once it is free', async () => {
  const { engine } = await busy()
  const { security, system } = engine.core.client
  await security.panic()
  const other = http.createServer().listen(engine.port, '127.0.0.1')
  await once(other, 'listening')
  await expect(security.endPanic()).rejects.toMatchObject({ code: 'port_taken' })
  expect((await system.status()).panic_since).not.toBeNull()
  other.close()
  await once(other, 'close')
  await security.endPanic()
  expect(await system.status()).toMatchObject({ state: 'running', proxy: engine.proxy, panic_since: null })
})

/** A connection that has had its answer and waits for the next request. */
async function keepAlive(port: number) {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(`GET / HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n\r\n`)
  await once(socket, 'data')
  return { closed: once(socket, 'close') }
}
