import { rmSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { openLedger } from '../../src/main/engine/ledger/ledger.ts'
import { finished } from '../main/engine/ledger/an-exchange.ts'
import { goTo, launchBrowser, visit } from './support/browser.ts'
import { noon } from './support/usage-home.ts'
import { freshHome, startWaybill } from './support/waybill.ts'

test('of more models than are told one by one, the largest are, and the others in one line that leads nowhere', async () => {
  const home = freshHome()
  const ledger = await openLedger({ dataDirectory: home })
  for (let count = 0; count < 1004; count += 1) {
    const model = count === 1003 ? 'm-dear' : `made-up-${count}`
    ledger.close(
      finished({ started_at: noon(1), response_model: model, cost_nano_usd: count === 1003 ? 1e9 : 10_000_000 }),
    )
  }
  ledger.shut()
  const [waybill, browser] = await Promise.all([startWaybill({ home, args: ['--vault', 'memory'] }), launchBrowser()])
  onTestFinished(async () => {
    await Promise.all([waybill.stop(), browser.close()])
    rmSync(home, { recursive: true, force: true })
  })
  const { page, leave } = await visit(browser, waybill.dashboard)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await goTo(page, '/usage?range=7d&by=model')
  const rows = page.getByRole('table', { name: 'Figures by model' }).locator('tbody tr')
  expect(await rows.first().innerText()).toContain('m-dear')
  await page.getByRole('button', { name: 'Show all 1,000' }).click()
  expect(await rows.count()).toBe(1000)
  expect((await rows.last().innerText()).replace(/\s+/g, ' ')).toMatch(/^Other \(5\) \$0\.0500 5 /)
  expect(await rows.last().getByRole('link').count()).toBe(0)
  await leave()
})
