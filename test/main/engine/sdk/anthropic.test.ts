import { toFile } from '@anthropic-ai/sdk'
import { describe, expect, it } from 'vitest'
import { countedTokens, messagesUsage } from '../../../../src/main/engine/sandbox/sandbox.ts'
import { type Expected, expectRow } from './expected-row.ts'
import { collect, journeyForTests, type Leg, sentJson } from './journey.ts'
import { fromMessages } from './reported.ts'

const model = 'claude-haiku-4-5'
const messages = [{ role: 'user' as const, content: 'Where is my parcel? 📦' }]
const body = { model, max_tokens: 1000, messages }
const schema = { type: 'object' as const, properties: { where: { type: 'string' } }, required: ['where'] }
const tools = [{ name: 'look', input_schema: schema }]
const anthropic = { kind: 'anthropic' } as const
const answered: Expected = {
  ...anthropic,
  endpoint: '/v1/messages',
  operation: 'chat',
  requestModel: model,
  responseModel: model,
  serviceTier: 'standard',
  finishReasons: ['end_turn'],
}
const used = ({ legs }: { legs: readonly Leg[] }) => fromMessages(messagesUsage(sentJson(legs[0] as Leg)))

describe.each(['http', 'https'] as const)('the Anthropic SDK through Waybill, the provider over %s', (scheme) => {
  const journey = journeyForTests({ scheme })
  const carry = <Result>(task: () => Promise<Result>) => journey.carry('anthropic', task)

  it('gets an answer', async () => {
    const trip = await carry(() => journey.anthropic().messages.create(body))
    expect(trip.result.content[0]).toMatchObject({ type: 'text', text: expect.stringContaining('📦') })
    expectRow(journey, trip, { ...answered, reported: used(trip) })
  })

  it('streams one', async () => {
    const trip = await carry(async () => collect(await journey.anthropic().messages.create({ ...body, stream: true })))
    expect(trip.result.at(-1)?.type).toBe('message_stop')
    expectRow(journey, trip, { ...answered, stream: true, reported: used(trip) })
  })

  it('streams by its own helper', async () => {
    const trip = await carry(() => journey.anthropic().messages.stream(body).finalMessage())
    expectRow(journey, trip, { ...answered, stream: true, reported: used(trip) })
  })

  it('calls a tool, streamed and not, and brings its result', async () => {
    const client = journey.anthropic()
    const called = { ...answered, finishReasons: ['tool_use'] }
    const plain = await carry(() => client.messages.create({ ...body, tools }))
    const call = plain.result.content.find((block) => block.type === 'tool_use')
    expect(call?.name).toBe('look')
    expectRow(journey, plain, { ...called, reported: used(plain) })

    const streamed = await carry(() => client.messages.stream({ ...body, tools }).finalMessage())
    expectRow(journey, streamed, { ...called, stream: true, reported: used(streamed) })

    const result = { type: 'tool_result' as const, tool_use_id: call?.id ?? '', content: 'on its way' }
    const next = [
      ...messages,
      { role: 'assistant' as const, content: plain.result.content },
      { role: 'user' as const, content: [result] },
    ]
    const last = await carry(() => client.messages.create({ ...body, tools, messages: next }))
    expectRow(journey, last, { ...answered, reported: used(last) })
  })

  it('pays for what it puts into the cache and takes from it, and for what was thought', async () => {
    const cached = (text: string, ttl: '5m' | '1h') => ({
      type: 'text' as const,
      text: text.repeat(500),
      cache_control: { type: 'ephemeral' as const, ttl },
    })
    const system = [cached('read ', '1h'), cached('written for an hour ', '1h'), cached('for minutes ', '5m')]
    const thinking = { type: 'enabled' as const, budget_tokens: 1024 }
    const ask = { ...body, max_tokens: 4000, system, thinking }
    for (const stream of [false, true]) {
      const trip = await carry<unknown>(() =>
        stream ? journey.anthropic().messages.stream(ask).finalMessage() : journey.anthropic().messages.create(ask),
      )
      const reported = used(trip)
      for (const field of [
        'cache_read_input_tokens',
        'cache_creation_input_tokens',
        'cache_creation_1h_input_tokens',
        'reasoning_output_tokens',
      ] as const) {
        expect(reported[field], field).toBeGreaterThan(0)
      }
      expectRow(journey, trip, { ...answered, stream, reported })
    }
  })

  it('counts tokens, which costs nothing', async () => {
    const trip = await carry(() => journey.anthropic().messages.countTokens({ model, messages, tools }))
    const input_tokens = countedTokens(sentJson(trip.legs[0] as Leg))
    expect(trip.result.input_tokens).toBe(input_tokens)
    expectRow(journey, trip, {
      ...anthropic,
      endpoint: '/v1/messages/count_tokens',
      operation: 'count_tokens',
      requestModel: model,
      free: true,
      reported: { input_tokens },
    })
  })

  it('uploads a file, reads it back and deletes it', async () => {
    const { files } = journey.anthropic()
    const content = Buffer.from(`\r\n--boundary\r\n\0${'letter „ß“ '.repeat(20_000)}`)
    const file = { ...anthropic, operation: 'files', free: true }
    const up = await carry(async () => files.upload({ file: await toFile(content, 'brief.txt') }))
    const { id } = up.result
    expect(up.result.size_bytes).toBe(content.length)
    expectRow(journey, up, { ...file, endpoint: '/v1/files', free: false })

    const down = await carry(async () => Buffer.from(await (await files.download(id)).arrayBuffer()))
    expect(down.result.equals(content)).toBe(true)
    expectRow(journey, down, { ...file, endpoint: '/v1/files/{id}/content' })
    const gone = await carry(() => files.delete(id))
    expectRow(journey, gone, { ...file, endpoint: '/v1/files/{id}' })
  })
})
