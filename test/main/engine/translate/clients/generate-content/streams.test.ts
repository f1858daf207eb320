import type { LanguageModelV4Content } from '@ai-sdk/provider'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { generateContent } from '../../../../../../src/main/engine/translate/clients/generate-content/generate-content.ts'
import { resultOf, streamOf } from '../../../../../support/translate/answers.ts'

const about = { requestModel: 'm', id: 'a1', at: 0 }
const ask = {
  contents: [{ role: 'user', parts: [{ text: 'Hello' }] }],
  generationConfig: { thinkingConfig: { includeThoughts: true } },
}
const hello = { role: 'user', content: [{ type: 'text', text: 'Hello' }] }

const word = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
const signature = word.map((thoughtSignature) => ({ google: { thoughtSignature } }))
const spoken: fc.Arbitrary<LanguageModelV4Content[]> = fc.tuple(
  fc.record({ type: fc.constant('reasoning' as const), text: word, providerMetadata: signature }),
  word.map((text) => ({ type: 'text' as const, text })),
)
const call = fc.record({
  type: fc.constant('tool-call' as const),
  toolCallId: fc.uuid(),
  toolName: fc.constantFrom('weather', 'search'),
  input: fc.constantFrom('{}', '{"of":"a"}'),
  providerMetadata: signature,
})
const content = fc.tuple(spoken, fc.array(call, { maxLength: 3 })).map(([said, calls]) => [...said, ...calls])

test('whatever pieces an answer comes in, a chat says the same of it again as of the plain one', () => {
  fc.assert(
    fc.property(content, fc.integer({ min: 1, max: 50 }), (said, size) => {
      const split = (text: string) => text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []
      const { answerWriter } = generateContent.decode(ask, { path: '/m:streamGenerateContent', query: '' })
      const plain = answerWriter(about).plain(resultOf(said))
      const writer = answerWriter(about)
      const frames = streamOf(resultOf(said), split).map((part) => writer.part(part))
      expect(saidAgain(JSON.parse(frames.join('')))).toEqual(saidAgain([plain]))
    }),
    { numRuns: 300 },
  )
})

/** What a client that keeps the answer and goes on asks for: the conversation as it is understood. */
function saidAgain(responses: readonly unknown[]): unknown {
  const contents = (responses as { candidates: [{ content: { parts: { functionCall?: object }[] } }] }[]).map(
    ({ candidates }) => candidates[0].content,
  )
  const calls = contents.flatMap(({ parts }) => parts.flatMap(({ functionCall }) => functionCall ?? []))
  const results = calls.map((given) => ({ functionResponse: { ...given, response: { output: 'ok' } } }))
  const next = { contents: [...ask.contents, ...contents, { parts: [...results, { text: 'Hello' }] }] }
  const { prompt } = generateContent.decode(next, { path: '/m:generateContent', query: '' }).call
  expect([prompt[0], prompt.at(-1)]).toEqual([hello, hello])
  return prompt
}
