import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type Desktop, type DesktopOptions, startDesktop } from './desktop.ts'

const DEMO = ['--demo', '--port', '0', '--vault', 'memory']
const started: Desktop[] = []

function start(options: DesktopOptions): Desktop {
  const desktop = startDesktop(options)
  started.push(desktop)
  return desktop
}

afterEach(() => Promise.all(started.splice(0).map((desktop) => desktop.dispose())))

test('the tray tells how Waybill is, by shape and in words, and what can be done about it', async () => {
  const desktop = start({ args: [...DEMO, '--hidden'] })
  const running = await desktop.tray('running')
  expect(running.menu.map(({ label }) => label)).toEqual([
    'Running',
    expect.stringMatching(/^Today: \$\d+\.\d\d(\d\d)? \(estimate\)$/),
    'Open Waybill',
    'Copy address',
    'Pause requests',
    'Lock the vault',
    'Quit Waybill',
  ])
  expect(running.tooltip).toMatch(/^Waybill · Running · Today: \$/)

  const { proxy } = await (await desktop.engine()).system.status()
  desktop.clickTray('copy')
  expect(await desktop.saw('copied')).toMatchObject({ text: proxy })

  desktop.clickTray('pause')
  const paused = await desktop.tray('paused')
  expect(paused.menu.map(({ label }) => label)).toContain('Resume requests')
  expect((await (await desktop.engine()).system.status()).paused).toBe(true)
  const resumedFrom = desktop.recorded.length
  desktop.clickTray('pause')
  await desktop.tray('running', resumedFrom)

  const { settings } = await desktop.engine()
  await settings.set({ name: 'language', value: 'de' })
  await desktop.saw('tray', ({ tooltip }) => tooltip.startsWith('Waybill · Läuft · Heute: '))
  expect(await desktop.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label))).toContain(
    'Gehe zu',
  )
  const englishFrom = desktop.recorded.length
  await settings.set({ name: 'language', value: 'system' })
  await desktop.saw('tray', ({ tooltip }) => tooltip.startsWith('Waybill · Running'), englishFrom)

  desktop.clickTray('lock')
  const locked = await desktop.tray('trouble')
  expect(locked.tooltip).toContain('The vault is locked')
  // Nothing was shown so far: it was started hidden.
  expect(desktop.recorded.some(({ type }) => type === 'browser')).toBe(false)
  desktop.clickTray('unlock')
  const page = await desktop.page()
  await page.getByRole('heading', { level: 2, name: 'Vault' }).waitFor()

  const crashedFrom = desktop.recorded.length
  process.kill((await desktop.saw('engine')).pid, 'SIGKILL')
  const off = await desktop.tray('off', crashedFrom)
  expect(off.tooltip).toBe('Waybill · The engine is restarting')
  expect(off.menu.filter(({ enabled }) => enabled).map(({ id }) => id)).toEqual(['open', 'quit'])
  await desktop.tray('running', crashedFrom)

  const clickedFrom = desktop.recorded.length
  desktop.clickTray(null)
  await desktop.saw('window-focused', () => true, clickedFrom)
  desktop.clickTray('quit')
  expect(await desktop.ended).toBe(0)
})

test('with its window closed to the tray it goes on, and the window comes back where it was', async () => {
  const desktop = start({ args: [...DEMO, 'waybill://settings?section=desktop'] })
  const page = await desktop.runningPage()
  await page.getByRole('switch', { name: 'Close to the tray' }).click()
  await page.getByText('Saved', { exact: true }).waitFor()
  expect(await page.getByText('here, in a browser, they change nothing').count()).toBe(0)
  // The shell has read that one by the time it tells of this.
  const pausedFrom = desktop.recorded.length
  await (await desktop.engine()).settings.set({ name: 'paused', value: true })
  await desktop.tray('paused', pausedFrom)

  const bounds = { x: 60, y: 40, width: 900, height: 640 }
  await desktop.evaluate(({ BrowserWindow }, place) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setBounds(place)
    window?.maximize()
    window?.close()
  }, bounds)
  await expect.poll(() => desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0)
  expect((await (await desktop.engine()).system.status()).state).toBe('running')
  expect(statSync(join(desktop.home, 'window/place.json')).mode & 0o777).toBe(0o600)

  const openedFrom = desktop.recorded.length
  desktop.clickTray('open')
  expect(await desktop.saw('window-shown', () => true, openedFrom)).toMatchObject({ bounds, maximised: true })
  await desktop.evaluate(({ app }) => app.quit())
  expect(await desktop.ended).toBe(0)
})

test('where there is no tray, a closed window is the end, whatever the setting says', async () => {
  const desktop = start({ args: DEMO, env: { DOUBLE_WITHOUT_TRAY: '1' } })
  await desktop.runningPage()
  await (await desktop.engine()).settings.set({ name: 'close_to_tray', value: true })

  await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())

  expect(await desktop.ended).toBe(0)
})
