import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type Desktop, type DesktopOptions, startDesktop } from './desktop.ts'

const DEMO = ['--demo', '--port', '0', '--vault', 'memory']
const started: Desktop[] = []
const directories: string[] = []

function start(options: DesktopOptions): Desktop {
  const desktop = startDesktop(options)
  started.push(desktop)
  return desktop
}

function emptyDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'wb-'))
  directories.push(directory)
  return directory
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((desktop) => desktop.dispose()))
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true })
})

test('quitting asks the engine to stop and waits until it has', async () => {
  const desktop = start({ args: DEMO })
  await desktop.runningPage()

  await desktop.evaluate(({ app }) => app.quit())

  // 0 is the engine's own, orderly exit; a kill would not leave one.
  expect(await desktop.saw('engine-exit')).toMatchObject({ code: 0 })
  expect(await desktop.ended).toBe(0)
})

test('an engine that hangs does not keep the app from ending', async () => {
  const desktop = start({ args: DEMO })
  await desktop.runningPage()
  const { pid } = await desktop.saw('engine')
  process.kill(pid, 'SIGSTOP')

  await desktop.evaluate(({ app }) => app.quit())

  expect(await desktop.ended).toBe(0)
  expect((await desktop.saw('engine-exit')).code).not.toBe(0)
})

test('closing the window quits', async () => {
  const desktop = start({ args: DEMO })
  await desktop.runningPage()

  await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())

  expect(await desktop.ended).toBe(0)
  expect(await desktop.saw('engine-exit')).toMatchObject({ code: 0 })
})

test('an engine that was stopped by a command takes the app along', async () => {
  const desktop = start({ args: DEMO })
  await desktop.runningPage()

  const cli = join(import.meta.dirname, '../../out/main/cli.js')
  const stop = spawn(process.execPath, [cli, 'stop'], {
    env: { ...process.env, WAYBILL_HOME: desktop.home },
    stdio: 'ignore',
  })
  expect((await once(stop, 'exit'))[0]).toBe(0)

  expect(await desktop.ended).toBe(0)
})

test('a second launch shows the first one’s window and goes', async () => {
  const first = start({ args: DEMO })
  await first.runningPage()

  const second = start({ home: first.home, args: DEMO })

  expect(await second.ended).toBe(0)
  expect(second.recorded).toEqual([])
  await first.saw('window-focused')
})

test('a failed start can be left with Quit', async () => {
  const target = emptyDirectory()
  const home = join(emptyDirectory(), 'link')
  symlinkSync(target, home)
  const desktop = start({ home, args: ['--port', '0', '--vault', 'memory'] })

  const box = await desktop.saw('message-box')
  expect(box.options.detail).toContain('Code: data_directory_unusable')
  desktop.answerBox(box.id, 1)

  expect(await desktop.ended).toBe(0)
  expect(readdirSync(target)).toEqual([])
})

test('a wrong option is said, and nothing starts', async () => {
  const desktop = start({ args: ['--port', 'abc'] })

  expect(await desktop.ended).toBe(2)
  expect(desktop.recorded).toEqual([
    { type: 'error-box', title: '--port is a number from 0 to 65535.', content: expect.any(String) },
  ])
})

test.runIf(process.platform === 'linux')(
  'a passphrase reaches the engine, but no environment and no argument',
  async () => {
    const desktop = start({
      args: ['--demo', '--port', '0', '--vault', 'sealed'],
      env: { WAYBILL_PASSPHRASE: 'correct horse battery' },
    })
    await desktop.runningPage()
    const { pid } = await desktop.saw('engine')

    const visible = readFileSync(`/proc/${pid}/environ`, 'utf8') + readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    expect(visible).not.toContain('correct horse')
  },
)

test('the window keeps its own state inside of the data directory, which nobody else can read', async () => {
  const desktop = start({ args: DEMO })
  await desktop.runningPage()

  expect(readdirSync(desktop.home)).toContain('window')
  expect(statSync(desktop.home).mode & 0o777).toBe(0o700)
  expect(statSync(join(desktop.home, 'window')).mode & 0o777).toBe(0o700)
})

test('a demo without a data directory of its own leaves nothing behind', async () => {
  const temporary = join(emptyDirectory(), 't')
  mkdirSync(temporary)
  const desktop = start({ args: DEMO, env: { WAYBILL_HOME: '', TMPDIR: temporary } })
  await desktop.runningPage()
  expect(readdirSync(temporary).filter((name) => name.startsWith('waybill-'))).toHaveLength(1)

  await desktop.evaluate(({ app }) => app.quit())
  await desktop.ended

  expect(readdirSync(temporary).filter((name) => name.startsWith('waybill-'))).toEqual([])
})
