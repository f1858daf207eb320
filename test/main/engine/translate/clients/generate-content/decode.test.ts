import { describe, expect, test } from 'vitest'
import { generateContent } from '../../../../../../src/main/engine/translate/clients/generate-content/generate-content.ts'
import type { Decoded } from '../../../../../../src/main/engine/translate/codec.ts'
import { seal } from '../../../../../../src/main/engine/translate/seals/seal.ts'

const hello = { role: 'user', parts: [{ text: 'Hello' }] }
const decode = (body: object, method = 'generateContent', query = ''): Decoded =>
  generateContent.decode({ contents: [hello], ...body }, { path: `/v1beta/models/m:${method}`, query })
const promptOf = (...contents: object[]) => decode({ contents }).call.prompt
const model = (...parts: object[]) => ({ role: 'model', parts })
const user = (...parts: object[]) => ({ role: 'user', parts })
const call = (name: string, id?: string) => ({ functionCall: { name, args: { of: name }, ...(id && { id }) } })
const response = (name: string, said: object, id?: string) => ({
  functionResponse: { name, response: said, ...(id && { id }) },
})
const png = { mimeType: 'image/png', data: 'AAAA' }
const picture = { type: 'file', mediaType: 'image/png', data: { type: 'data', data: 'AAAA' } }

describe('a request of Gemini CLI', () => {
  const schema = { type: 'object', properties: { path: { type: 'string' } } }
  const { call, extras, dropped, stream } = decode(
    {
      systemInstruction: { role: 'user', parts: [{ text: 'You are an agent.' }] },
      tools: [
        { functionDeclarations: [{ name: 'read', description: 'Reads.', parametersJsonSchema: schema }] },
        { googleSearch: {} },
      ],
      toolConfig: { functionCallingConfig: { mode: 'AUTO' } },
      generationConfig: {
        temperature: 1,
        topP: 0.95,
        topK: 64,
        maxOutputTokens: 10,
        seed: 7,
        thinkingConfig: { includeThoughts: true, thinkingBudget: 8192 },
      },
      safetySettings: [],
      labels: {},
    },
    'streamGenerateContent',
    '?alt=sse',
  )

  test('keeps its texts, tools and settings', () => {
    expect(call.prompt[0]).toEqual({ role: 'system', content: 'You are an agent.' })
    expect(call.tools).toEqual([{ type: 'function', name: 'read', description: 'Reads.', inputSchema: schema }])
    expect(call).toMatchObject({ temperature: 1, topP: 0.95, topK: 64, maxOutputTokens: 10, seed: 7 })
    expect(call.toolChoice).toEqual({ type: 'auto' })
    expect(extras).toEqual({ thinkingTokens: 8192, showsThoughts: true, parallelTools: null })
    expect(stream).toBe(true)
  })

  test('says what is left out', () => {
    expect(dropped).toEqual(['labels', 'safetySettings', 'tools.googleSearch'])
  })
})

test('calls without ids are answered by their names, first come first served', () => {
  const turns = promptOf(
    hello,
    model(call('a'), call('b'), call('a')),
    user(response('b', { output: 'b1' }), response('a', { output: 'a1' }), response('a', { output: 'a2' })),
    model(call('a', 'own')),
    { role: 'function', parts: [response('a', { output: 'a3' }, 'own')] },
  )
  const ids = turns.flatMap(({ content }) =>
    typeof content === 'string' ? [] : content.flatMap((part) => ('toolCallId' in part ? [part.toolCallId] : [])),
  )
  const [a1, b1, a2] = ids
  expect(ids).toEqual([a1, b1, a2, b1, a1, a2, 'own', 'own'])
  expect(new Set(ids).size).toBe(4)
  expect(promptOf(hello, model(call('a')), user(response('a', {})))).toEqual(
    promptOf(hello, model(call('a')), user(response('a', {}))),
  )
})

