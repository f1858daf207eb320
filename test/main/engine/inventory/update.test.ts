import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { InventorySnapshot } from '../../../../src/main/engine/inventory/snapshot.ts'
import { INVENTORY_DATE } from '../../../../src/shared/inventory/entry.ts'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { temporaryDirectory } from '../ledger/temporary-ledger.ts'

let engine: TestEngine
let dataDirectory: string

beforeEach(async () => {
  dataDirectory = temporaryDirectory()
  await start()
  await engine.core.client.providers.add({ kind: 'sandbox' })
})

afterEach(() => engine.stop())

async function start(): Promise<void> {
  engine = await startEngine({ dataDirectory })
}

/** Stops, lets an older version have been the one that was agreed to, and starts this one. */
async function updatedFrom(older: (agreed: InventorySnapshot) => unknown): Promise<void> {
  await engine.stop()
  const db = new Database(join(dataDirectory, 'waybill.db'))
  const agreed = db.prepare("select value from settings where name = 'inventory_agreed'").pluck().get() as string
  const stored = JSON.stringify(older(JSON.parse(agreed)))
  db.prepare("update settings set value = ? where name = 'inventory_agreed'").run(stored)
  db.close()
  await start()
}

async function chat(): Promise<number> {
  const answer = await fetch(`${engine.proxy}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${engine.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'sandbox/gpt-5-mini', messages: [{ role: 'user', content: 'Hello' }] }),
  })
  await answer.text()
  return answer.status
}

const without = (name: string) => (agreed: InventorySnapshot) => {
  const { [name]: _, ...entries } = agreed.entries
  return { ...agreed, entries }
}

test('a new database, and a start of the same version, ask nothing', async () => {
  expect(await engine.core.client.privacy.changes()).toEqual([])
  await updatedFrom((agreed) => agreed)
  expect(await engine.core.client.privacy.changes()).toEqual([])
  expect((await engine.core.client.system.status()).recording).toBe('on')
})

test('after an update that keeps something new, what is new is shown, dated, before anything is recorded on', async () => {
  await updatedFrom(without('exchanges.tool'))
  const { privacy, system } = engine.core.client
  expect(await privacy.changes()).toEqual([
    {
      date: '2026-11-21',
      kind: 'added',
      name: 'exchanges.tool',
      message: expect.stringMatching(/^New: The product in the user agent/),
    },
  ])
  expect(await system.status()).toMatchObject({
    recording: 'waits',
    notices: [{ code: 'inventory_changed', action: expect.stringContaining('waybill privacy changes --accept') }],
  })
  expect(await system.doctor()).toContainEqual(
    expect.objectContaining({ name: 'notice', state: 'warning', message: expect.stringContaining('2026-11-21') }),
  )

  expect(await chat()).toBe(200)
  expect(await engine.rows()).toEqual([])

  await privacy.acceptChanges()
  expect(await privacy.changes()).toEqual([])
  expect(await system.status()).toMatchObject({ recording: 'on', notices: [] })
  const closed = engine.nextClosed()
  expect(await chat()).toBe(200)
  await closed
  expect(await engine.rows()).toHaveLength(1)
})

test('it waits over restarts, until somebody agrees', async () => {
  await updatedFrom(without('outbound'))
  await engine.stop()
  await start()
  expect((await engine.core.client.system.status()).recording).toBe('waits')
  await engine.core.client.privacy.acceptChanges()
  await engine.stop()
  await start()
  expect((await engine.core.client.system.status()).recording).toBe('on')
})

test('a period that an update lengthens is asked for, but not one that the user has set', async () => {
  const shorter = (agreed: InventorySnapshot) => ({
    ...agreed,
    default_days: { ...agreed.default_days, retention_days: 30 },
  })
  await updatedFrom(shorter)
  const { privacy, settings } = engine.core.client
  expect((await privacy.changes()).map(({ kind, name, date }) => [kind, name, date])).toEqual([
    ['kept_longer', 'retention_days', INVENTORY_DATE],
  ])
  await settings.set({ name: 'retention_days', value: 90 })
  await updatedFrom(shorter)
  expect(await engine.core.client.privacy.changes()).toEqual([])
})

test.each([
  ['is of another shape', '{"entries":"everything"}'],
  ['is null', 'null'],
  ['is no JSON', 'yes, all of it'],
])('an agreement that %s is none', async (_how, text) => {
  await engine.stop()
  const db = new Database(join(dataDirectory, 'waybill.db'))
  db.prepare("update settings set value = ? where name = 'inventory_agreed'").run(text)
  db.close()
  await start()
  expect((await engine.core.client.system.status()).recording).toBe('waits')
  expect((await engine.core.client.privacy.changes()).length).toBeGreaterThan(20)
})
