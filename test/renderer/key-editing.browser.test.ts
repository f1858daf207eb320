import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { clientKeyView } from '../../src/shared/contract/client-keys.ts'
import { planView } from '../../src/shared/contract/plans.ts'
import { goTo, launchBrowser, visit } from './support/browser.ts'
import { createKey } from './support/client-key.ts'
import { overflow, violations } from './support/faults.ts'
import { startOwn } from './support/own-waybill.ts'
import type { Waybill } from './support/waybill.ts'

let waybill: Waybill
let browser: Browser

beforeAll(async () => {
  ;[{ waybill }, browser] = await Promise.all([startOwn(), launchBrowser()])
  await waybill.command(['plan', 'create', 'team', '--rpm', '60', '--allow-provider', 'sandbox'])
})
afterAll(() => Promise.all([waybill.stop(), browser.close()]))

async function open(route: string) {
  const opened = await visit(browser, waybill.dashboard, { reducedMotion: 'reduce' })
  await opened.page.getByRole('heading', { name: 'Overview' }).waitFor()
  await goTo(opened.page, route)
  return opened
}

async function keyNamed(name: string) {
  const all = z.array(clientKeyView).parse(JSON.parse(await waybill.command(['key', 'list', '--json'])))
  return all.find((key) => key.name === name)
}

async function planNamed(name: string) {
  const all = z.array(planView).parse(JSON.parse(await waybill.command(['plan', 'list', '--json'])))
  return all.find((plan) => plan.name === name)
}

/** Where the keyboard is: the name of what has the focus. */
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent)

test('a key is changed by keyboard alone: what was changed is sent, and what another changed meanwhile stays', async () => {
  const { id } = await createKey(waybill, 'Agent', '--rpm', '9', '--budget-day', '0.10', '--allow-model', 'gpt-5*')
  const { page, leave } = await open('/client-keys')
  const more = page.getByRole('button', { name: 'More for Agent' })
  await more.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Edit' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Edit Agent' })
  const field = (name: string) => dialog.getByRole('textbox', { name, exact: true })
  await field('Name').fill('Coding agent')
  expect(await field('Budget per day (USD)').inputValue()).toBe('0.1')
  await field('Budget per day (USD)').fill('2.50')
  await field('Requests at the same time').fill('3')
  await field('Largest output, in tokens').fill('8000')
  const models = dialog.getByRole('combobox', { name: 'Allowed models' }).or(field('Allowed models'))
  await models.focus()
  await page.keyboard.type('o3,claude-*')
  await page.keyboard.press('Enter')
  // Back in the field to be changed, and added again.
  await page.keyboard.press('Backspace')
  await page.keyboard.type('-sonnet')
  await waybill.command(['key', 'limit', id, '--rpm', '7'])
  await field('Name').press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('Coding agent changed').waitFor()
  expect(await keyNamed('Coding agent')).toMatchObject({
    own_limits: {
      requests_per_minute: 7,
      budget_day_nano_usd: 2_500_000_000,
      concurrency: 3,
      max_output_tokens: 8000,
      allow_models: ['gpt-5*', 'o3', 'claude-*-sonnet'],
    },
  })
  // Back where the keyboard came from.
  expect(await focused(page)).toBe('More for Coding agent')
  await leave()
})

