import { once } from 'node:events'
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { temporaryDirectory } from './temporary-directory.ts'
import { startVaultProcess, type VaultProcess, type VaultProcessOptions } from './vault-process.ts'

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))
const TIMEOUT_MS = 300

async function start(options: VaultProcessOptions = {}): Promise<VaultProcess> {
  const child = startVaultProcess(options)
  onTestFinished(() => child[Symbol.asyncDispose]())
  return child
}

const open = (child: VaultProcess, choice: string) =>
  child.ask('open', { choice, dataDirectory: '/nowhere', service: 'waybill-test', timeoutMs: TIMEOUT_MS })

/** A D-Bus that accepts and never answers: to libsecret the same as a Secret Service that hangs. */
async function muteBus() {
  const path = join(await temporaryDirectory(), 'bus')
  const sockets: Socket[] = []
  const server = createServer((socket) => sockets.push(socket.on('error', () => undefined)))
  server.listen(path)
  await once(server, 'listening')
  const hangUp = () => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  onTestFinished(hangUp)
  return { sockets, hangUp, environment: { DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` } }
}

/** The source in a place where it finds zod, and of keytar only what `arrange` puts there. */
async function withoutKeytar(arrange: (keytar: string) => Promise<void> = async () => undefined): Promise<string> {
  const directory = await temporaryDirectory()
  for (const part of ['main/engine/secrets', 'main/engine/serial.ts', 'main/engine/coded.ts', 'shared/errors.ts'])
    await cp(join(ROOT, 'src', part), join(directory, 'src', part), { recursive: true })
  await writeFile(join(directory, 'package.json'), '{"type":"module"}')
  await mkdir(join(directory, 'node_modules'))
  await symlink(join(ROOT, 'node_modules/zod'), join(directory, 'node_modules/zod'))
  await arrange(join(directory, 'node_modules/keytar'))
  return join(directory, 'src/main/engine/secrets/secrets.ts')
}

describe.runIf(process.platform === 'linux')('a keychain that does not work', () => {
  test('without a D-Bus session the keychain is unavailable, with the reason and a way out', async () => {
    const child = await start({ environment: { XDG_RUNTIME_DIR: '/nowhere' } })
    const { value, ms } = await open(child, 'keychain')
    expect(value).toMatchObject({ kind: 'keychain', state: 'unavailable', problem: { code: 'no_session_bus' } })
    expect(value).toMatchObject({ problem: { action: expect.stringContaining('--vault sealed') } })
    expect(ms).toBeLessThan(TIMEOUT_MS)
    const { error } = await child.ask('set', 'openai', 'sk-canary')
    expect(error).toMatchObject({ code: 'vault_unavailable', message: expect.stringContaining('D-Bus') })
    expect(JSON.stringify(error)).not.toContain('canary')
  })

  test('left to choose, Waybill holds keys in memory, says why, and writes nothing', async () => {
    const child = await start({ environment: { XDG_RUNTIME_DIR: '/nowhere' } })
    const { value } = await open(child, 'auto')
    expect(value).toMatchObject({ kind: 'memory', state: 'ready', problem: { code: 'no_session_bus' } })
    expect(value).toMatchObject({ problem: { message: expect.stringMatching(/gone when Waybill stops/) } })
    await child.ask('set', 'openai', 'sk')
    expect((await child.ask('load')).value).toEqual({ openai: 'sk' })
  })

  test('a bus address that leads nowhere is told like a missing bus', async () => {
    const child = await start({ environment: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' } })
    expect((await open(child, 'keychain')).value).toMatchObject({ problem: { code: 'no_session_bus' } })
  })

  test('a keychain that never answers costs the time limit once and one call, whatever is asked after', async () => {
    const bus = await muteBus()
    const child = await start({ environment: bus.environment })
    const opened = await open(child, 'keychain')
    expect(opened.value).toMatchObject({ state: 'unavailable', problem: { code: 'keychain_hangs' } })
    expect(opened.ms).toBeGreaterThanOrEqual(TIMEOUT_MS - 5)
    const asked = ['unlock', 'load', 'unlock', 'load', 'unlock', 'unlock', 'unlock', 'unlock']
    const later = await Promise.all(asked.map((command) => child.ask(command)))
    for (const { error, ms } of later) {
      expect(error).toMatchObject({ code: 'vault_unavailable', message: expect.stringContaining('time limit') })
      expect(ms).toBeLessThan(TIMEOUT_MS / 2)
    }
    // Opening anew does not start a second call either, and `auto` goes on in memory.
    expect((await open(child, 'auto')).value).toMatchObject({ kind: 'memory', problem: { code: 'keychain_hangs' } })
    expect(bus.sockets).toHaveLength(1)
  })

  test('once the call that hung has returned, the keychain is asked again', async () => {
    const bus = await muteBus()
    const child = await start({ environment: bus.environment })
    await open(child, 'keychain')
    bus.hangUp()
    await expect
      .poll(async () => (await child.ask('unlock')).error?.message, { timeout: 10_000 })
      .toContain('no D-Bus session')
  })

  test('Waybill can end with its own exit code while the keychain hangs', async () => {
    const bus = await muteBus()
    const child = await start({ environment: bus.environment })
    await open(child, 'auto')
    child.ask('end', 3).catch(() => undefined)
    expect(await child.ended).toBe(3)
  })

  const anyBus = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' }

  test('without the optional module keytar, the user is told to install it', async () => {
    const child = await start({ environment: anyBus, secretsFile: await withoutKeytar() })
    expect((await open(child, 'auto')).value).toMatchObject({ kind: 'memory', problem: { code: 'keytar_missing' } })
    expect((await open(child, 'keychain')).value).toMatchObject({ kind: 'keychain', state: 'unavailable' })
  })

  test('with a keytar whose native part was never built, the user is told to build it', async () => {
    const secretsFile = await withoutKeytar(async (keytar) => {
      await cp(join(ROOT, 'node_modules/keytar/lib'), join(keytar, 'lib'), { recursive: true })
      await cp(join(ROOT, 'node_modules/keytar/package.json'), join(keytar, 'package.json'))
    })
    const child = await start({ environment: anyBus, secretsFile })
    expect((await open(child, 'auto')).value).toMatchObject({ problem: { code: 'keytar_broken' } })
  })

  test('without libsecret, the user is told which package to install', async () => {
    const secretsFile = await withoutKeytar(async (keytar) => {
      await cp(join(ROOT, 'node_modules/keytar'), keytar, { recursive: true })
      const binary = join(keytar, 'build/Release/keytar.node')
      // The real loader then fails in the real way: it looks for a library that no machine has.
      const bytes = (await readFile(binary)).toString('latin1').replaceAll('libsecret-1.so.0', 'libsecret-9.so.0')
      await writeFile(binary, bytes, 'latin1')
    })
    const child = await start({ environment: anyBus, secretsFile })
    expect((await open(child, 'auto')).value).toMatchObject({
      problem: { code: 'libsecret_missing', action: expect.stringContaining('apt install libsecret-1-0') },
    })
  })
})