test.each<[object, object]>([
  [response('a', { output: 'ok' }), { type: 'text', value: 'ok' }],
  [response('a', { error: 'no' }), { type: 'error-text', value: 'no' }],
  [response('a', { output: { n: 1 } }), { type: 'json', value: { n: 1 } }],
  [response('a', { n: 1, output: 'ok' }), { type: 'json', value: { n: 1, output: 'ok' } }],
  [response('a', {}), { type: 'json', value: {} }],
  [
    { functionResponse: { name: 'a', response: { output: 'See' }, parts: [{ inlineData: png }] } },
    { type: 'content', value: [{ type: 'text', text: 'See' }, picture] },
  ],
])('a result %j is carried', (part, output) => {
  const turns = promptOf(hello, model(call('a', 'c1')), user(part, { text: 'So?' }))
  expect(turns.slice(2)).toEqual([
    { role: 'tool', content: [{ type: 'tool-result', toolCallId: 'c1', toolName: 'a', output }] },
    { role: 'user', content: [{ type: 'text', text: 'So?' }] },
  ])
})

test('files are carried, as they are or by their address on the web', () => {
  const file = { fileData: { fileUri: 'https://example.com/a.pdf', mimeType: 'application/pdf' } }
  const url = new URL('https://example.com/a.pdf')
  expect(promptOf(user({ inline_data: { mime_type: 'image/png', data: 'AAAA' } }, file))).toEqual([
    { role: 'user', content: [picture, { type: 'file', mediaType: 'application/pdf', data: { type: 'url', url } }] },
  ])
})

test('what Google’s own tools left in a conversation is passed over by name, and a part of notes alone is none', () => {
  const code = model(
    { executableCode: { code: '1' } },
    { codeExecutionResult: { output: '1' } },
    { thoughtSignature: 'a' },
  )
  const { call, dropped } = decode({ contents: [hello, code, model({ text: 'One.' }), hello] })
  expect(call.prompt[1]).toEqual({ role: 'assistant', content: [{ type: 'text', text: 'One.' }] })
  expect(dropped).toEqual(['contents.parts.executableCode', 'contents.parts.codeExecutionResult'])
})

test('thoughts come back to whom they are from', () => {
  const anthropic = { anthropic: { signature: 'sig' } }
  const google = { google: { thoughtSignature: 'own' }, vertex: { thoughtSignature: 'own' } }
  const said = model(
    { text: 'Hm, ', thought: true },
    { text: 'so.', thought: true },
    { text: '', thought: true, thoughtSignature: seal(anthropic) },
    { text: 'Well.' },
    { ...call('a', 'c1'), thoughtSignature: 'own' },
  )
  expect(promptOf(hello, said, user(response('a', {}, 'c1')))[1]?.content).toEqual([
    { type: 'reasoning', text: 'Hm, so.', providerOptions: anthropic },
    { type: 'text', text: 'Well.' },
    { type: 'tool-call', toolCallId: 'c1', toolName: 'a', input: { of: 'a' }, providerOptions: google },
  ])
})

test('a schema in Google’s own form is JSON Schema elsewhere', () => {
  const parameters = {
    type: 'OBJECT',
    property_ordering: ['kind', 'at'],
    properties: {
      kind: { type: 'STRING', format: 'enum', enum: ['a', 'b'], nullable: true },
      at: {
        anyOf: [
          { type: 'INTEGER', minimum: 1 },
          { type: 'ARRAY', items: { type: 'STRING' }, minItems: '1' },
        ],
      },
    },
    required: ['kind'],
  }
  const tools = [{ functionDeclarations: [{ name: 'f', parameters }, { name: 'g' }] }]
  expect(decode({ tools }).call.tools?.map((tool) => 'inputSchema' in tool && tool.inputSchema)).toEqual([
    {
      type: 'object',
      properties: {
        kind: { type: ['string', 'null'], enum: ['a', 'b', null] },
        at: {
          anyOf: [
            { type: 'integer', minimum: 1 },
            { type: 'array', items: { type: 'string' }, minItems: 1 },
          ],
        },
      },
      required: ['kind'],
    },
    { type: 'object', properties: {} },
  ])
})

test.each<[object, unknown, string[]]>([
  [{ mode: 'NONE' }, { type: 'none' }, ['a', 'b', 'c']],
  [{ mode: 'ANY' }, { type: 'required' }, ['a', 'b', 'c']],
  [{ mode: 'ANY', allowedFunctionNames: ['b'] }, { type: 'tool', toolName: 'b' }, ['a', 'b', 'c']],
  [{ mode: 'ANY', allowed_function_names: ['a', 'b'] }, { type: 'required' }, ['a', 'b']],
  [{ mode: 'VALIDATED' }, { type: 'auto' }, ['a', 'b', 'c']],
])('%j chooses among the functions', (functionCallingConfig, choice, names) => {
  const functionDeclarations = ['a', 'b', 'c'].map((name) => ({ name }))
  const { call } = decode({ tools: [{ functionDeclarations }], toolConfig: { functionCallingConfig } })
  expect(call.toolChoice).toEqual(choice)
  expect(call.tools?.map(({ name }) => name)).toEqual(names)
})

