import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startProvider } from '../support/provider.ts'
import { launchBrowser, visit } from './support/browser.ts'
import { createKey } from './support/client-key.ts'
import { freshHome, startWaybill } from './support/waybill.ts'

/** The calendars of two ends of the world are always a day apart, or two. */
const [WEST, EAST] = ['Etc/GMT+12', 'Pacific/Kiritimati']

test('what the month comes to stands under the cost, once there is a whole day to go by', async () => {
  const home = freshHome()
  const [browser, provider] = await Promise.all([launchBrowser(), startProvider({ apiKey: 'sk-test' })])
  const before = await startWaybill({
    home,
    args: ['--vault', 'sealed'],
    env: { TZ: WEST, WAYBILL_PASSPHRASE: 'pass phrase' },
  })
  await before.command(['provider', 'add', 'openai', '--base-url', `${provider.origin}/v1`], 'sk-test')
  const { key } = await createKey(before, 'tool')
  const answer = await fetch(`${before.proxy}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'gpt-5-mini', messages: [{ role: 'user', content: 'Hello' }] }),
  })
  expect(answer.status).toBe(200)
  await answer.text()
  await before.stop()

  const month = (timeZone: string) => new Intl.DateTimeFormat('en', { timeZone, month: 'long' }).format()
  const isSameMonth = month(WEST) === month(EAST)
  const after = await startWaybill({ home, args: ['--vault', 'memory'], env: { TZ: EAST } })
  const { page, leave } = await visit(browser, `${after.dashboard}`, { timezoneId: EAST })
  const cost = page.getByRole('region', { name: 'Figures' }).getByRole('link', { name: /^Cost/ })
  await cost.waitFor()
  expect(await cost.getByText(/^about \$0\.0\d{3} this month$/).count()).toBe(isSameMonth ? 1 : 0)
  await leave()
  await after.stop()
  await Promise.all([browser.close(), provider.close()])
  rmSync(home, { recursive: true, force: true })
})
