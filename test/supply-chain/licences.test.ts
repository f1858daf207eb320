import { join } from 'node:path'
import { expect, it } from 'vitest'
import { installedPackages, isAllowed, licencesIn, noticesOf } from '../../scripts/package/licences.ts'
import { softwareBill } from '../../scripts/package/software-bill.ts'

const root = join(import.meta.dirname, '../..')
const shipped = licencesIn(softwareBill())

it('ships nothing by a licence that asks for more than to be named', () => {
  expect(shipped.length).toBeGreaterThan(100)
  expect(shipped.filter(({ licence }) => !isAllowed(licence))).toEqual([])
})

it('passes on the words of each licence', () => {
  const notices = noticesOf(shipped, installedPackages(root))
  for (const name of ['react', 'kysely', 'better-sqlite3', 'http-proxy-3', 'pino']) {
    expect(notices).toMatch(new RegExp(`^${name}@[\\d.]+ \\(MIT\\)$`, 'm'))
  }
  expect(notices).toContain('Copyright (c) 2017 Joshua Wise')
  expect(notices).toContain('Apache License\n                           Version 2.0, January 2004')
})

it.each([
  ['MIT', true],
  ['(MIT OR WTFPL)', true],
  ['MIT AND ISC AND BSD-3-Clause', true],
  ['GPL-3.0-only', false],
  ['MIT AND LGPL-3.0', false],
  ['SSPL-1.0 OR BUSL-1.1', false],
  ['UNLICENSED', false],
  ['', false],
])('%s: %s', (licence, allowed) => expect(isAllowed(licence)).toBe(allowed))
