import { rmSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goTo, launchBrowser, visit } from './support/browser.ts'
import { freshHome, startWaybill } from './support/waybill.ts'

const PASSPHRASE = 'a long enough passphrase'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('with nothing there, each screen says what to do next, and the steps are done one by one', async () => {
  const waybill = await startWaybill({ args: ['--vault', 'memory'] })
  const { page, leave } = await visit(browser, waybill.dashboard)
  await page.getByText('Keys are kept in memory only.').waitFor()
  await page.getByRole('region', { name: 'Three steps' }).getByRole('link', { name: 'Add a provider' }).click()
  const add = page.getByRole('dialog', { name: 'Add a provider' })
  await add.getByLabel('Kind').selectOption('sandbox')
  await add.getByRole('button', { name: 'Add', exact: true }).click()
  await add.waitFor({ state: 'detached' })

  await goTo(page, '/live')
  await page.getByRole('heading', { name: 'Nothing yet' }).waitFor()
  await page.getByText(`curl ${waybill.proxy}/v1/models`).waitFor()
  await page.getByRole('main').getByRole('link', { name: 'Create a client key' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('first')
  await page.getByRole('dialog').getByRole('button', { name: 'Create', exact: true }).click()
  const key = await page.getByRole('dialog', { name: 'The key of first' }).locator('code').first().innerText()
  await page.getByRole('button', { name: 'I have copied it' }).click()

  await goTo(page, '/')
  await page.getByRole('link', { name: 'How to try it' }).click()
  await fetch(`${waybill.proxy}/v1/models`, { headers: { authorization: `Bearer ${key}` } })
  await page.getByRole('row').nth(1).waitFor()
  await goTo(page, '/')
  await page.getByRole('region', { name: 'Three steps' }).waitFor({ state: 'detached' })
  await leave()
  await waybill.stop()
})

test('empty lists say what they are for', async () => {
  const waybill = await startWaybill({ args: ['--vault', 'memory'] })
  const { page, leave } = await visit(browser, waybill.dashboard)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await goTo(page, '/providers')
  await page.getByRole('heading', { name: 'No provider yet' }).waitFor()
  await goTo(page, '/client-keys')
  await page.getByRole('heading', { name: 'No client key yet' }).waitFor()
  await goTo(page, '/live')
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByRole('heading', { name: 'Paused' }).waitFor()
  await leave()
  await waybill.stop()
})

test('a new sealed vault asks for a passphrase twice, and makes nothing of two that differ', async () => {
  const waybill = await startWaybill({ args: ['--vault', 'sealed'] })
  const { page, leave } = await visit(browser, waybill.dashboard)
  await page.getByText('Choose a passphrase.').waitFor()
  await page.getByLabel('Passphrase').fill(PASSPHRASE)
  await page.getByLabel('The same again').fill(`${PASSPHRASE}!`)
  await page.getByRole('button', { name: 'Seal the vault' }).click()
  await page.getByRole('alert').filter({ hasText: 'The two differ.' }).waitFor()
  await page.getByLabel('The same again').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Seal the vault' }).click()
  await page.getByText('Choose a passphrase.').waitFor({ state: 'detached' })
  await page.getByRole('region', { name: 'Privacy' }).getByText('ready').waitFor()
  expect(await page.content()).not.toContain(PASSPHRASE)
  await leave()
  await waybill.stop()
})

test('a sealed vault is unlocked in place, and a wrong passphrase is said to be one', async () => {
  const home = freshHome()
  const args = ['--vault', 'sealed']
  await (await startWaybill({ home, args, env: { WAYBILL_PASSPHRASE: PASSPHRASE } })).stop()
  const waybill = await startWaybill({ home, args })
  const { page, leave } = await visit(browser, waybill.dashboard)
  await page.getByText('The vault is locked.').waitFor()
  await page.getByLabel('Passphrase').fill('a wrong passphrase')
  await page.getByRole('button', { name: 'Unlock' }).click()
  await page.getByRole('alert').filter({ hasText: 'passphrase_wrong' }).waitFor()
  await page.getByLabel('Passphrase').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Unlock' }).click()
  await page.getByText('The vault is locked.').waitFor({ state: 'detached' })
  await page.getByRole('region', { name: 'Privacy' }).getByText('Sealed file').waitFor()
  expect(await page.content()).not.toContain(PASSPHRASE)
  await leave()
  await waybill.stop()
  rmSync(home, { recursive: true, force: true })
})
