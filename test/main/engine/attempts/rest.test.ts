import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { startEngine } from '../../../support/engine.ts'
import { type Ask, ask, form, JSON_TYPE } from '../privacy/ask.ts'
import { fails } from './keyed-provider.ts'
import { FIRST, SECOND, THIRD, twoKeysForTests } from './two-keys.ts'

const way = twoKeysForTests()

const chat: Ask = {
  path: '/v1/chat/completions',
  headers: JSON_TYPE,
  body: JSON.stringify({ model: 'gpt-5-mini', messages: [{ role: 'user', content: 'Hello' }] }),
}
const tell = (asked = chat) => ask(way.engine().proxy, way.engine().key, asked)

it('a key that was told to wait is not used before, and the list says until when', async () => {
  way.provider().let(FIRST, fails(429, { 'retry-after': '90' }))
  const changed = nextChange()
  const before = Date.now()
  await tell()
  await changed
  const [first, second] = await way.keys()
  expect(first).toMatchObject({ state: 'resting', resting_because: 'limited' })
  expect((first?.resting_until ?? 0) - before).toBeGreaterThan(89_000)
  expect((first?.resting_until ?? 0) - Date.now()).toBeLessThanOrEqual(90_000)
  expect(second).toMatchObject({ state: 'ready', resting_because: null, resting_until: null })
  for (let i = 0; i < 3; i++) expect((await tell()).status).toBe(200)
  expect(way.provider().asked).toEqual([FIRST, SECOND, SECOND, SECOND, SECOND])
  expect((await way.engine().rows()).map(({ attempts }) => attempts)).toEqual([1, 1, 1, 2])
  const list = await way.engine().core.client.providers.list()
  expect(list.find(({ name }) => name === 'openai')).toMatchObject({ key_state: 'ready', resting_until: null })
})

it('the date that a provider names is by its own clock', async () => {
  const theirs = Date.now() - 3_600_000
  const date = new Date(theirs).toUTCString()
  way.provider().let(FIRST, fails(429, { date, 'retry-after': new Date(theirs + 30_000).toUTCString() }))
  await tell()
  const [first] = await way.keys()
  expect((first?.resting_until ?? 0) - Date.now()).toBeGreaterThan(25_000)
  expect((first?.resting_until ?? 0) - Date.now()).toBeLessThanOrEqual(30_000)
})

it('its rest over, one request tries it again, and what it had stands against it is forgotten', async () => {
  way.provider().let(FIRST, fails(429, { 'retry-after-ms': '300' }))
  await tell()
  way.provider().let(FIRST, null)
  await expect.poll(async () => (await way.keys())[0]?.state, { interval: 10 }).toBe('ready')
  await tell()
  await tell()
  expect(way.provider().asked).toEqual([FIRST, SECOND, FIRST, FIRST])
})

it('a key that was refused rests until it is replaced', async () => {
  way.provider().let(FIRST, fails(401))
  await tell()
  await tell()
  const [first] = await way.keys()
  expect(first).toMatchObject({ state: 'resting', resting_because: 'refused' })
  const { providers } = way.engine().core.client
  await providers.keys.remove({ name: 'openai', id: first?.id ?? '' })
  way.provider().let(FIRST, null)
  await providers.keys.add({ name: 'openai', key: FIRST })
  await providers.add({ kind: 'openai', key: FIRST })
  expect(await way.keys()).toMatchObject([{ state: 'ready' }])
  await tell()
  expect(way.provider().asked).toEqual([FIRST, SECOND, SECOND, FIRST])
})

it('a key that is refused because the tool named another account by a header is not held to be a bad one', async () => {
  way.provider().let(FIRST, fails(401))
  await tell({ ...chat, headers: { ...chat.headers, 'openai-organization': 'org-of-somebody-else' } })
  expect(way.provider().asked).toEqual([FIRST, SECOND])
  expect((await way.keys()).map(({ state }) => state)).toEqual(['ready', 'ready'])
})

it('a server that fails now and then keeps its turn; one that fails three times in a row loses it', async () => {
  way.provider().let(FIRST, fails(500))
  await tell()
  await tell()
  expect((await way.keys())[0]).toMatchObject({ state: 'ready' })
  await tell()
  expect((await way.keys())[0]).toMatchObject({ state: 'resting', resting_because: 'failing' })
  await tell()
  expect(way.provider().asked.filter((key) => key === FIRST)).toHaveLength(3)
  const rest = (await way.keys())[0]?.resting_until ?? 0
  expect(rest - Date.now()).toBeLessThanOrEqual(5_000)
})

it('where every key rests, only the provider says no: the request goes to the one that is free first', async () => {
  way.provider().let(FIRST, fails(429, { 'retry-after': '60' }))
  way.provider().let(SECOND, fails(429, { 'retry-after': '30' }))
  expect((await tell()).headers['retry-after']).toBe('30')
  const list = await way.engine().core.client.providers.list()
  const openai = list.find(({ name }) => name === 'openai')
  expect(openai).toMatchObject({ key_state: 'resting', resting_until: openai?.keys[1]?.resting_until })
  expect(openai).toMatchObject({ resting_because: 'limited' })
  // The provider may change its mind before that.
  way.provider().let(SECOND, null)
  expect((await tell()).status).toBe(200)
  expect(way.provider().asked).toEqual([FIRST, SECOND, SECOND])
  expect((await way.keys()).map(({ state }) => state)).toEqual(['resting', 'ready'])
})

