import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Fetch, Updater, UpdateWish } from '../../../../src/main/engine/core.ts'
import type { UpdateHindrance, UpdateProgress } from '../../../../src/shared/contract/updates.ts'
import { startEngine } from '../../../support/engine.ts'
import { type Answer, startUpstream } from '../../../support/markers-upstream.ts'
import { TEST_TLS } from '../sandbox/test-certificate.ts'

const LIST = 'version: 0.2.0\n'

/** What installs updates, as far as the engine knows it: it hears wishes, and asks for what lies in the network. */
function anUpdater(hindrance: UpdateHindrance | null = null) {
  const wishes: UpdateWish[] = []
  let engine: Parameters<Updater['attach']>[0] | undefined
  const updater: Updater = {
    hindrance,
    wish: (wish) => wishes.push(wish),
    attach: (given) => {
      engine = given
    },
  }
  const told = (progress: Partial<UpdateProgress>) =>
    engine?.told({ state: 'idle', found: null, percent: null, problem: null, ...progress })
  const fetch: Fetch = (asked, onProgress) => {
    if (engine === undefined) throw new Error('no engine')
    return engine.fetch(asked, onProgress)
  }
  return { updater, wishes, told, fetch: (url: string) => fetch({ url }, () => {}), fetchFile: fetch }
}

async function anEngine(updater: Updater | undefined, dataDirectory?: string) {
  const engine = await startEngine({
    ...(updater === undefined ? {} : { updater }),
    ...(dataDirectory === undefined ? {} : { dataDirectory }),
  })
  onTestFinished(engine.stop)
  const ca = join(temporaryDirectory(), 'ca.pem')
  writeFileSync(ca, TEST_TLS.cert)
  await engine.core.client.settings.set({ name: 'extra_ca_file', value: ca })
  return engine
}

/** Where updates come from. */
async function aFeed(answer: Answer = (_seen, res) => res.end(LIST)) {
  const feed = await startUpstream(answer, { tls: TEST_TLS })
  onTestFinished(feed.close)
  return feed
}

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'waybill-test-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

describe('whether there is a newer version', () => {
  test('is asked when the user asks, and not before', async () => {
    const { updater, wishes } = anUpdater()
    const { core } = await anEngine(updater)
    expect(wishes).toEqual([])
    expect(await core.client.updates.view()).toMatchObject({ state: 'idle', hindrance: null, checked_at: null })

    await core.client.updates.check()

    expect(wishes).toEqual(['check'])
    expect((await core.client.updates.view()).checked_at).toBeGreaterThan(Date.now() - 60_000)
  })

  test('is asked at a start where the user has said so, once a day, whatever restarts there are', async () => {
    const dataDirectory = temporaryDirectory()
    const first = anUpdater()
    const { core, stop } = await anEngine(first.updater, dataDirectory)
    await core.client.settings.set({ name: 'update_checks', value: true })
    await stop()
    expect(first.wishes).toEqual([])

    const second = anUpdater()
    await (await anEngine(second.updater, dataDirectory)).stop()
    expect(second.wishes).toEqual(['check'])

    const third = anUpdater()
    await (await anEngine(third.updater, dataDirectory)).stop()
    expect(third.wishes).toEqual([])
  })

  test.each(['development', 'unsigned', 'package_manager'] as const)(
    'is not asked where the build is %s',
    async (hindrance) => {
      const { updater, wishes } = anUpdater(hindrance)
      const { core } = await anEngine(updater)
      expect(await core.client.updates.view()).toMatchObject({ hindrance })
      await expect(core.client.updates.check()).rejects.toMatchObject({ code: 'updates_off' })
      expect(wishes).toEqual([])
    },
  )

  test('is not asked headless: npm, or whoever packaged it, brings the newer version', async () => {
    const { core } = await anEngine(undefined)
    expect(await core.client.updates.view()).toMatchObject({ hindrance: 'headless' })
    await expect(core.client.updates.check()).rejects.toMatchObject({ code: 'updates_off' })
  })

  test('is not asked while Waybill is offline', async () => {
    const { updater, wishes, fetch } = anUpdater()
    const { core } = await anEngine(updater)
    const feed = await aFeed()
    await core.client.settings.set({ name: 'offline', value: true })

    await expect(core.client.updates.check()).rejects.toMatchObject({ code: 'offline' })
    await expect(fetch(feed.origin)).rejects.toMatchObject({ code: 'offline' })
    expect([wishes, feed.seen]).toEqual([[], []])
  })
})

