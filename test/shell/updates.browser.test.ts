import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ControlClient } from '../../src/shared/contract/contract.ts'
import type { UpdateView } from '../../src/shared/contract/updates.ts'
import { type Desktop, startDesktop } from './desktop.ts'
import { startUpdateFeed, type UpdateFeed } from './update-feed.ts'

const DEMO = ['--demo', '--port', '0', '--vault', 'memory']
const DOWNLOAD = 0
const RESTART = 0
let feed: UpdateFeed
let desktop: Desktop

beforeEach(async () => {
  feed = await startUpdateFeed()
})
afterEach(async () => {
  await desktop.dispose()
  await feed.close()
})

/** Resolves with the first view that is so, now or later. */
async function until(engine: ControlClient, isSo: (view: UpdateView) => boolean): Promise<UpdateView> {
  const changes = await engine.system.changes()
  let view = await engine.updates.view()
  while (!isSo(view)) {
    for await (const { topic } of changes) if (topic === 'updates') break
    view = await engine.updates.view()
  }
  return view
}

test('an update is asked about before it is downloaded, and again before it takes the app’s place', async () => {
  desktop = startDesktop({ args: DEMO, env: feed.env })
  const page = await desktop.runningPage()
  const engine = await desktop.engine()
  feed.publish({ version: '9.9.9' })
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByRole('link', { name: 'Updates', exact: true }).click()
  const checkNow = page.getByRole('button', { name: 'Check now' })
  await checkNow.waitFor()
  expect(feed.asked()).toEqual([])

  await checkNow.click()
  const offered = await desktop.saw('message-box')
  expect(offered.options).toMatchObject({ message: 'Waybill 9.9.9 is there', buttons: ['Download', 'Later'] })
  expect(await until(engine, ({ state }) => state === 'found')).toMatchObject({ found: '9.9.9', problem: null })
  expect(feed.asked()).toEqual(['/latest-linux.yml'])

  await page.getByText('Version 9.9.9 is there.').waitFor()
  await page.getByRole('button', { name: 'Download', exact: true }).click()
  const done = await desktop.saw('message-box', ({ options }) => options.buttons?.[0] === 'Restart')
  expect(done.options.message).toBe('Waybill 9.9.9 is downloaded')
  expect([await engine.updates.view(), feed.installed()]).toMatchObject([{ state: 'ready', found: '9.9.9' }, null])
  // The question of before is still there, and answered now: nothing is done twice.
  desktop.answerBox(offered.id, DOWNLOAD)
  const contacts = await engine.privacy.outbound({})
  // The demo's sandbox is inside Waybill.
  const own = contacts.filter(({ purpose, provider }) => purpose !== 'request' && provider !== 'sandbox')
  expect(own).toMatchObject([{ purpose: 'update', own_account: true }])
  desktop.answerBox(done.id, RESTART)

  expect(await desktop.ended).toBe(0)
  expect(await desktop.saw('engine-exit')).toMatchObject({ code: 0 })
  expect(feed.installed()).toBe('9.9.9')
  expect(desktop.recorded.filter(({ type }) => type === 'message-box')).toHaveLength(2)
  await expect.poll(feed.wasStarted).toBe(true)
})

test('what does not come from us is not taken, whatever the place of updates says', async () => {
  desktop = startDesktop({ args: DEMO, env: feed.env })
  await desktop.runningPage()
  const engine = await desktop.engine()
  const checked = async (): Promise<UpdateView> => {
    await engine.updates.check()
    return until(engine, ({ state }) => state === 'idle' || state === 'failed' || state === 'found')
  }

  feed.publish({ version: '9.9.9', forged: true })
  expect(await checked()).toMatchObject({ state: 'failed', problem: expect.stringContaining('signature') })
  feed.publish({ version: '0.0.1' })
  expect(await checked()).toMatchObject({ state: 'idle', found: null, problem: null })
  expect(desktop.recorded.filter(({ type }) => type === 'message-box')).toEqual([])

  feed.publish({ version: '9.9.9', swapped: true })
  await engine.updates.check()
  desktop.answerBox((await desktop.saw('message-box')).id, DOWNLOAD)
  expect(await until(engine, ({ state }) => state === 'failed')).toMatchObject({
    problem: expect.stringContaining('signed'),
  })
  expect(feed.installed()).toBeNull()
})

test('with no window to ask on, a daily check interrupts nobody: a notification tells of the newer version', async () => {
  feed.publish({ version: '9.9.9' })
  desktop = startDesktop({ args: [...DEMO, '--hidden'], env: feed.env })
  await desktop.tray('running')
  const engine = await desktop.engine()
  await engine.updates.check()

  expect(await desktop.saw('notification')).toMatchObject({ options: { title: 'Waybill 9.9.9 is ready' } })
  expect(await engine.updates.view()).toMatchObject({ state: 'found' })
  expect(feed.asked()).toEqual(['/latest-linux.yml'])
})

test('an unsigned build says so, and asks nobody', async () => {
  feed.publish({ version: '9.9.9' })
  desktop = startDesktop({ args: [...DEMO, '--hidden'], env: feed.unsigned })
  await desktop.tray('running')
  const engine = await desktop.engine()
  await engine.settings.set({ name: 'update_checks', value: true })

  expect(await engine.updates.view()).toMatchObject({ hindrance: 'unsigned' })
  await expect(engine.updates.check()).rejects.toMatchObject({ code: 'updates_off' })
  expect(feed.asked()).toEqual([])
})
