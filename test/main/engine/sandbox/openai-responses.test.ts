import { describe, expect, it } from 'vitest'
import { responsesUsage } from '../../../../src/main/engine/sandbox/sandbox.ts'
import { collect, sandboxForTests } from './clients.ts'

const sandbox = sandboxForTests()
const tools = [
  {
    type: 'function' as const,
    name: 'lookup',
    strict: true,
    parameters: { type: 'object', properties: { key: { type: 'string' } } },
  },
]

describe('the Responses API with the OpenAI SDK', () => {
  it('answers with text, reasoning and usage', async () => {
    const body = {
      model: 'gpt-5',
      instructions: 'Be brief.',
      input: 'marker-42',
      reasoning: { effort: 'low' as const },
    }
    const response = await sandbox.openai().responses.create(body)
    expect(response.output_text).toContain('marker-42')
    expect(response.status).toBe('completed')
    expect(response.usage).toEqual(responsesUsage(body))
    expect(response.usage?.output_tokens_details.reasoning_tokens).toBe(64)
    expect(response.output.map((item) => item.type)).toEqual(['reasoning', 'message'])
  })

  it('streams its events in order, numbered, and the SDK gathers them', async () => {
    const body = { model: 'gpt-5', input: 'marker-42', reasoning: { summary: 'auto' as const } }
    const events = await collect(await sandbox.openai().responses.create({ ...body, stream: true }))
    expect(events.map((event) => event.sequence_number)).toEqual(events.map((_, index) => index))
    const order = events.map((event) => event.type).filter((type, index, all) => type !== all[index - 1])
    expect(order).toEqual([
      'response.created',
      'response.in_progress',
      'response.output_item.added',
      'response.reasoning_summary_part.added',
      'response.reasoning_summary_text.delta',
      'response.reasoning_summary_text.done',
      'response.reasoning_summary_part.done',
      'response.output_item.done',
      'response.output_item.added',
      'response.content_part.added',
      'response.output_text.delta',
      'response.output_text.done',
      'response.content_part.done',
      'response.output_item.done',
      'response.completed',
    ])
    const gathered = await sandbox.openai().responses.stream(body).finalResponse()
    expect(gathered.output_text).toContain('marker-42')
    expect(gathered.usage).toEqual(responsesUsage(body))
  })

  it('calls a function, streamed or not, and takes its output', async () => {
    const client = sandbox.openai()
    const plain = await client.responses.create({ model: 'gpt-4o', input: 'go', tools })
    const streamed = await client.responses.stream({ model: 'gpt-4o', input: 'go', tools }).finalResponse()
    const call = { type: 'function_call', name: 'lookup', arguments: '{"key":"go"}' }
    expect(plain.output).toMatchObject([call])
    expect(streamed.output).toMatchObject([call])
    const output = { type: 'function_call_output' as const, call_id: 'call_1', output: 'found' }
    const input = [
      { role: 'user' as const, content: 'go' },
      { ...call, type: 'function_call' as const, call_id: 'call_1' },
      output,
    ]
    const end = await client.responses.create({ model: 'gpt-4o', input, tools })
    expect(end.output_text).toContain('The tool has answered')
  })

  it('is incomplete when the token limit ends it', async () => {
    const body = { model: 'gpt-4o', input: 'go', max_output_tokens: 3 }
    const plain = await sandbox.openai().responses.create(body)
    expect(plain).toMatchObject({ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } })
    const events = await collect(await sandbox.openai().responses.create({ ...body, stream: true }))
    expect(events.at(-1)?.type).toBe('response.incomplete')
  })

  it('stores nothing', async () => {
    await expect(sandbox.openai().responses.retrieve('resp_1')).rejects.toMatchObject({ status: 404 })
    await expect(sandbox.openai().responses.delete('resp_1')).rejects.toMatchObject({ status: 404 })
  })
})
