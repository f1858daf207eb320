import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goTo, launchBrowser, visit } from './support/browser.ts'
import { violations } from './support/faults.ts'
import { startWaybill, type Waybill } from './support/waybill.ts'

/** Ollama's usual port: where one runs on this very machine, it is found in place of ours. */
const PORT = 11434

let waybill: Waybill
let browser: Browser
let ollama: Server | null = null

beforeAll(async () => {
  ;[waybill, browser] = await Promise.all([startWaybill({ args: ['--vault', 'memory'] }), launchBrowser()])
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    if (request.url === '/api/version') response.end(JSON.stringify({ version: '0.13.0' }))
    else if (request.url === '/api/tags') response.end(JSON.stringify({ models: [{ name: 'qwen3:8b' }] }))
    else response.writeHead(404).end('{}')
  }).listen(PORT, '127.0.0.1')
  await Promise.race([once(server, 'listening').then(() => (ollama = server)), once(server, 'error')])
})
afterAll(async () => {
  await Promise.all([waybill.stop(), browser.close()])
  ollama?.closeAllConnections()
  ollama?.close()
})

test('a model server of this machine is found on request, and added by the keyboard alone', async () => {
  const { page, leave } = await visit(browser, waybill.dashboard, { reducedMotion: 'reduce' })
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await goTo(page, '/providers')
  await page.getByRole('button', { name: 'Find local servers' }).first().press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Model servers on this machine' })
  const add = dialog.getByRole('button', { name: /^Add Ollama at http:\/\/(127\.0\.0\.1|\[::1\]):11434\/v1$/ })
  await add.waitFor()
  expect(await violations(page)).toEqual([])
  await add.press('Enter')
  await dialog.getByText('is the provider ollama').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('row').filter({ hasText: 'ollama' }).waitFor()
  await leave()
})
