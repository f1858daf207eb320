import fc from 'fast-check'
import { expect, test } from 'vitest'
import { generateContent } from '../../../../../../src/main/engine/translate/clients/generate-content/generate-content.ts'
import { AppError } from '../../../../../../src/shared/errors.ts'
import { resultOf, streamOf } from '../../../../../support/translate/answers.ts'
import { hostileBodies, MARKER } from '../../../../../support/translate/hostile-bodies.ts'

const place = { path: '/v1beta/models/m:streamGenerateContent', query: '' }
const text = { text: MARKER, thoughtSignature: 'wb1.e30' }
const inline = { inlineData: { mimeType: 'image/png', data: 'AAAA', displayName: MARKER } }
const parameters = {
  type: 'OBJECT',
  properties: { [MARKER]: { type: 'STRING', nullable: true, enum: [MARKER], min_length: '1' } },
  anyOf: [{ type: 'ARRAY', items: { type: 'STRING' } }],
}

const bodies = [
  {
    systemInstruction: { parts: [text] },
    contents: [
      { role: 'user', parts: [text, inline, { fileData: { fileUri: 'https://example.com/', mimeType: 'image/png' } }] },
      {
        role: 'model',
        parts: [
          { ...text, thought: true },
          { functionCall: { name: 'weather', args: { [MARKER]: MARKER }, id: 'c1' }, thoughtSignature: MARKER },
          { executable_code: { code: MARKER } },
        ],
      },
      {
        role: 'function',
        parts: [{ functionResponse: { id: 'c1', name: 'weather', response: { [MARKER]: MARKER }, parts: [inline] } }],
      },
    ],
    tools: [
      { functionDeclarations: [{ name: 'weather', description: MARKER, parameters }] },
      { functionDeclarations: [{ name: 'read', parametersJsonSchema: { type: 'object' } }], googleSearch: {} },
    ],
    toolConfig: { functionCallingConfig: { mode: 'ANY', allowedFunctionNames: ['weather', MARKER] } },
    generationConfig: {
      responseMimeType: 'application/json',
      responseSchema: parameters,
      thinkingConfig: { thinkingBudget: 10, thinkingLevel: 'LOW', includeThoughts: true },
      stopSequences: [MARKER],
      responseModalities: ['TEXT'],
      candidateCount: 1,
      temperature: 1,
      logprobs: 1,
    },
    labels: { [MARKER]: MARKER },
  },
]

const answer = resultOf([
  { type: 'reasoning', text: 'Hm.', providerMetadata: { anthropic: { signature: 'x' } } },
  { type: 'text', text: 'So.' },
  { type: 'tool-call', toolCallId: 'c9', toolName: 'weather', input: 'not JSON' },
  { type: 'file', mediaType: 'image/png', data: { type: 'data', data: new Uint8Array([1, 2]) } },
])

test('a body that holds anything is read or refused by name, and what is read is answered', () => {
  for (const body of bodies) expect(() => generateContent.decode(body, place)).not.toThrow()
  fc.assert(
    fc.property(hostileBodies(bodies), (body) => {
      try {
        const { answerWriter, dropped } = generateContent.decode(body, place)
        const writer = answerWriter({ requestModel: 'm', id: 'a1', at: 0 })
        JSON.stringify(writer.plain(answer))
        JSON.parse(
          streamOf(answer, (whole) => [whole])
            .map((part) => writer.part(part))
            .join(''),
        )
        expect(dropped.join()).not.toContain(MARKER)
        expect(dropped.join()).toMatch(/^[\w.,]*$/)
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        expect(error.code).toBe('untranslatable')
        expect(error.message).not.toContain(MARKER)
      }
    }),
    { numRuns: 3000 },
  )
})

test('a body of many thousand parts is read', () => {
  // As Google's SDK sends a long stream again: each piece a content of its own; and calls that only their names tell apart.
  const pieces = Array.from({ length: 20_000 }, () => ({ role: 'model', parts: [{ text: 'a' }] }))
  const calls = Array.from({ length: 10_000 }, () => ({ functionCall: { name: 'f' } }))
  const results = Array.from({ length: 10_000 }, () => ({ functionResponse: { name: 'f', response: {} } }))
  const contents = [{ parts: [text] }, ...pieces, { role: 'model', parts: calls }, { parts: results }]
  const { call } = generateContent.decode({ contents }, place)
  expect(call.prompt.map(({ content }) => content.length)).toEqual([1, 10_001, 10_000])
})
