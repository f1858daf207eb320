import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chatCompletions } from '../../../../../src/main/engine/translate/clients/chat-completions/chat-completions.ts'
import { responses } from '../../../../../src/main/engine/translate/clients/responses/responses.ts'
import { calls } from '../../../../support/translate/conversations.ts'
import { chatRequestOf } from '../../../../support/translate/requests/chat-completions.ts'
import { responsesRequestOf } from '../../../../support/translate/requests/responses.ts'

const place = { path: '', query: '' }

test.each([
  ['Chat Completions', chatCompletions, chatRequestOf],
  ['Responses', responses, responsesRequestOf],
])('%s keep what ten turns with tools, pictures and thoughts mean', (_name, codec, requestOf) => {
  fc.assert(
    fc.property(calls, (call) => {
      const request: unknown = JSON.parse(JSON.stringify(requestOf(call)))
      const decoded = codec.decode(request, place)
      expect(decoded.dropped).toEqual([])
      expect(decoded.call).toEqual(call)
      expect(JSON.parse(JSON.stringify(requestOf(decoded.call)))).toEqual(request)
    }),
    { numRuns: 100 },
  )
})
