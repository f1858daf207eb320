import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Core, createCore } from '../../../../src/main/engine/core.ts'
import { startProvider } from '../../../support/provider.ts'
import { ask, JSON_TYPE } from '../privacy/ask.ts'

const KEY = 'sk-panic-0123456789-abcdefghijkl'
const chat = {
  path: '/v1/chat/completions',
  headers: JSON_TYPE,
  body: JSON.stringify({ model: 'gpt-5-mini', messages: [{ role: 'user', content: 'Hello' }] }),
}

async function start(dataDirectory: string): Promise<Core> {
  const core = await createCore({ version: '0.0.0-test', port: 0, vault: 'keychain', dataDirectory })
  onTestFinished(() => core.close())
  return core
}

/** What stands between whoever asks and the key, as a screen and as a call to the provider show it. */
async function keyState({ client }: Core) {
  const [provider] = await client.providers.list()
  const { vault } = await client.system.status()
  return [vault.kind, vault.state, provider?.key_state]
}

test('a keychain stays unread after a panic, though the system has it open, in every process and over restarts', async () => {
  const provider = await startProvider({ apiKey: KEY })
  onTestFinished(() => provider.close())
  const home = mkdtempSync(join(tmpdir(), 'waybill-test-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const locked = ['keychain', 'locked', 'locked']

  const first = await start(home)
  await first.listen()
  await first.client.providers.add({ kind: 'openai', base_url: `${provider.origin}/v1`, key: KEY })
  expect(await keyState(first)).toEqual(['keychain', 'ready', 'ready'])
  await first.client.security.panic()
  expect(await keyState(first)).toEqual(locked)
  // A command that opens the same directory by itself.
  const command = await start(home)
  expect(await keyState(command)).toEqual(locked)
  await expect(command.client.system.unlock({})).rejects.toMatchObject({ code: 'panic' })
  await command.close()
  await first.close()

  const second = await start(home)
  expect(await second.listen()).toBeNull()
  expect(await keyState(second)).toEqual(locked)
  await second.client.security.endPanic()
  await second.close()

  const third = await start(home)
  const proxy = (await third.listen()) ?? ''
  expect(await keyState(third)).toEqual(locked)
  const { key } = await third.client.clientKeys.create({ name: 'anew' })
  expect((await ask(proxy, key, chat)).status).toBe(503)
  await third.client.system.unlock({})
  expect(await keyState(third)).toEqual(['keychain', 'ready', 'ready'])
  expect((await ask(proxy, key, chat)).status).toBe(200)
  await third.client.providers.remove({ name: 'openai' })
})
