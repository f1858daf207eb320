import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { startKeyedProvider } from '../main/engine/attempts/keyed-provider.ts'
import { type Desktop, type DesktopOptions, startDesktop } from './desktop.ts'

// Hidden, as at login: no window, and so no browser, is ever started here.
const HIDDEN = ['--port', '0', '--vault', 'memory', '--hidden']
const config = mkdtempSync(join(tmpdir(), 'wb-config-'))
const entry = join(config, 'autostart/waybill.desktop')
const started: Desktop[] = []

function start(options: DesktopOptions): Desktop {
  const desktop = startDesktop({ ...options, env: { XDG_CONFIG_HOME: config } })
  started.push(desktop)
  return desktop
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((desktop) => desktop.dispose()))
  rmSync(config, { recursive: true, force: true })
})

test.runIf(process.platform === 'linux')(
  'it starts at login where that is wanted, hidden, and with its own data',
  async () => {
    const desktop = start({ args: HIDDEN })
    await desktop.tray('running')
    expect(existsSync(entry)).toBe(false)
    const { settings } = await desktop.engine()

    await settings.set({ name: 'start_at_login', value: true })
    await expect.poll(() => existsSync(entry)).toBe(true)
    const exec = /^Exec=(.*)$/m.exec(readFileSync(entry, 'utf8'))?.[1]
    expect(exec).toContain(`WAYBILL_HOME=${desktop.home}`)
    expect(exec).toMatch(/ --hidden$/)

    await settings.set({ name: 'start_at_login', value: false })
    await expect.poll(() => existsSync(entry)).toBe(false)
  },
)

test.runIf(process.platform === 'linux')('a demo changes nothing of the session', async () => {
  const desktop = start({ args: ['--demo', ...HIDDEN] })
  await desktop.tray('running')
  const from = desktop.recorded.length
  const { settings } = await desktop.engine()
  await settings.set({ name: 'start_at_login', value: true })
  await settings.set({ name: 'paused', value: true })
  await desktop.tray('paused', from)

  expect(existsSync(entry)).toBe(false)
})

test('after a sleep, no request goes out on a connection that slept', async () => {
  const provider = await startKeyedProvider()
  const desktop = start({ args: HIDDEN })
  await desktop.tray('running')
  const engine = await desktop.engine()
  const { proxy } = await engine.system.status()
  await engine.providers.add({ kind: 'compatible', name: 'mine', key: 'sk', base_url: `${provider.origin}/v1` })
  const { key } = await engine.clientKeys.create({ name: 'Editor' })
  const ask = async () => {
    const answer = await fetch(`${proxy}/mine/v1/models`, { headers: { authorization: `Bearer ${key}` } })
    await answer.arrayBuffer()
  }
  await ask()
  await ask()
  expect(provider.connected()).toBe(1)

  await desktop.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
  await expect.poll(provider.connections).toBe(0)
  await ask()

  expect(provider.connected()).toBe(2)
  await provider.close()
})

test('a vault that waits for its passphrase is told of at login, when nobody sees a window', async () => {
  const desktop = start({ args: ['--port', '0', '--vault', 'sealed', '--hidden'] })

  expect((await desktop.saw('notification')).options.title).toBe('The vault is locked')
  expect((await desktop.tray('trouble')).menu.map(({ label }) => label)).toContain('Unlock the vault…')
})
