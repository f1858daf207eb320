import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chatCompletions } from '../../../../../src/main/engine/translate/clients/chat-completions/chat-completions.ts'
import { fitRequest } from '../../../../../src/main/engine/translate/fit/fit.ts'
import { openModel } from '../../../../../src/main/engine/translate/providers/provider-model.ts'
import { fitTo } from '../../../../support/translate/fit-to.ts'

/** What OpenAI takes and others do not: nothing said, instructions anywhere, results late and out of order. */
const word = fc.constantFrom('', 'So.', 'Because.')
const step = fc.oneof(
  word.map((content) => ({ role: 'system', content })),
  word.map((content) => ({ role: 'user', content })),
  word.map((content) => ({ role: 'user', content: [{ type: 'text', text: content }] })),
  fc.record({ role: fc.constant('assistant'), content: fc.option(word), calls: fc.integer({ min: 0, max: 3 }) }),
)
const conversation = fc
  .tuple(fc.array(step, { maxLength: 12 }), fc.infiniteStream(fc.nat()))
  .map(([steps, numbers]) => {
    const messages: object[] = []
    const open: string[] = []
    const answerOne = () => {
      const at = Number(numbers.next().value) % open.length
      messages.push({ role: 'tool', tool_call_id: open.splice(at, 1)[0], content: 'done' })
    }
    for (const [index, said] of steps.entries()) {
      if (!('calls' in said)) messages.push(said)
      else {
        const ids = Array.from({ length: said.calls }, (_none, each) => `call_${index}_${each}`)
        const tool_calls = ids.map((id) => ({ id, type: 'function', function: { name: 'look', arguments: '{}' } }))
        messages.push({ role: 'assistant', content: said.content, ...(ids.length > 0 && { tool_calls }) })
        open.push(...ids)
      }
      if (open.length > 0 && Number(numbers.next().value) % 2 === 0) answerOne()
    }
    while (open.length > 0) answerOne()
    return [...messages, { role: 'user', content: 'And now?' }]
  })

const tools = [{ type: 'function', function: { name: 'look' } }]

/** The body that the AI SDK's package makes of it. */
async function sentTo(to: 'messages' | 'generate_content' | 'responses' | 'chat_completions', messages: object[]) {
  const kind = { messages: 'anthropic', generate_content: 'gemini', responses: 'openai', chat_completions: 'mistral' }[
    to
  ]
  const way = fitTo({ from: 'chat_completions', to, kind, model: 'm' })
  const { call } = fitRequest(chatCompletions.decode({ messages, tools }, { path: '', query: '' }), way)
  let body: unknown = null
  const model = await openModel(way, 'm', async (_url, init) => {
    body = JSON.parse(String(init?.body))
    return new Response('{}', { status: 500 })
  })
  await Promise.resolve(model.doGenerate(call)).catch((error: unknown) => {
    if (body === null) throw error
  })
  return body
}

test('whatever order OpenAI takes, each provider’s format can say it', async () => {
  await fc.assert(
    fc.asyncProperty(conversation, async (messages) => {
      for (const to of ['messages', 'generate_content', 'responses', 'chat_completions'] as const) {
        expect(await sentTo(to, messages)).not.toBeNull()
      }
    }),
    { numRuns: 60 },
  )
})

interface Block {
  readonly type: string
  readonly text?: string
  readonly id?: string
  readonly tool_use_id?: string
}

test('and Anthropic’s has its turns one by one, nothing empty, and results right behind their calls', async () => {
  await fc.assert(
    fc.asyncProperty(conversation, async (messages) => {
      const body = (await sentTo('messages', messages)) as { messages: { role: string; content: Block[] }[] }
      for (const [index, { role, content }] of body.messages.entries()) {
        expect(role).not.toBe(body.messages[index + 1]?.role)
        expect(content).not.toHaveLength(0)
        expect(content.some(({ text }) => text === '')).toBe(false)
        const called = content.flatMap(({ type, id }) => (type === 'tool_use' ? [id] : []))
        const next = body.messages[index + 1]?.content.slice(0, called.length) ?? []
        expect(next.map((block) => block.tool_use_id).toSorted()).toEqual(called.toSorted())
      }
    }),
    { numRuns: 100 },
  )
})
