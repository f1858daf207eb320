import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desktop, startDesktop } from './desktop.ts'

let desktop: Desktop

beforeAll(async () => {
  desktop = startDesktop({ args: ['--demo', '--port', '0', '--vault', 'memory'] })
  await desktop.runningPage()
})
afterAll(() => desktop.dispose())

test('a page that dies is there again, also one that hangs and is given up by the user', async () => {
  const asksAgain = (since: number) => desktop.saw('ipc', ({ channel }) => channel === 'waybill:request-port', since)
  const diedFrom = desktop.recorded.length
  await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  await desktop.saw('page-gone')
  await asksAgain(diedFrom)

  const hungFrom = desktop.recorded.length
  await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('unresponsive'))
  const box = await desktop.saw('message-box')
  expect(box.options).toMatchObject({
    message: 'The window does not answer.',
    buttons: ['Reload', 'Wait'],
    cancelId: 1,
  })
  desktop.answerBox(box.id, 0)
  await desktop.saw('page-gone', () => true, hungFrom)
  await asksAgain(hungFrom)
  // The engine had nothing to do with it.
  expect(desktop.recorded.filter(({ type }) => type === 'engine')).toHaveLength(1)
})
