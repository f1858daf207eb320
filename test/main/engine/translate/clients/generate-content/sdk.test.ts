import { ApiError, type CallableTool, type FunctionDeclaration, GoogleGenAI, type Part, Type } from '@google/genai'
import { afterEach, expect, test } from 'vitest'
import { generateContent } from '../../../../../../src/main/engine/translate/clients/generate-content/generate-content.ts'
import { resultOf } from '../../../../../support/translate/answers.ts'
import { type CodecServer, type Script, startCodecServer } from '../../../../../support/translate/codec-server.ts'

let server: CodecServer | null = null

afterEach(async () => {
  await server?.close()
  server = null
})

async function clientOf(script: Script): Promise<GoogleGenAI> {
  server = await startCodecServer(generateContent, script)
  return new GoogleGenAI({ apiKey: 'k', httpOptions: { baseUrl: server.origin } })
}

const letters = (text: string) => [...text]
const ask = { model: 'asked-model', contents: 'Hello' }
const showing = { thinkingConfig: { includeThoughts: true } }
const weather = (id: string, place: string) => ({
  type: 'tool-call' as const,
  toolCallId: id,
  toolName: 'weather',
  input: JSON.stringify({ place }),
})
const thought = {
  type: 'reasoning' as const,
  text: 'Let me see.',
  providerMetadata: { anthropic: { signature: 'sig' } },
}

/** Parts that follow each other and say the same kind of thing, as one: as a reader would see them. */
function seen(parts: readonly Part[]): Part[] {
  const all: Part[] = []
  for (const part of parts) {
    const before = all.at(-1)
    if (part.text === '' && part.thoughtSignature === undefined) continue
    const continues = before?.text !== undefined && part.text !== undefined && before.thought === part.thought
    if (continues) all[all.length - 1] = { ...before, ...part, text: `${before.text}${part.text}` }
    else all.push(part)
  }
  return all
}

test('the SDK reads a plain answer with its usage', async () => {
  const client = await clientOf({ answer: () => resultOf([thought, { type: 'text', text: 'Hello, you.' }]) })
  const response = await client.models.generateContent(ask)
  expect(response.text).toBe('Hello, you.')
  expect(response).toMatchObject({
    candidates: [{ content: { role: 'model', parts: [{ text: 'Hello, you.' }] }, finishReason: 'STOP', index: 0 }],
    modelVersion: 'answering-model',
    responseId: 'a1',
    usageMetadata: {
      promptTokenCount: 120,
      cachedContentTokenCount: 100,
      candidatesTokenCount: 20,
      thoughtsTokenCount: 10,
      totalTokenCount: 150,
    },
  })
})

test('a stream adds up to the plain answer, however its texts come', async () => {
  const said = [thought, { type: 'text' as const, text: 'Two places.' }, weather('c1', 'Bern'), weather('c2', 'Köln')]
  const client = await clientOf({ answer: () => resultOf(said), split: letters })
  const plain = await client.models.generateContent({ ...ask, config: showing })
  const parts: Part[] = []
  const lasts = []
  for await (const chunk of await client.models.generateContentStream({ ...ask, config: showing })) {
    parts.push(...(chunk.candidates?.[0]?.content?.parts ?? []))
    lasts.push([chunk.candidates?.[0]?.finishReason, chunk.usageMetadata])
  }
  expect(seen(parts)).toEqual(plain.candidates?.[0]?.content?.parts)
  expect(lasts.at(-1)).toEqual(['STOP', plain.usageMetadata])
  expect(lasts.slice(0, -1).every(([reason]) => reason === undefined)).toBe(true)
  expect(plain.functionCalls).toEqual([
    { id: 'c1', name: 'weather', args: { place: 'Bern' } },
    { id: 'c2', name: 'weather', args: { place: 'Köln' } },
  ])
})

test('without alt=sse a stream is one JSON array, sent element by element', async () => {
  await clientOf({ answer: () => resultOf([{ type: 'text', text: 'Hi!' }]), split: letters })
  const response = await fetch(`${server?.origin}/v1beta/models/asked-model:streamGenerateContent`, {
    method: 'POST',
    body: JSON.stringify({ contents: [{ parts: [{ text: 'Hello' }] }] }),
  })
  expect(response.headers.get('content-type')).toBe('application/json; charset=UTF-8')
  const chunks = (await response.json()) as { candidates: { content: { parts: Part[] } }[] }[]
  expect(chunks.map((chunk) => chunk.candidates[0]?.content.parts[0]?.text)).toEqual(['H', 'i', '!', ''])
})

