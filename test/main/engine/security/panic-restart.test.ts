import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { type Core, createCore } from '../../../../src/main/engine/core.ts'
import { startProvider } from '../../../support/provider.ts'
import { ask, JSON_TYPE } from '../privacy/ask.ts'

const KEY = 'sk-panic-0123456789-abcdefghijkl'
const PASSPHRASE = 'correct horse battery'
const chat = {
  path: '/v1/chat/completions',
  headers: JSON_TYPE,
  body: JSON.stringify({ model: 'gpt-5-mini', messages: [{ role: 'user', content: 'Hello' }] }),
}

function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'waybill-test-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  return home
}

async function start(dataDirectory: string): Promise<Core> {
  const core = await createCore({
    version: '0.0.0-test',
    port: 0,
    vault: 'sealed',
    passphrase: PASSPHRASE,
    dataDirectory,
  })
  onTestFinished(() => core.close())
  return core
}

test('after a restart nothing listens and no passphrase of a service opens the vault, until both are done by hand', async () => {
  const provider = await startProvider({ apiKey: KEY })
  onTestFinished(() => provider.close())
  const home = newHome()
  const first = await start(home)
  await first.listen()
  await first.client.providers.add({ kind: 'openai', base_url: `${provider.origin}/v1`, key: KEY })
  const { since } = await first.client.security.panic()
  await first.close()

  const second = await start(home)
  expect(await second.listen()).toBeNull()
  expect(await second.client.system.status()).toMatchObject({
    state: 'not_listening',
    panic_since: since,
    vault: { state: 'locked', problem: 'A panic has locked the vault.' },
  })
  await expect(second.client.system.unlock({ passphrase: PASSPHRASE })).rejects.toMatchObject({ code: 'panic' })
  await second.client.security.endPanic()
  await second.close()

  // Ended, and not unlocked: that, too, outlasts a restart.
  const third = await start(home)
  const proxy = (await third.listen()) ?? ''
  expect((await third.client.system.status()).vault).toMatchObject({ state: 'locked' })
  const { key } = await third.client.clientKeys.create({ name: 'anew' })
  expect((await ask(proxy, key, chat)).status).toBe(503)
  await expect(third.client.system.unlock({ passphrase: 'something else' })).rejects.toMatchObject({
    code: 'passphrase_wrong',
  })
  expect((await third.client.system.unlock({ passphrase: PASSPHRASE })).state).toBe('ready')
  expect((await ask(proxy, key, chat)).status).toBe(200)
  await third.close()

  const fourth = await start(home)
  expect((await fourth.client.system.status()).vault).toMatchObject({ state: 'ready', problem: null })
})

test('a key that was made in a panic opens the door once it is over, over a restart', async () => {
  const home = newHome()
  const first = await start(home)
  const { since } = await first.client.security.panic()
  while (Date.now() <= (since ?? 0)) await new Promise(setImmediate)
  const { key } = await first.client.clientKeys.create({ name: 'anew' })
  await first.close()
  const second = await start(home)
  await second.listen()
  await second.client.security.endPanic()
  const { proxy } = await second.client.system.status()
  // No provider, but no stranger.
  expect((await ask(proxy ?? '', key, chat)).status).not.toBe(401)
})

test('an engine that was starting while a command panicked finds it before it listens', async () => {
  const home = newHome()
  const engine = await start(home)
  const command = await start(home)
  await command.client.clientKeys.create({ name: 'test' })
  expect(await command.client.security.panic()).toMatchObject({ keys_revoked: 1 })
  await command.close()
  expect(await engine.listen()).toBeNull()
  expect((await engine.client.system.status()).vault.state).toBe('locked')
})

test('a panic that can’t be written down is one all the same, and says so', async () => {
  const home = newHome()
  const core = await start(home)
  const proxy = (await core.listen()) ?? ''
  const { key } = await core.client.clientKeys.create({ name: 'test' })
  const holder = new Database(join(home, 'waybill.db'))
  onTestFinished(() => void holder.close())
  holder.exec('begin immediate')
  await expect(core.client.security.panic()).rejects.toMatchObject({ code: 'panic_not_written' })
  expect(await ask(proxy, key, chat)).toMatchObject({ status: null })
  expect(await core.client.system.status()).toMatchObject({ state: 'not_listening', vault: { state: 'locked' } })
  holder.exec('rollback')
  expect(await core.client.security.panic()).toMatchObject({ keys_revoked: 1 })
})

test.each(['{"since":"long ago"}', 'null', 'over'])(
  'a record of a panic that can’t be read is a panic: %s',
  async (text) => {
    const home = newHome()
    const core = await start(home)
    await core.client.security.panic()
    await core.close()
    const database = new Database(join(home, 'waybill.db'))
    database.prepare(`update settings set value = ? where name = 'panic'`).run(text)
    database.close()
    expect(await (await start(home)).listen()).toBeNull()
  },
)
