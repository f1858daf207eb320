import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messages } from '../../../../../../src/main/engine/translate/clients/messages/messages.ts'
import { calls } from '../../../../../support/translate/conversations.ts'
import { messagesRequestOf } from '../../../../../support/translate/requests/messages.ts'

const place = { path: '/v1/messages', query: '' }

test('a conversation of ten rounds with tools means the same after it went through the format', () => {
  fc.assert(
    fc.property(calls, (call) => {
      const body: unknown = JSON.parse(JSON.stringify(messagesRequestOf(call)))
      expect(messages.decode(body, place).call).toEqual(call)
    }),
    { numRuns: 100 },
  )
})
