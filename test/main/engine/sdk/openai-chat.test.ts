import { describe, expect, it } from 'vitest'
import { chatUsage, responsesUsage } from '../../../../src/main/engine/sandbox/sandbox.ts'
import { askedUsage } from './asked-usage.ts'
import { expectRow } from './expected-row.ts'
import { collect, journeyForTests, type Leg, sentJson } from './journey.ts'
import { fromChat, fromResponses } from './reported.ts'

const model = 'gpt-5-mini'
const messages = [{ role: 'user' as const, content: 'Where is my parcel? 📦 – „dort“' }]
const look = {
  name: 'look',
  parameters: { type: 'object', properties: { where: { type: 'string' } }, required: ['where'] },
}
const tools = [{ type: 'function' as const, function: look }]
const chat = { kind: 'openai', endpoint: '/v1/chat/completions', operation: 'chat', requestModel: model } as const
const answered = { ...chat, responseModel: model, serviceTier: 'default', finishReasons: ['stop'] }
const responses = { ...answered, endpoint: '/v1/responses', finishReasons: ['completed'] }
const firstOf = (trip: { legs: readonly Leg[] }) => sentJson(trip.legs[0] as Leg)

describe.each(['http', 'https'] as const)('Chat Completions through Waybill, the provider over %s', (scheme) => {
  const journey = journeyForTests({ scheme })

  it('answers', async () => {
    const trip = await journey.carry('openai', () => journey.openai().chat.completions.create({ model, messages }))
    expect(trip.result.choices[0]?.message.content).toContain('„dort“')
    expect(trip.result.usage).toEqual(chatUsage(firstOf(trip)))
    expectRow(journey, trip, { ...answered, reported: fromChat(chatUsage(firstOf(trip))) })
  })

  it('tells how much of a long prompt was cached', async () => {
    const long = [{ role: 'user' as const, content: 'parcel '.repeat(2000) }]
    const trip = await journey.carry('openai', () =>
      journey.openai().chat.completions.create({ model, messages: long }),
    )
    const reported = fromChat(chatUsage(firstOf(trip)))
    expect(reported.cache_read_input_tokens).toBeGreaterThan(1000)
    expectRow(journey, trip, { ...answered, reported })
  })

  it('streams, and the usage that the tool asked for is in the row', async () => {
    const body = { model, messages, stream: true as const, stream_options: { include_usage: true } }
    const trip = await journey.carry('openai', async () =>
      collect(await journey.openai().chat.completions.create(body)),
    )
    const text = trip.result.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('')
    expect(text).toContain('„dort“')
    expectRow(journey, trip, { ...answered, stream: true, reported: fromChat(chatUsage(firstOf(trip))) })
  })

  it('streams to a tool that asked for no usage, adds none, and has it in the row all the same', async () => {
    const ask = async () => collect(await journey.openai().chat.completions.create({ model, messages, stream: true }))
    const trip = await journey.carry('openai', ask, askedUsage)
    expect(trip.result.some((chunk) => 'usage' in chunk || chunk.choices.length === 0)).toBe(false)
    expect(trip.legs[0]?.provider.answer?.body.toString()).toContain('"usage":{')
    expectRow(journey, trip, { ...answered, stream: true, reported: fromChat(chatUsage(firstOf(trip))) })
  })

  it('streams old completions to a tool that asked for no usage', async () => {
    const prompt = 'Where is my parcel?'
    const ask = async () => collect(await journey.openai().completions.create({ model, prompt, stream: true }))
    const trip = await journey.carry('openai', ask, askedUsage)
    expect(trip.result.some((chunk) => 'usage' in chunk)).toBe(false)
    expect(trip.rows[0]).toMatchObject({ usage_source: 'reported', input_tokens: expect.any(Number) })
  })

  it('calls a tool, streamed and not, and takes its result', async () => {
    const client = journey.openai()
    const plain = await journey.carry('openai', () => client.chat.completions.create({ model, messages, tools }))
    const call = plain.result.choices[0]?.message
    expect(call?.tool_calls?.[0]).toMatchObject({ function: { name: 'look' } })
    const called = { ...answered, finishReasons: ['tool_calls'] }
    expectRow(journey, plain, { ...called, reported: fromChat(chatUsage(firstOf(plain))) })

    const ask = async () => collect(await client.chat.completions.create({ model, messages, tools, stream: true }))
    const streamed = await journey.carry('openai', ask, askedUsage)
    expectRow(journey, streamed, { ...called, stream: true, reported: fromChat(chatUsage(firstOf(streamed))) })

    const result = { role: 'tool' as const, tool_call_id: call?.tool_calls?.[0]?.id ?? '', content: 'on its way' }
    const next = [...messages, call ?? { role: 'assistant' as const }, result]
    const last = await journey.carry('openai', () => client.chat.completions.create({ model, messages: next, tools }))
    expect(last.result.choices[0]?.message.content).toContain('The tool has answered')
    expectRow(journey, last, { ...answered, reported: fromChat(chatUsage(firstOf(last))) })
  })
})

describe.each(['http', 'https'] as const)('Responses through Waybill, the provider over %s', (scheme) => {
  const journey = journeyForTests({ scheme })
  const input = 'Where is my parcel?'

  it('answers', async () => {
    const trip = await journey.carry('openai', () => journey.openai().responses.create({ model, input }))
    expect(trip.result.output_text).toContain(input)
    expectRow(journey, trip, { ...responses, reported: fromResponses(responsesUsage(firstOf(trip))) })
  })

  it('streams', async () => {
    const trip = await journey.carry('openai', async () =>
      collect(await journey.openai().responses.create({ model, input, stream: true })),
    )
    expect(trip.result.at(-1)?.type).toBe('response.completed')
    expectRow(journey, trip, {
      ...responses,
      stream: true,
      reported: fromResponses(responsesUsage(firstOf(trip))),
    })
  })

  it('calls a tool', async () => {
    const own = [{ type: 'function' as const, strict: false, ...look }]
    const trip = await journey.carry('openai', () => journey.openai().responses.create({ model, input, tools: own }))
    expect(trip.result.output.at(-1)).toMatchObject({ type: 'function_call', name: 'look' })
    expectRow(journey, trip, { ...responses, reported: fromResponses(responsesUsage(firstOf(trip))) })
  })

  it('tells why an answer is cut short', async () => {
    const trip = await journey.carry('openai', () =>
      journey.openai().responses.create({ model, input, max_output_tokens: 2 }),
    )
    expect(trip.result.status).toBe('incomplete')
    const reported = fromResponses(responsesUsage(firstOf(trip)))
    expectRow(journey, trip, { ...responses, finishReasons: ['max_output_tokens'], reported })
  })
})
