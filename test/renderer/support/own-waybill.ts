import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Browser } from 'playwright-core'
import { expect } from 'vitest'
import { z } from 'zod'
import { exchangeRow } from '../../../src/shared/exchange-row.ts'
import { goTo, visit } from './browser.ts'
import { createKey } from './client-key.ts'
import { type StartOptions, startWaybill, type Waybill } from './waybill.ts'

/** A Waybill without the demo's own traffic: with the sandbox to answer, and one client key. */
export async function startOwn(options: StartOptions = {}): Promise<{ waybill: Waybill; key: string; keyId: string }> {
  const waybill = await startWaybill({ args: ['--vault', 'memory'], ...options })
  await waybill.command(['provider', 'add', 'sandbox'])
  const { id, key } = await createKey(waybill, 'Editor', '--project', 'website')
  return { waybill, key, keyId: id }
}

/** Opens one part of the privacy screen; leaving it fails as well if anything was amiss enough for the console. */
export async function openPrivacy(browser: Browser, waybill: Waybill, section: string, heading: string) {
  const { page, leave } = await visit(browser, waybill.dashboard)
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await goTo(page, `/privacy?section=${section}`)
  await page.getByRole('heading', { level: 2, name: heading }).waitFor()
  return {
    page,
    async leave() {
      await leave()
      expect(errors).toEqual([])
    },
  }
}

/** Newest first, as the command prints them. */
export async function rowsOf(waybill: Waybill) {
  return z.array(exchangeRow).parse(JSON.parse(await waybill.command(['exchanges', '--limit', '1000', '--json'])))
}

/** Lets what was agreed to have been an inventory without one of its entries. Nothing may run on the directory. */
export function agreedWithout(home: string, entry: string): void {
  const db = new Database(join(home, 'waybill.db'))
  const stored = z
    .string()
    .parse(db.prepare("select value from settings where name = 'inventory_agreed'").pluck().get())
  const agreed = z.looseObject({ entries: z.record(z.string(), z.string()) }).parse(JSON.parse(stored))
  const { [entry]: _, ...entries } = agreed.entries
  const older = JSON.stringify({ ...agreed, entries })
  db.prepare("update settings set value = ? where name = 'inventory_agreed'").run(older)
  db.close()
}
