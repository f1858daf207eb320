import { setMaxListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import { geminiUsage, messagesUsage } from '../../../../src/main/engine/sandbox/sandbox.ts'
import { askedUsage } from './asked-usage.ts'
import { type Expected, expectRow } from './expected-row.ts'
import { journeyForTests, type Kind, type Leg, sentJson } from './journey.ts'
import { fromMessages, type Reported } from './reported.ts'

/** The promise is 100 ms; ten times that for machines that have more to do. */
const LIMIT_MS = 1000
const content = 'Where is my parcel?'
const messages = [{ role: 'user' as const, content }]

interface Client {
  readonly kind: Kind
  readonly model: string
  readonly said: Omit<Expected, 'kind' | 'requestModel'>
  /** What the provider had reported when the client left. */
  readonly reported?: (leg: Leg) => Reported
  readonly stream: (journey: Journey, model: string, signal: AbortSignal) => Promise<AsyncIterable<unknown>>
  readonly whole: (journey: Journey, model: string, signal: AbortSignal) => Promise<unknown>
}
type Journey = ReturnType<typeof journeyForTests>

const clients: readonly Client[] = [
  {
    kind: 'openai',
    model: 'gpt-5-mini',
    said: { endpoint: '/v1/chat/completions', operation: 'chat', serviceTier: 'default' },
    stream: (journey, model, signal) =>
      journey.openai().chat.completions.create({ model, messages, stream: true }, { signal }),
    whole: (journey, model, signal) => journey.openai().chat.completions.create({ model, messages }, { signal }),
  },
  {
    kind: 'anthropic',
    model: 'claude-haiku-4-5',
    said: { endpoint: '/v1/messages', operation: 'chat', serviceTier: 'standard' },
    reported: (leg) => fromMessages(messagesUsage(sentJson(leg))),
    stream: (journey, model, signal) =>
      journey.anthropic().messages.create({ model, messages, max_tokens: 9000, stream: true }, { signal }),
    whole: (journey, model, signal) =>
      journey.anthropic().messages.create({ model, messages, max_tokens: 9000 }, { signal }),
  },
  {
    kind: 'gemini',
    model: 'gemini-2.5-flash',
    said: { endpoint: '/v1/models/{model}:streamGenerateContent', operation: 'generate_content' },
    reported: (leg) => ({ input_tokens: geminiUsage(sentJson(leg), 'gemini-2.5-flash').promptTokenCount }),
    stream: (journey, model, abortSignal) =>
      journey.gemini().models.generateContentStream({ model, contents: content, config: { abortSignal } }),
    whole: (journey, model, abortSignal) =>
      journey.gemini().models.generateContent({ model, contents: content, config: { abortSignal } }),
  },
]

describe.each(['http', 'https'] as const)('a tool that leaves, the provider over %s', (scheme) => {
  const journey = journeyForTests({ scheme })

  it.each(clients)('in the middle of a stream ($kind): the provider stops', async (client) => {
    const model = `${client.model}+slow-20`
    const trip = await journey.breakOff(
      client.kind,
      async () => {
        const controller = abortController()
        const stream = await client.stream(journey, model, controller.signal)
        let seen = 0
        let left = 0
        try {
          for await (const _ of stream) {
            seen += 1
            if (seen !== 5) continue
            left = performance.now()
            controller.abort()
          }
        } catch (error) {
          expect(controller.signal.aborted, String(error)).toBe(true)
        }
        expect(seen).toBeLessThan(20)
        return left
      },
      client.kind === 'openai' ? askedUsage : {},
    )
    const tookMs = (await trip.leg.provider.left) - trip.result
    process.stdout.write(`${client.kind} over ${scheme}: upstream closed ${tookMs.toFixed(1)} ms after the abort\n`)
    expect(tookMs).toBeLessThan(LIMIT_MS)
    expect(trip.leg.provider.answer?.complete).toBe(false)
    const reported = client.reported && { reported: client.reported(trip.leg) }
    expectRow(journey, trip, {
      ...client.said,
      ...reported,
      kind: client.kind,
      requestModel: model,
      responseModel: model,
      stream: true,
      // It left after five events of twenty words and more; some may have been on their way.
      estimatedOutput: [1, 20],
      endedBy: 'client',
    })
  })

  it.each(clients)('before there is an answer ($kind): the provider is not kept waiting', async (client) => {
    const model = `${client.model}+hang`
    const trip = await journey.breakOff(client.kind, async () => {
      const controller = abortController()
      const moment = performance.now()
      const asked = client.whole(journey, model, controller.signal)
      const failed = expect(asked).rejects.toThrow(/abort/i)
      await journey.provider().heard(moment)
      const left = performance.now()
      controller.abort()
      await failed
      return left
    })
    const tookMs = (await trip.leg.provider.left) - trip.result
    expect(tookMs).toBeLessThan(LIMIT_MS)
    const { endpoint, operation } = client.said
    expectRow(journey, trip, {
      kind: client.kind,
      endpoint: endpoint.replace('streamG', 'g'),
      operation,
      requestModel: model,
      // The provider was at work on the input, and may charge for it.
      estimatedOutput: [0, 0],
      endedBy: 'client',
    })
  })
})

function abortController(): AbortController {
  const controller = new AbortController()
  // The SDKs listen more than once, and Node warns of a leak at the eleventh.
  setMaxListeners(50, controller.signal)
  return controller
}
