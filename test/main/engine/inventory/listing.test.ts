import { expect, test } from 'vitest'
import { exportHeader } from '../../../../src/main/engine/inventory/export-header.ts'
import { inventoryNow } from '../../../../src/main/engine/inventory/listing.ts'
import { settingsSchema } from '../../../../src/shared/contract/settings.ts'
import { optionalFields } from '../../../../src/shared/inventory/exchanges.ts'

const defaults = settingsSchema.parse({})

function entry(name: string, settings: Partial<typeof defaults> = {}) {
  return inventoryNow({ ...defaults, ...settings }).find((candidate) => candidate.name === name)
}

test('the inventory tells the periods in force, and none where nothing is kept', () => {
  expect(entry('exchanges.tool')?.retention).toBe('90 days (retention_days)')
  expect(entry('exchanges.tool', { retention_days: 0 })?.retention).toBe('two minutes at most (retention_days)')
  expect(entry('events.at', { events_retention_days: 1 })?.retention).toBe('1 day (events_retention_days)')
})

test('totals are kept no shorter than the exchanges that they are the sum of, and the inventory says so', () => {
  const settings = { retention_days: 60, totals_retention_days: 7 }
  expect(entry('daily_totals.requests', settings)?.retention).toBe('60 days (totals_retention_days)')
})

test('what is switched off is shown as off, there and in the header of an export', () => {
  const settings = { ...defaults, fields_off: ['tool', 'project'] }
  const off = inventoryNow(settings).filter(({ is_off }) => is_off)
  expect(off.map(({ name }) => name)).toEqual(['exchanges.tool', 'exchanges.project'])
  const { inventory } = exportHeader(settings, 0)
  expect(Object.keys(inventory).filter((name) => inventory[name]?.is_off)).toEqual(['tool', 'project'])
})

test('only columns of exchanges can be switched off', () => {
  const optional = inventoryNow(defaults).filter((candidate) => candidate.optional)
  expect(optional.map(({ name }) => name)).toEqual(optionalFields.map((field) => `exchanges.${field}`))
})

test('no name stands there twice', () => {
  const names = inventoryNow(defaults).map(({ name }) => name)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

test('a project’s name can be corrected; that of a model can’t', () => {
  expect(entry('exchanges.project')?.rights).toContain('correction')
  expect(entry('exchanges.request_model')?.rights).not.toContain('correction')
})
