import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messages } from '../../../../../../src/main/engine/translate/clients/messages/messages.ts'
import { AppError } from '../../../../../../src/shared/errors.ts'
import { resultOf, streamOf } from '../../../../../support/translate/answers.ts'
import { hostileBodies, MARKER } from '../../../../../support/translate/hostile-bodies.ts'

const place = { path: '/v1/messages', query: '' }
const text = { type: 'text', text: MARKER, cache_control: { type: 'ephemeral', ttl: '5m' } }
const image = { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'AAAA' } }
const schema = { type: 'object', properties: { [MARKER]: { type: 'string' } } }

const bodies = [
  {
    model: MARKER,
    max_tokens: 10,
    system: [text],
    messages: [
      {
        role: 'user',
        content: [text, image, { type: 'search_result', title: MARKER, source: MARKER, content: [text] }],
      },
      {
        role: 'assistant',
        content: [
          { type: 'thinking', thinking: MARKER, signature: 'wb1.e30' },
          { type: 'redacted_thinking', data: MARKER },
          { type: 'tool_use', id: 't1', name: 'weather', input: { [MARKER]: MARKER } },
          { type: 'server_tool_use', id: MARKER, name: MARKER, input: {} },
        ],
      },
      {
        role: 'user',
        content: [{ type: 'tool_result', tool_use_id: 't1', content: [text, image], is_error: true }, text],
      },
      { role: 'system', content: MARKER },
      {
        role: 'user',
        content: [
          { type: 'document', source: { type: 'content', content: [text, image] }, title: MARKER, context: MARKER },
          { type: 'document', source: { type: 'url', url: 'https://example.com/' }, citations: { enabled: true } },
        ],
      },
    ],
    tools: [
      { name: 'weather', description: MARKER, input_schema: schema, strict: true, input_examples: [{ [MARKER]: 1 }] },
      { type: 'web_search_20250305', name: MARKER, allowed_domains: [MARKER] },
    ],
    tool_choice: { type: 'tool', name: 'weather', disable_parallel_tool_use: true },
    thinking: { type: 'enabled', budget_tokens: 1024, display: 'omitted' },
    output_config: { effort: 'high', format: { type: 'json_schema', schema }, task_budget: MARKER },
    stop_sequences: [MARKER],
    temperature: 1,
    top_p: 1,
    top_k: 1,
    metadata: { user_id: MARKER },
    stream: true,
  },
]

const answer = resultOf([
  { type: 'reasoning', text: 'Hm.', providerMetadata: { anthropic: { redactedData: 'x' } } },
  { type: 'text', text: 'So.' },
  { type: 'tool-call', toolCallId: 'c9', toolName: 'weather', input: 'not JSON' },
])

test('a body that holds anything is read or refused by name, and what is read is answered', () => {
  for (const body of bodies) expect(() => messages.decode(body, place)).not.toThrow()
  fc.assert(
    fc.property(hostileBodies(bodies), (body) => {
      try {
        const { answerWriter, dropped } = messages.decode(body, place)
        const writer = answerWriter({ requestModel: 'm', id: 'a1', at: 0 })
        JSON.stringify(writer.plain(answer))
        for (const part of streamOf(answer, (whole) => [whole])) writer.part(part)
        expect(dropped.join()).not.toContain(MARKER)
        expect(dropped.join()).toMatch(/^[\w.,-]*$/)
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        expect(error.status).toBe(400)
        expect(error.message).not.toContain(MARKER)
      }
    }),
    { numRuns: 3000 },
  )
})

test('a body of many thousand blocks is read', () => {
  const result = { type: 'tool_result', content: 'ok' }
  const rounds = Array.from({ length: 5_000 }, (_, each) => [
    { role: 'assistant', content: [{ type: 'tool_use', id: `t${each}`, name: 'weather', input: {} }] },
    { role: 'user', content: [{ ...result, tool_use_id: `t${each}` }, text] },
  ])
  const wide = { role: 'user', content: Array.from({ length: 50_000 }, () => text) }
  const { call } = messages.decode({ max_tokens: 1, messages: [wide, ...rounds.flat(), wide] }, place)
  expect(call.prompt).toHaveLength(2 + 3 * rounds.length)
})
