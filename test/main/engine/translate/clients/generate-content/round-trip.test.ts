import fc from 'fast-check'
import { expect, test } from 'vitest'
import { generateContent } from '../../../../../../src/main/engine/translate/clients/generate-content/generate-content.ts'
import { calls } from '../../../../../support/translate/conversations.ts'
import { generateContentRequestOf } from '../../../../../support/translate/requests/generate-content.ts'

const place = { path: '/v1beta/models/m:generateContent', query: '' }
const decoded = (body: unknown) => generateContent.decode(JSON.parse(JSON.stringify(body)), place).call

test('a conversation of ten rounds with tools means the same after it went through the format', () => {
  fc.assert(
    fc.property(calls, (call) => {
      expect(decoded(generateContentRequestOf(call))).toEqual(call)
    }),
    { numRuns: 100 },
  )
})

test('its server’s other spelling says the same', () => {
  fc.assert(
    fc.property(calls, (call) => {
      expect(decoded(inSnakeCase(generateContentRequestOf(call)))).toEqual(call)
    }),
    { numRuns: 50 },
  )
})

/** But for what is the client's own: arguments, schemas, results. */
function inSnakeCase(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => inSnakeCase(item))
  const isOwn = ['args', 'response', 'parametersJsonSchema'].includes(name)
  if (typeof value !== 'object' || value === null || isOwn) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      inSnakeCase(inner, key),
    ]),
  )
}
