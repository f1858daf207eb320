import { expect, onTestFinished, test } from 'vitest'
import { goTheNewcomersWay, newcomersMachine } from '../support/newcomer.ts'
import { launchBrowser, visit } from './support/browser.ts'
import { startWaybill } from './support/waybill.ts'

test('a newcomer comes from the first start to a first request, its cost, a limit, and to nothing left', async () => {
  const machine = await newcomersMachine()
  onTestFinished(machine.remove)
  const browser = await launchBrowser()
  onTestFinished(() => browser.close())
  const waybill = await startWaybill({ args: ['--vault', 'memory'], env: machine.env, welcome: true })
  onTestFinished(waybill.stop)
  const { page, leave } = await visit(browser, waybill.dashboard)
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))

  await goTheNewcomersWay(page, machine)

  expect(errors).toEqual([])
  await leave()
})