it('a refused key is not asked while another one waits, and is asked where there is no other', async () => {
  way.provider().let(FIRST, fails(401))
  way.provider().let(SECOND, fails(429, { 'retry-after': '60' }))
  await tell()
  await tell()
  expect(way.provider().asked).toEqual([FIRST, SECOND, SECOND])
  const [, second] = await way.keys()
  await way.engine().core.client.providers.keys.remove({ name: 'openai', id: second?.id ?? '' })
  expect((await tell()).status).toBe(401)
  way.provider().let(FIRST, null)
  expect((await tell()).status).toBe(200)
  expect((await way.keys()).map(({ state }) => state)).toEqual(['ready'])
})

it('a request is kept waiting for a key only where it is free at once after', async () => {
  way.provider().let(FIRST, fails(429, { 'retry-after-ms': '400' }))
  way.provider().let(SECOND, fails(429, { 'retry-after': '60' }))
  await tell()
  way.provider().let(FIRST, null)
  expect((await tell()).status).toBe(200)
  expect(way.provider().asked).toEqual([FIRST, SECOND, FIRST])
  expect((await way.row()).time_to_first_chunk_ms).toBeLessThan(2000)
})

it('many at once are all served, and the key that failed is left alone from its first word on', async () => {
  way.provider().let(FIRST, fails(429, { 'retry-after': '60' }))
  const told = await Promise.all(Array.from({ length: 40 }, () => tell()))
  expect(told.map(({ status }) => status)).toEqual(Array(40).fill(200))
  const rows = await way.engine().rows()
  expect(rows.map(({ attempts }) => attempts).every((attempts) => attempts === 1 || attempts === 2)).toBe(true)
  expect(way.provider().asked.filter((key) => key === SECOND)).toHaveLength(40)
  const before = way.provider().asked.length
  await Promise.all(Array.from({ length: 20 }, () => tell()))
  expect(way.provider().asked.slice(before)).toEqual(Array(20).fill(SECOND))
})

it('keys that are used each in turn get the same share; one that rests is left out evenly', async () => {
  const { providers } = way.engine().core.client
  await providers.keys.add({ name: 'openai', key: THIRD })
  await providers.update({ name: 'openai', key_use: 'spread' })
  for (let i = 0; i < 6; i++) await tell()
  expect(way.provider().asked).toEqual([FIRST, SECOND, THIRD, FIRST, SECOND, THIRD])
  way.provider().let(SECOND, fails(429, { 'retry-after': '60' }))
  while ((await way.keys())[1]?.state === 'ready') await tell()
  const before = way.provider().asked.length
  for (let i = 0; i < 8; i++) await tell()
  const after = way.provider().asked.slice(before)
  expect([FIRST, SECOND, THIRD].map((key) => after.filter((asked) => asked === key).length)).toEqual([4, 0, 4])
})

it('what lives in an account stays with one key: the next would truthfully say that there is no such file', async () => {
  await way.engine().core.client.providers.update({ name: 'openai', key_use: 'spread' })
  const file = { name: 'a.txt', type: 'text/plain', content: 'hello' }
  const told = await tell({ path: '/v1/files', ...form({ purpose: 'assistants' }, file) })
  const { id } = JSON.parse(told.body.toString())
  const read = () => ask(way.engine().proxy, way.engine().key, { path: `/v1/files/${id}`, method: 'GET' })
  for (let i = 0; i < 3; i++) expect((await read()).status).toBe(200)
  way.provider().let(FIRST, fails(429, { 'retry-after': '60' }))
  expect((await read()).status).toBe(429)
  expect((await read()).status).toBe(429)
  expect(new Set(way.provider().asked)).toEqual(new Set([FIRST]))
  // Until the provider takes that key no more.
  way.provider().let(FIRST, fails(401))
  await read()
  await read()
  expect(way.provider().asked.at(-1)).toBe(SECOND)
})

it('a restart forgets who rests, and nothing else: keys, their order and how they are used stay', async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'waybill-test-'))
  const options = { dataDirectory, vault: 'sealed', passphrase: 'a passphrase for tests' } as const
  const before = await startEngine(options)
  const { providers } = before.core.client
  await providers.add({ kind: 'openai', base_url: `${way.provider().origin}/v1`, key: FIRST })
  await providers.keys.add({ name: 'openai', key: SECOND })
  way.provider().let(FIRST, fails(429, { 'retry-after': '60' }))
  await ask(before.proxy, before.key, chat)
  const keys = await providers.keys.list({ name: 'openai' })
  expect(keys.map(({ state }) => state)).toEqual(['resting', 'ready'])
  await before.stop()

  way.provider().let(FIRST, null)
  const after = await startEngine(options)
  const rested = keys.map((key) => ({ ...key, state: 'ready', resting_because: null, resting_until: null }))
  expect(await after.core.client.providers.keys.list({ name: 'openai' })).toEqual(rested)
  await ask(after.proxy, after.key, chat)
  expect(way.provider().asked).toEqual([FIRST, SECOND, FIRST])
  await after.stop()
  rmSync(dataDirectory, { recursive: true })
})

async function nextChange(): Promise<void> {
  for await (const { topic } of await way.engine().core.client.system.changes()) if (topic === 'providers') return
}