test('a chat keeps what was streamed, and says it again as one turn', async () => {
  const client = await clientOf({
    answer: () => resultOf([thought, { type: 'text', text: 'Well.' }]),
    split: letters,
  })
  const chat = client.chats.create({ model: 'asked-model', config: showing })
  for await (const _ of await chat.sendMessageStream({ message: 'Hello' }));
  await chat.sendMessage({ message: 'And?' })
  expect(server?.asked[1]?.call.prompt).toEqual([
    { role: 'user', content: [{ type: 'text', text: 'Hello' }] },
    {
      role: 'assistant',
      content: [
        { type: 'reasoning', text: thought.text, providerOptions: thought.providerMetadata },
        { type: 'text', text: 'Well.' },
      ],
    },
    { role: 'user', content: [{ type: 'text', text: 'And?' }] },
  ])
})

test('automatic function calling goes through its rounds, and what a provider wants back comes back to it', async () => {
  const signed = { google: { thoughtSignature: 'sig' } }
  const client = await clientOf({
    answer: (_, turn) =>
      turn === 0
        ? resultOf([{ ...weather('c1', 'Bern'), providerMetadata: signed }, weather('c2', 'Köln')])
        : resultOf([{ type: 'text', text: 'Sunny.' }]),
    split: letters,
  })
  const declaration: FunctionDeclaration = {
    name: 'weather',
    parameters: { type: Type.OBJECT, properties: { place: { type: Type.STRING, nullable: true } } },
  }
  const tool: CallableTool = {
    tool: async () => ({ functionDeclarations: [declaration] }),
    callTool: async (calls) =>
      calls.map((call) => ({
        functionResponse: {
          id: call.id ?? '',
          name: 'weather',
          response: { output: `Sun in ${call.args?.place}` },
        },
      })),
  }
  const response = await client.models.generateContent({ ...ask, config: { tools: [tool] } })
  expect(response.text).toBe('Sunny.')
  expect(server?.asked[0]?.call.tools).toEqual([
    {
      type: 'function',
      name: 'weather',
      inputSchema: { type: 'object', properties: { place: { type: ['string', 'null'] } } },
    },
  ])
  const call = { type: 'tool-call', toolName: 'weather' }
  const result = { type: 'tool-result', toolName: 'weather' }
  expect(server?.asked[1]?.call.prompt.slice(1)).toEqual([
    {
      role: 'assistant',
      content: [
        { ...call, toolCallId: 'c1', input: { place: 'Bern' }, providerOptions: signed },
        { ...call, toolCallId: 'c2', input: { place: 'Köln' } },
      ],
    },
    {
      role: 'tool',
      content: [
        { ...result, toolCallId: 'c1', output: { type: 'text', value: 'Sun in Bern' } },
        { ...result, toolCallId: 'c2', output: { type: 'text', value: 'Sun in Köln' } },
      ],
    },
  ])
})

test('what the provider refuses or cuts short is told so', async () => {
  for (const [ending, reason] of [
    ['content-filter', 'SAFETY'],
    ['length', 'MAX_TOKENS'],
    ['error', 'OTHER'],
  ] as const) {
    const client = await clientOf({ answer: () => resultOf([], ending) })
    const response = await client.models.generateContent(ask)
    expect(response.candidates?.[0]?.finishReason).toBe(reason)
    expect(response.text).toBeUndefined()
    await server?.close()
  }
})

test('an error in the midst of a stream is raised by the SDK', async () => {
  const failure = { status: 529, message: 'Overloaded', code: null }
  const client = await clientOf({ answer: () => resultOf([{ type: 'text', text: 'Half' }]), failure })
  const stream = await client.models.generateContentStream(ask)
  const read = async () => {
    for await (const _ of stream);
  }
  const error = await read().catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({ status: 529, message: expect.stringContaining('UNAVAILABLE') })
})

test('a field that can’t be carried is refused by its name, as the SDK’s own error', async () => {
  const client = await clientOf({ answer: () => resultOf([]) })
  const config = { cachedContent: 'cachedContents/secret' }
  const error = await client.models.generateContent({ ...ask, config }).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({ status: 400, message: expect.stringContaining('INVALID_ARGUMENT') })
  expect((error as ApiError).message).toMatch(/cachedContent/)
  expect((error as ApiError).message).not.toMatch(/secret/)
})
