import http from 'node:http'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { type Ask, ask, JSON_TYPE } from '../privacy/ask.ts'
import { fails, hangs } from './keyed-provider.ts'
import { FIRST, SECOND, twoKeysForTests } from './two-keys.ts'

const way = twoKeysForTests()
/** The promise is 100 ms; ten times that for machines that have more to do. */
const LIMIT_MS = 1000

const chat: Ask = {
  path: '/v1/chat/completions',
  headers: JSON_TYPE,
  body: JSON.stringify({ model: 'gpt-5-mini', messages: [{ role: 'user', content: 'Hello' }] }),
}

/** A request that its tool can give up. */
function start(): { leave(): void; over: Promise<unknown> } {
  const headers = { ...chat.headers, authorization: `Bearer ${way.engine().key}` }
  const request = http.request(way.engine().proxy + chat.path, { method: 'POST', headers, agent: false })
  const over = new Promise((resolve) => request.once('close', resolve))
  request.on('error', () => {})
  request.end(chat.body)
  return { leave: () => request.destroy(), over }
}

it('a tool that leaves during the second attempt ends it at the provider, and the first answer with it', async () => {
  way.provider().let(FIRST, fails(503))
  way.provider().let(SECOND, hangs)
  const heard = way.provider().heard(SECOND)
  const closed = way.engine().nextClosed()
  const request = start()
  const { left } = await heard
  // What a crash would leave: the attempt that was under way.
  const running = { attempts: 2, ended_by: null, provider_key_id: (await way.keys())[1]?.id }
  expect((await way.engine().rows())[0]).toMatchObject(running)
  const moment = performance.now()
  request.leave()
  await left
  const tookMs = performance.now() - moment
  process.stdout.write(`second attempt closed ${tookMs.toFixed(1)} ms after the tool had left\n`)
  expect(tookMs).toBeLessThan(LIMIT_MS)
  // Neither of the two holds a connection any more.
  await expect.poll(way.provider().connections, { interval: 5 }).toBe(0)
  const [, second] = await way.keys()
  expect(await closed).toMatchObject({
    attempts: 2,
    ended_by: 'client',
    status_code: null,
    provider_key_id: second?.id,
    response_bytes: 0,
  })
  // It says nothing of the key that the client did not wait.
  expect((await way.keys()).map(({ state }) => state)).toEqual(['ready', 'ready'])
})

it('a tool that leaves while a key is waited for sets nothing out', async () => {
  way.provider().let(FIRST, fails(429, { 'retry-after-ms': '450' }))
  way.provider().let(SECOND, fails(429, { 'retry-after': '60' }))
  await ask(way.engine().proxy, way.engine().key, chat)
  const opened = nextOpened()
  const closed = way.engine().nextClosed()
  const request = start()
  await opened
  request.leave()
  expect(await closed).toMatchObject({ attempts: 0, ended_by: 'client', status_code: null })
  expect(way.provider().asked).toEqual([FIRST, SECOND])
})

it('a tool that leaves while its compressed request is looked into leaves no exchange behind that never ends', async () => {
  // Large when inflated: there is time to leave.
  const body = gzipSync(JSON.stringify({ model: 'gpt-5-mini', messages: [], padding: 'x'.repeat(30 * 1024 * 1024) }))
  const headers = { ...chat.headers, 'content-encoding': 'gzip' }
  const asked: Ask = { path: chat.path, headers, body, leave: 'when-sent' }
  const { proxy, key, core } = way.engine()
  for (let i = 0; i < 8; i++) await ask(proxy, key, asked)
  await expect.poll(async () => (await core.client.system.status()).running_exchanges).toBe(0)
  const rows = await way.engine().rows()
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.map(({ ended_by }) => ended_by)).toEqual(rows.map(() => 'client'))
})

it('a revoked client key cuts an exchange that is on its second attempt', async () => {
  way.provider().let(FIRST, fails(503))
  way.provider().let(SECOND, hangs)
  const heard = way.provider().heard(SECOND)
  const closed = way.engine().nextClosed()
  const request = start()
  const { left } = await heard
  const moment = performance.now()
  await way.engine().core.client.clientKeys.revoke({ id: way.engine().keyId })
  await Promise.all([left, request.over])
  expect(performance.now() - moment).toBeLessThan(LIMIT_MS)
  expect(await closed).toMatchObject({ attempts: 2, ended_by: 'waybill', status_code: null })
  expect((await way.engine().core.client.system.status()).running_exchanges).toBe(0)
})

async function nextOpened(): Promise<void> {
  for await (const { type } of await way.engine().core.client.usage.live()) if (type === 'opened') return
}