test('each step waits for the one before it', async () => {
  const { updater, wishes, told } = anUpdater()
  const { core } = await anEngine(updater)

  await core.client.updates.install()
  await core.client.updates.download()
  expect(wishes).toEqual([])
  told({ state: 'found', found: '0.2.0' })
  await core.client.updates.download()
  told({ state: 'downloading', found: '0.2.0', percent: 40 })
  await core.client.updates.check()
  expect(await core.client.updates.view()).toMatchObject({ state: 'downloading', percent: 40 })
  told({ state: 'ready', found: '0.2.0' })
  await core.client.updates.install()

  expect(wishes).toEqual(['download', 'install'])
})

test('what has come of it is told to whoever looks', async () => {
  const { updater, told } = anUpdater()
  const { core } = await anEngine(updater)
  const changes = await core.client.system.changes()
  const next = (async () => {
    for await (const { topic } of changes) if (topic === 'updates') return topic
    return null
  })()

  told({ state: 'found', found: '0.2.0' })

  expect(await next).toBe('updates')
})

describe('what the updater reads', () => {
  test('stands in the outbound ledger, with its bytes, and says nothing of this installation', async () => {
    const { updater, fetch } = anUpdater()
    const { core } = await anEngine(updater)
    const feed = await aFeed()

    expect(await fetch(`${feed.origin}/latest.yml?noCache=1`)).toEqual({ text: LIST })

    const [contact, ...others] = await core.client.privacy.outbound({})
    expect(others).toEqual([])
    expect(contact).toMatchObject({
      host: `127.0.0.1:${feed.port}`,
      purpose: 'update',
      own_account: true,
      connections: 1,
    })
    expect(contact?.bytes_received).toBeGreaterThan(LIST.length)
    const { host: _host, connection: _connection, ...told } = feed.seen[0]?.headers ?? {}
    expect(told).toEqual({ accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'Waybill' })
  })

  test('is a file that is the one which was signed, or none', async () => {
    const { updater, fetchFile } = anUpdater()
    await anEngine(updater)
    const program = Buffer.alloc(300_000, 'a new version ')
    const feed = await aFeed((_seen, res) => res.writeHead(200, { 'content-length': program.length }).end(program))
    const path = join(temporaryDirectory(), 'update')
    const sha512 = createHash('sha512').update(program).digest('base64')
    const heard: (number | null)[][] = []

    await fetchFile({ url: feed.origin, into: { path, sha512 } }, (bytes, of) => heard.push([bytes, of]))
    expect(readFileSync(path).equals(program)).toBe(true)
    expect(heard.at(-1)).toEqual([program.length, program.length])

    const other = createHash('sha512').update('another').digest('base64')
    await expect(fetchFile({ url: feed.origin, into: { path, sha512: other } }, () => {})).rejects.toMatchObject({
      code: 'update_failed',
      message: expect.stringContaining('signed'),
    })
    expect(existsSync(path)).toBe(false)
  })

  test.each([
    ['an address that is not https', (origin: string) => origin.replace('https', 'http'), undefined, 'not https'],
    ['a redirect to one', null, redirectTo('http://127.0.0.1:9/'), 'not https'],
    ['redirects without an end', null, redirectTo('/again'), 'circles'],
    ['an error', null, ((_seen, res) => res.writeHead(404).end()) satisfies Answer, '404'],
    ['more than a list has', null, ((_seen, res) => res.end(Buffer.alloc(2_000_000))) satisfies Answer, 'more than'],
    [
      'a break',
      null,
      ((_seen, res) => res.writeHead(200, { 'content-length': 9 }).write('a', () => res.destroy())) satisfies Answer,
      'broke off',
    ],
  ] as const)('is nothing where there is %s', async (_, address, answer, why) => {
    const { updater, fetch } = anUpdater()
    await anEngine(updater)
    const feed = await aFeed(answer)
    await expect(fetch(address ? address(feed.origin) : feed.origin)).rejects.toMatchObject({
      code: 'update_failed',
      message: expect.stringContaining(why),
    })
  })
})

function redirectTo(location: string): Answer {
  return (_seen, res) => res.writeHead(302, { location }).end()
}
