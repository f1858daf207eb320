import type { JSONObject, LanguageModelV4FunctionTool, LanguageModelV4Message } from '@ai-sdk/provider'
import fc from 'fast-check'
import type { ModelCall } from '../../../src/main/engine/translate/codec.ts'

export const toolNames = ['weather', 'read_file', 'search'] as const

const word = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' })

const textPart = word.map((text) => ({ type: 'text' as const, text }))

const picture = fc.base64String({ minLength: 4, maxLength: 40 }).map((data) => ({
  type: 'file' as const,
  mediaType: 'image/png',
  data: { type: 'data' as const, data },
}))

/** As JSON brings it: no -0, and no `__proto__`, which Waybill refuses before a codec sees it. */
const jsonObject = fc
  .dictionary(word, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4, noNullPrototype: true })
  .filter((value) => !JSON.stringify(value).includes('__proto__'))
  .map((value) => JSON.parse(JSON.stringify(value)) as JSONObject)

const output = fc.oneof(
  fc.string().map((value) => ({ type: 'text' as const, value })),
  fc.tuple(textPart, picture).map((value) => ({ type: 'content' as const, value: [...value] })),
)

const called = fc.record({
  toolName: fc.constantFrom(...toolNames),
  input: jsonObject,
  output,
  signature: fc.option(word, { nil: undefined }),
})

const turn = fc.record({
  asked: fc.array(fc.oneof(textPart, picture), { minLength: 1, maxLength: 3 }),
  thought: fc.option(fc.record({ text: word, signature: word })),
  said: fc.option(word),
  calls: fc.array(called, { maxLength: 3 }),
  answer: word,
})

type Turn = typeof turn extends fc.Arbitrary<infer Value> ? Value : never

function messagesOf(turn: Turn, number: number): LanguageModelV4Message[] {
  const thought = turn.thought
    ? [
        {
          type: 'reasoning' as const,
          text: turn.thought.text,
          providerOptions: { anthropic: { signature: turn.thought.signature } },
        },
      ]
    : []
  const said = turn.said === null ? [] : [{ type: 'text' as const, text: turn.said }]
  const calls = turn.calls.map(({ toolName, input, signature }, index) => ({
    type: 'tool-call' as const,
    toolCallId: `call_${number}_${index}`,
    toolName,
    input,
    ...(signature !== undefined && { providerOptions: { google: { thoughtSignature: signature } } }),
  }))
  const results = turn.calls.map(({ toolName, output }, index) => ({
    type: 'tool-result' as const,
    toolCallId: `call_${number}_${index}`,
    toolName,
    output,
  }))
  const asked = { role: 'user' as const, content: [...turn.asked] }
  const answer = { type: 'text' as const, text: turn.answer }
  if (calls.length === 0) return [asked, { role: 'assistant', content: [...thought, answer] }]
  return [
    asked,
    { role: 'assistant', content: [...thought, ...said, ...calls] },
    { role: 'tool', content: results },
    { role: 'assistant', content: [answer] },
  ]
}

const tools = fc.constant(
  toolNames.map(
    (name): LanguageModelV4FunctionTool => ({
      type: 'function',
      name,
      description: `Does what ${name} says.`,
      inputSchema: { type: 'object', properties: { place: { type: 'string' } } },
    }),
  ),
)

/** Ten turns with parallel calls, pictures, thoughts and signatures, and a last question: what every client format can say. */
export const calls: fc.Arbitrary<ModelCall> = fc
  .record({
    system: fc.option(word),
    turns: fc.array(turn, { minLength: 10, maxLength: 10 }),
    question: word,
    tools,
    toolChoice: fc.constantFrom(...(['auto', 'none', 'required'] as const).map((type) => ({ type })), {
      type: 'tool' as const,
      toolName: toolNames[0],
    }),
    maxOutputTokens: fc.integer({ min: 1, max: 100_000 }),
    temperature: fc.constantFrom(0, 0.5, 1),
    topP: fc.constantFrom(0.1, 1),
  })
  .map(({ system, turns, question, ...settings }) => ({
    prompt: [
      ...(system === null ? [] : [{ role: 'system' as const, content: system }]),
      ...turns.flatMap(messagesOf),
      { role: 'user' as const, content: [{ type: 'text' as const, text: question }] },
    ],
    ...settings,
  }))