test('a key takes on a plan and an end, and is given back all that it had of its own', async () => {
  await createKey(waybill, 'Guest', '--rpm', '9')
  const { page, leave } = await open('/client-keys')
  await page.getByRole('link', { name: 'Guest' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Edit Guest' })
  const requests = dialog.getByRole('textbox', { name: 'Requests per minute' })
  await requests.fill('')
  await dialog.getByRole('combobox', { name: 'Plan' }).selectOption('team')
  expect(await requests.getAttribute('placeholder')).toBe('as the plan: 60')
  await dialog.getByRole('button', { name: 'In 7 days' }).press('Enter')
  await dialog.getByRole('combobox', { name: 'Secret scan' }).selectOption('block')
  await dialog.getByRole('checkbox', { name: 'Private' }).check()
  await dialog.getByRole('button', { name: 'Save' }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  const key = await keyNamed('Guest')
  expect(key).toMatchObject({ own_limits: {}, plan: 'team', private: true, secret_scan: 'block' })
  expect(Math.round(((key?.expires_at ?? 0) - Date.now()) / 86_400_000)).toBe(7)

  // By its address, as from a link.
  await goTo(page, `/client-keys?edit=${key?.id}`)
  await dialog.getByRole('button', { name: 'Never' }).press('Enter')
  await dialog.getByRole('combobox', { name: 'Plan' }).selectOption('')
  await dialog.getByRole('button', { name: 'Save' }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  expect(await keyNamed('Guest')).toMatchObject({ plan: null, expires_at: null })
  await leave()
})

test('what cannot be right is said beside its field, and what the engine refuses with a code', async () => {
  await createKey(waybill, 'Wrong')
  const { page, leave } = await open('/client-keys')
  await page.getByRole('link', { name: 'Wrong' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit Wrong' })
  await dialog.getByLabel('Tokens per minute').fill('many')
  await dialog.getByLabel('Allowed models').fill('gpt 5')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByText('Write a whole number.').waitFor()
  await dialog.getByText('gpt 5: Write a name, or a pattern with * in it.').waitFor()
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Remove gpt 5' }).click()
  await dialog.getByLabel('Tokens per minute').fill('')
  await dialog.getByRole('combobox', { name: 'Plan' }).selectOption('team')
  await waybill.command(['plan', 'create', 'passing'])
  await dialog.getByRole('combobox', { name: 'Plan' }).selectOption('passing')
  await waybill.command(['plan', 'remove', 'passing'])
  await dialog.getByRole('combobox', { name: 'Plan' }).selectOption('team')
  const { id } = (await keyNamed('Wrong')) ?? { id: '' }
  await waybill.command(['key', 'revoke', id])
  // Of a key that is gone there is nothing to edit.
  await dialog.waitFor({ state: 'detached' })
  await leave()
})

test('a key is suspended with a reason that stands beside it, and passes again', async () => {
  await createKey(waybill, 'Eager')
  const { page, leave } = await open('/client-keys')
  await page.getByRole('button', { name: 'More for Eager' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Suspend' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Suspend Eager?' })
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('loops at night')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(/^Suspended: loops at night, since /).waitFor()
  expect(await keyNamed('Eager')).toMatchObject({ suspended_reason: 'loops at night' })
  await page.getByRole('button', { name: 'Unsuspend Eager' }).press('Enter')
  await page.getByText(/^Suspended: loops at night/).waitFor({ state: 'detached' })
  expect(await keyNamed('Eager')).toMatchObject({ suspended_at: null })
  await leave()
})

test('a plan is made, changed, refused to go while a key carries it, and removed after a question', async () => {
  const { page, leave } = await open('/client-keys')
  await page.getByRole('link', { name: 'Plans', exact: true }).press('Enter')
  await page.getByRole('table', { name: 'Plans' }).getByText('60 requests per minute').waitFor()
  await page.getByRole('button', { name: 'Create a plan' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Create a plan' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('team')
  await dialog.getByRole('button', { name: 'Create', exact: true }).press('Enter')
  await dialog.getByText('There is a plan of this name').waitFor()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('night')
  await dialog.getByRole('textbox', { name: 'Budget per month (USD)' }).fill('20')
  await dialog.getByRole('button', { name: 'Create', exact: true }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  const row = page.getByRole('row').filter({ hasText: 'night' })
  await row.getByText('$20.00 per month').waitFor()
  await createKey(waybill, 'Owl', '--plan', 'night')
  await row.getByText('1: Owl').waitFor()

  await row.getByRole('link', { name: 'Edit the plan night' }).press('Enter')
  const edit = page.getByRole('dialog', { name: 'Edit the plan night' })
  await edit.getByText('From their next request on, for: Owl.').waitFor()
  await edit.getByRole('textbox', { name: 'Tokens per day' }).fill('50000')
  await edit.getByRole('button', { name: 'Save' }).press('Enter')
  await edit.waitFor({ state: 'detached' })
  expect((await planNamed('night'))?.limits).toEqual({ budget_month_nano_usd: 20_000_000_000, tokens_per_day: 50_000 })

  await row.getByRole('button', { name: 'Remove the plan night' }).press('Enter')
  const question = page.getByRole('alertdialog', { name: 'Remove the plan night?' })
  await question.getByRole('button', { name: 'Remove' }).press('Enter')
  await question.getByText('The plan night is carried by Owl.').waitFor()
  await question.getByText('plan_in_use').waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await waybill.command(['key', 'limit', (await keyNamed('Owl'))?.id ?? '', '--plan', 'none'])
  await row.getByText('no key').waitFor()
  await row.getByRole('button', { name: 'Remove the plan night' }).press('Enter')
  await question.getByRole('button', { name: 'Remove' }).press('Enter')
  await row.waitFor({ state: 'detached' })
  expect(await planNamed('night')).toBeUndefined()
  await leave()
})

test.each([
  ['light', 1280],
  ['dark', 360],
] as const)('neither the forms nor the plans have a fault, %s at %i px', async (colorScheme, width) => {
  const { id } = await createKey(
    waybill,
    `Look ${width}`,
    '--allow-model',
    'a-model-with-a-rather-long-name-of-some-vendor/*',
  )
  const { page, leave } = await visit(browser, waybill.dashboard, {
    colorScheme,
    reducedMotion: 'reduce',
    viewport: { width, height: 760 },
  })
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  const faults: Record<string, string[]> = {}
  const look = async (what: string) => {
    const found = [...(await violations(page)), ...(await overflow(page))]
    if (found.length > 0) faults[what] = found
  }
  await goTo(page, `/client-keys?edit=${id}`)
  await page.getByRole('dialog').getByText('Allowed endpoints').waitFor()
  await look('edit')
  await page.keyboard.press('Escape')
  await goTo(page, '/client-keys?view=plans')
  await page.getByRole('table', { name: 'Plans' }).waitFor()
  await look('plans')
  await goTo(page, '/client-keys?view=plans&create=true')
  await page.getByRole('dialog', { name: 'Create a plan' }).waitFor()
  await look('create a plan')
  expect(faults).toEqual({})
  await leave()
})
