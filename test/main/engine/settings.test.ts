import { expect, test } from 'vitest'
import { createChangeSetting } from '../../../src/main/engine/settings/change-setting.ts'
import { openSettings } from '../../../src/main/engine/settings/settings.ts'

const open = (stored: Record<string, unknown>) => openSettings({ all: () => stored, set: () => {} }).current()

test('a retention that an older version took, and this one would not, is the longest there is', () => {
  const settings = open({ retention_days: 3650, totals_retention_days: 100_000, events_retention_days: 7 })
  expect(settings).toMatchObject({ retention_days: 730, totals_retention_days: 730, events_retention_days: 7 })
})

test('fields that are off stay off beside a name that nobody knows any more', () => {
  expect(open({ fields_off: ['tool', 'colour', 7, 'id', 'project'] }).fields_off).toEqual(['tool', 'project'])
})

test('what is no value for a setting leaves its default, and is told of till it is set again', () => {
  const settings = openSettings({ all: () => ({ port: 'x', language: 7, otlp_header: null, panic: 1 }), set: () => {} })
  expect(settings.current()).toMatchObject({ port: 4466, language: 'system' })
  const told = () => settings.notices().map(({ message }) => message)
  const ofPort = 'The setting port in the database can’t be read: 4466 holds.'
  expect(told()).toEqual([ofPort, 'The setting language in the database can’t be read: "system" holds.'])
  settings.set('language', 'de')
  expect(told()).toEqual([ofPort])
})

test('nothing is let go by its age, kept or let out where nobody can tell what was set', () => {
  const unreadable = { retention_days: 'long', fields_off: 'tool', paused: 1, secret_scan: 'loud', budget_day_usd: '5' }
  const settings = open(unreadable)
  expect(settings).toMatchObject({ retention_days: 730, paused: true, secret_scan: 'block', budget_day_usd: 0 })
  expect(settings.fields_off).toContain('tool')
})

test('a brake that can’t be read holds', () => {
  expect(open({ recording: 'off', offline: 'yes' })).toMatchObject({ recording: 'paused', offline: true })
  expect(open({ recording: null, offline: null })).toMatchObject({ recording: 'paused', offline: true })
  expect(open({})).toMatchObject({ recording: 'on', offline: false })
})

test('a choice that there is not is refused in words, with those that there are', () => {
  const { set } = openSettings({ all: () => ({}), set: () => {} })
  expect(() => set('secret_scan', 'loud')).toThrow('secret_scan: Write one of these: off, warn, block.')
  expect(() => set('metrics_attributes', ['x'])).toThrow('metrics_attributes: Write one of these: project, tool.')
})

test('a change that can’t be stored does not stay in force', async () => {
  const disk = new Error('full')
  const settings = openSettings({
    all: () => ({ offline: true }),
    set: () => {
      throw disk
    },
  })
  let isOffline = true
  const change = createChangeSetting(settings, async ({ offline }) => {
    isOffline = offline
  })
  await expect(change('offline', false)).rejects.toBe(disk)
  expect(isOffline).toBe(true)
})
