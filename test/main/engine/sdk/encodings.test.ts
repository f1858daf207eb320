import { describe, expect, it } from 'vitest'
import { chatUsage, geminiUsage, messagesUsage } from '../../../../src/main/engine/sandbox/sandbox.ts'
import { headerOf } from '../../../support/recorder-messages.ts'
import { type Expected, expectRow } from './expected-row.ts'
import { collect, journeyForTests, type Leg, sentJson } from './journey.ts'
import { fromChat, fromGemini, fromMessages } from './reported.ts'

const content = 'Where is my parcel? '.repeat(20)
const messages = [{ role: 'user' as const, content }]
const bodyOf = ({ legs }: { legs: readonly Leg[] }) => sentJson(legs[0] as Leg)

describe.each(['gzip', 'br', 'deflate'] as const)('an answer compressed with %s', (encoding) => {
  const journey = journeyForTests({ scheme: 'https' })
  // Over http Node's own fetch asks for gzip and deflate alone.
  const headers = { 'accept-encoding': encoding }
  const expectStillCompressed = ({ legs }: { legs: readonly Leg[] }) => {
    const answer = legs[0]?.client.answer
    expect(answer && headerOf(answer, 'content-encoding')).toBe(encoding)
    expect(answer?.body.includes('Waybill sandbox')).toBe(false)
  }

  it.each([false, true])('stays so to the OpenAI SDK, and is counted all the same (stream: %s)', async (stream) => {
    const model = `gpt-5-mini+${encoding}`
    const { completions } = journey.openai().chat
    const stream_options = { include_usage: true }
    const trip = await journey.carry<unknown>('openai', async () =>
      stream
        ? collect(await completions.create({ model, messages, stream, stream_options }, { headers }))
        : completions.create({ model, messages }, { headers }),
    )
    expectStillCompressed(trip)
    const said: Expected = {
      kind: 'openai',
      endpoint: '/v1/chat/completions',
      operation: 'chat',
      serviceTier: 'default',
      finishReasons: ['stop'],
    }
    const names = { requestModel: model, responseModel: model, stream }
    expectRow(journey, trip, { ...said, ...names, reported: fromChat(chatUsage(bodyOf(trip))) })
  })

  it.each([false, true])('stays so to the Anthropic SDK (stream: %s)', async (stream) => {
    const model = `claude-haiku-4-5+${encoding}`
    const body = { model, messages, max_tokens: 900 }
    const client = journey.anthropic().messages
    const trip = await journey.carry<unknown>('anthropic', () =>
      stream ? client.stream(body, { headers }).finalMessage() : client.create(body, { headers }),
    )
    expectStillCompressed(trip)
    const said: Expected = {
      kind: 'anthropic',
      endpoint: '/v1/messages',
      operation: 'chat',
      serviceTier: 'standard',
      finishReasons: ['end_turn'],
    }
    const names = { requestModel: model, responseModel: model, stream }
    expectRow(journey, trip, { ...said, ...names, reported: fromMessages(messagesUsage(bodyOf(trip))) })
  })

  it.each([false, true])('stays so to the Google SDK (stream: %s)', async (stream) => {
    const model = `gemini-2.5-flash+${encoding}`
    const { models } = journey.gemini()
    const ask = { model, contents: content, config: { httpOptions: { headers } } }
    const trip = await journey.carry<unknown>('gemini', async () =>
      stream ? collect(await models.generateContentStream(ask)) : models.generateContent(ask),
    )
    expectStillCompressed(trip)
    const said: Expected = {
      kind: 'gemini',
      endpoint: `/v1/models/{model}:${stream ? 'streamG' : 'g'}enerateContent`,
      operation: 'generate_content',
      finishReasons: ['STOP'],
    }
    const names = { requestModel: model, responseModel: model, stream }
    expectRow(journey, trip, { ...said, ...names, reported: fromGemini(geminiUsage(bodyOf(trip), model)) })
  })
})