test.each<[object, unknown]>([
  [{ responseMimeType: 'application/json' }, { type: 'json' }],
  [{ responseMimeType: 'text/plain' }, undefined],
  [
    { responseMimeType: 'application/json', responseSchema: { type: 'STRING' } },
    { type: 'json', schema: { type: 'string' } },
  ],
  [{ responseJsonSchema: { type: 'string' } }, { type: 'json', schema: { type: 'string' } }],
])('%j gives the answer its form', (generationConfig, format) => {
  expect(decode({ generationConfig }).call.responseFormat).toEqual(format)
})

test.each<[object, object, unknown]>([
  [{ thinkingBudget: 0 }, { thinkingTokens: null, showsThoughts: false }, 'none'],
  [{ thinkingBudget: -1, includeThoughts: true }, { thinkingTokens: null, showsThoughts: true }, undefined],
  [{ thinkingLevel: 'LOW' }, { thinkingTokens: null, showsThoughts: false }, 'low'],
])('%j asks for that much thinking', (thinkingConfig, extras, reasoning) => {
  const { call, extras: found } = decode({ generationConfig: { thinkingConfig } })
  expect(found).toMatchObject(extras)
  expect(call.reasoning).toBe(reasoning)
})

test('a count may hold the whole request that it is for', () => {
  const generateContentRequest = { model: 'models/m', contents: [hello], systemInstruction: { parts: [{ text: 'S' }] } }
  const place = { path: '/v1beta/models/m:countTokens', query: '' }
  const { call } = generateContent.decode({ generateContentRequest }, place)
  expect(call.prompt.map(({ role }) => role)).toEqual(['system', 'user'])
  expect(generateContent.countAnswer(7)).toEqual({ totalTokens: 7 })
})

const deep = Array.from({ length: 150 }).reduce<object>((inner) => ({ items: inner }), {})

test.each<[string, object]>([
  ['body', []],
  ['contents', { contents: [] }],
  ['contents', { contents: [hello, model(call('a')), hello] }],
  ['contents[].role', { contents: [{ role: 'king', parts: [] }] }],
  ['contents[].parts', { contents: [{ parts: 7 }] }],
  ['contents[].parts[]', { contents: [user(call('a'))] }],
  ['contents[].parts[].functionResponse.name', { contents: [user(response('a', {}))] }],
  ['contents[].parts[].fileData.fileUri', { contents: [user({ fileData: { fileUri: 'gs://bucket/a.png' } })] }],
  [
    'contents[].parts[].fileData.fileUri',
    { contents: [user({ fileData: { fileUri: 'https://generativelanguage.googleapis.com/v1beta/files/a' } })] },
  ],
  ['cachedContent', { cached_content: 'cachedContents/a' }],
  ['tools[].fileSearch', { tools: [{ fileSearch: {} }] }],
  [
    'tools[].functionDeclarations[].parameters',
    { tools: [{ functionDeclarations: [{ name: 'f', parameters: deep }] }] },
  ],
  ['toolConfig.functionCallingConfig.mode', { toolConfig: { functionCallingConfig: { mode: 'ANY' } } }],
  ['generationConfig.candidateCount', { generationConfig: { candidateCount: 2 } }],
  ['generationConfig.responseModalities', { generationConfig: { responseModalities: ['TEXT', 'IMAGE'] } }],
  ['generationConfig.responseMimeType', { generationConfig: { responseMimeType: 'text/x.enum' } }],
  ['generationConfig.speechConfig', { generationConfig: { speechConfig: {} } }],
])('%s is refused by name', (field, body) => {
  const given = Array.isArray(body) ? body : { contents: [hello], ...body }
  const decoded = () => generateContent.decode(given, { path: '/v1beta/models/m:generateContent', query: '' })
  expect(decoded).toThrow(
    expect.objectContaining({ status: 400, message: expect.stringContaining(`The field ${field}`) }),
  )
})
