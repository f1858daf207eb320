import type { JSONObject, LanguageModelV4FunctionTool, LanguageModelV4Message } from '@ai-sdk/provider'
import fc from 'fast-check'
import type { ModelCall } from '../../../src/main/engine/translate/codec.ts'

type Content<Role extends string> = Exclude<Extract<LanguageModelV4Message, { role: Role }>['content'], string>

/** Whitespace alone and lone halves of characters are said by no client, and refused by every provider. */
const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== '')
const toolName = fc.constantFrom('weather', 'search', 'run_tests')
const input = fc.dictionary(
  fc.constantFrom('place', 'query', 'deep'),
  fc.jsonValue({ maxDepth: 2 }),
) as fc.Arbitrary<JSONObject>

const text = words.map((said) => ({ type: 'text' as const, text: said }))
const image = fc.base64String({ minLength: 4, maxLength: 40 }).map((data) => ({
  type: 'file' as const,
  mediaType: 'image/png',
  data: { type: 'data' as const, data },
}))

/** A signature is what makes a thought come back at all to most providers. */
const thought = fc.record({
  type: fc.constant('reasoning' as const),
  text: words,
  providerOptions: fc.constantFrom(
    { openai: { itemId: 'rs_1', reasoningEncryptedContent: 'cipher' } },
    { anthropic: { signature: 'sealed' } },
    { google: { thoughtSignature: 'sealed' } },
  ),
})

const callMark = fc.option(fc.constant({ google: { thoughtSignature: 'marked' } }), { nil: undefined })
const call = fc.record({ toolName, input, providerOptions: callMark })

const output = fc.oneof(
  words.map((value) => ({ type: 'text' as const, value })),
  words.map((value) => ({ type: 'error-text' as const, value })),
  fc.tuple(text, image).map((value) => ({ type: 'content' as const, value })),
)

/** What the user says, what the model makes of it, and what its tools answer to that. */
const round = fc.record({
  asked: fc.oneof(fc.tuple(text), fc.tuple(text, image), fc.tuple(image, text)),
  thought: fc.option(thought, { nil: undefined }),
  said: text,
  called: fc.array(fc.tuple(call, output), { maxLength: 3 }),
})

type Round = typeof round extends fc.Arbitrary<infer Value> ? Value : never

const tool: fc.Arbitrary<LanguageModelV4FunctionTool> = fc.record({
  type: fc.constant('function' as const),
  name: toolName,
  description: words,
  inputSchema: fc.constant({ type: 'object' as const, properties: { place: { type: 'string' as const } } }),
})

/** A request in the midst of ten rounds with tools: the last thing said is the user's. */
export const modelCall: fc.Arbitrary<ModelCall> = fc
  .record({
    systems: fc.array(words, { maxLength: 2 }),
    rounds: fc.array(round, { minLength: 10, maxLength: 10 }),
    last: text,
    tools: fc.uniqueArray(tool, { minLength: 1, maxLength: 3, selector: ({ name }) => name }),
    settings: fc.record({
      maxOutputTokens: fc.integer({ min: 1, max: 64_000 }),
      temperature: fc.constantFrom(0, 0.5, 1),
      topP: fc.constantFrom(0.1, 0.9),
      stopSequences: fc.array(words, { minLength: 1, maxLength: 3 }),
    }),
    toolChoice: fc.constantFrom({ type: 'auto' as const }, { type: 'required' as const }, { type: 'none' as const }),
  })
  .map(({ systems, rounds, last, tools, settings, toolChoice }) => ({
    prompt: [
      ...systems.map((content) => ({ role: 'system' as const, content })),
      ...rounds.flatMap(messagesOf),
      { role: 'user' as const, content: [last] },
    ],
    ...settings,
    tools,
    toolChoice,
  }))

function messagesOf({ asked, thought, said, called }: Round, index: number): LanguageModelV4Message[] {
  const calls = called.map(([{ toolName, input, providerOptions }], each) => ({
    type: 'tool-call' as const,
    toolCallId: `call_${index}_${each}`,
    toolName,
    input,
    ...(providerOptions && { providerOptions }),
  }))
  const results = called.map(([{ toolName }, output], each) => ({
    type: 'tool-result' as const,
    toolCallId: `call_${index}_${each}`,
    toolName,
    output,
  }))
  const assistant: Content<'assistant'> = [...(thought ? [thought] : []), said, ...calls]
  return [
    { role: 'user', content: asked },
    { role: 'assistant', content: assistant },
    ...(results.length === 0 ? [] : [{ role: 'tool' as const, content: results }]),
  ]
}
