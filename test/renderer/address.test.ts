import { defaultParseSearch } from '@tanstack/react-router'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressOf } from '../../src/renderer/components/address.ts'
import { holds } from '../support/tell.ts'

test('an address says what it is to say in the words of the router, and nothing that is not said', () => {
  expect(addressOf('/live', {})).toBe('#/live')
  expect(addressOf('/live', { model: '=gpt-5.1', from: '2026-08-25', to: undefined })).toBe(
    '#/live?model=%3Dgpt-5.1&from=2026-08-25',
  )
})

test('whatever a project is called, the router reads that very name', async () => {
  const odd = [
    '',
    '4',
    ' 4',
    '-0',
    '1e3',
    '4.50',
    'true',
    'null',
    ' null',
    'nullable',
    '"a"',
    '[1]',
    '{}',
    '\ttrue ',
    '#?&=+%20',
  ]
  const named = fc.oneof(fc.constantFrom(...odd), fc.json(), fc.string({ unit: 'binary-ascii' }))
  await holds(
    fc.property(named, (project) => {
      const [, search = ''] = addressOf('/usage', { project }).split('?')
      expect(defaultParseSearch(search)).toEqual({ project })
    }),
    200,
  )
})
