import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { type Desktop, startDesktop } from './desktop.ts'
import type { Told } from './double/recorder.ts'

const root = resolve(import.meta.dirname, '../..')
const hook = new URL('./double/hook.ts', import.meta.url).href
let desktop: Desktop | undefined

afterEach(async () => {
  await desktop?.dispose()
})

/** The app's own program, as a command: on the double, which tells whatever Electron would have been asked for. */
async function waybill(args: readonly string[], home: string) {
  const child = spawn(process.execPath, ['--import', hook, join(root, 'out/main/desktop.js'), '--', ...args], {
    env: { ...process.env, WAYBILL_HOME: home, DISPLAY: '', WAYLAND_DISPLAY: '' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const told: Told[] = []
  child.on('message', (message: Told) => told.push(message))
  if (child.stdout === null || child.stderr === null) throw new Error('its output is no pipe')
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code, stdout, stderr, told }
}

test('beside the running app, its command asks it, shows nothing of its own, and leaves its window alone', async () => {
  desktop = startDesktop({ args: ['--demo', '--port', '0', '--vault', 'memory'] })
  await desktop.runningPage()
  const before = desktop.recorded.length

  const status = await waybill(['status', '--json'], desktop.home)
  expect(status).toMatchObject({ code: 0, stderr: '', told: [] })
  expect(JSON.parse(status.stdout)).toMatchObject({ state: 'running', demo: true })

  expect(await waybill(['key', 'revoke', 'nobody'], desktop.home)).toMatchObject({ code: 1, stdout: '', told: [] })
  expect(await waybill(['sttaus'], desktop.home)).toMatchObject({ code: 2, stdout: '', told: [] })
  expect(desktop.recorded.slice(before).filter(({ type }) => type.startsWith('window'))).toEqual([])
  // No second lock, no profile of Chromium's but the running app's.
  expect(readdirSync(desktop.home).filter((name) => name.startsWith('window'))).toEqual(['window'])
})

test('stopping by the command takes the app along, which ran it', async () => {
  desktop = startDesktop({ args: ['--demo', '--port', '0', '--vault', 'memory', '--hidden'] })
  await desktop.tray('running')

  expect((await waybill(['stop'], desktop.home)).code).toBe(0)
  expect(await desktop.ended).toBe(0)
})
