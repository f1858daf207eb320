import { once } from 'node:events'
import { OpenAIRealtimeWS } from 'openai/realtime/ws'
import type { RealtimeResponseUsage, ResponseDoneEvent } from 'openai/resources/realtime/realtime'
import { describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { TEST_TLS } from '../sandbox/test-certificate.ts'
import { type Expected, expectRow } from './expected-row.ts'
import { journeyForTests } from './journey.ts'
import type { Reported } from './reported.ts'

const realtime: Expected = {
  kind: 'openai',
  endpoint: '/v1/realtime',
  operation: 'realtime',
  requestModel: 'gpt-realtime',
  responseModel: 'gpt-realtime',
}

/** What the responses of a session used, each on its own and all that was said before included. */
function fromRealtime(usages: readonly (RealtimeResponseUsage | undefined)[]): Reported {
  const sum = (part: (usage: RealtimeResponseUsage) => number | undefined) =>
    usages.reduce((total, usage) => total + ((usage && part(usage)) ?? 0), 0)
  return {
    input_tokens: sum(({ input_tokens }) => input_tokens),
    output_tokens: sum(({ output_tokens }) => output_tokens),
    cache_read_input_tokens: sum(({ input_token_details }) => input_token_details?.cached_tokens),
    input_audio_tokens: sum(({ input_token_details }) => input_token_details?.audio_tokens),
    output_audio_tokens: sum(({ output_token_details }) => output_token_details?.audio_tokens),
    input_image_tokens: sum(({ input_token_details }) => input_token_details?.image_tokens),
  }
}

// The OpenAI SDK makes `wss:` of any base URL (openai/realtime, 7.55): here something before Waybill speaks TLS.
describe.each(['http', 'https'] as const)('a Realtime session of the OpenAI SDK, the provider over %s', (scheme) => {
  const journey = journeyForTests({ scheme, door: 'https' })

  it('talks; its frames pass as they are, and its row has what its answers used', async () => {
    const closed = journey.engine().nextClosed()
    const trip = await journey.carry('openai', async () => {
      const options = { ca: TEST_TLS.cert }
      const session = new OpenAIRealtimeWS({ model: 'gpt-realtime', options }, journey.openai())
      await new Promise((resolve) => session.once('session.created', resolve))
      const ask = (text: string) => {
        const done = new Promise<ResponseDoneEvent>((resolve) => session.once('response.done', resolve))
        const content = [{ type: 'input_text' as const, text }]
        session.send({ type: 'conversation.item.create', item: { type: 'message', role: 'user', content } })
        session.send({ type: 'response.create' })
        return done
      }
      const gone = once(session.socket, 'close')
      const answers = [await ask('Where is my parcel? 📦'), await ask('And now? 📦')]
      session.close()
      await gone
      await closed
      return answers
    })
    for (const answer of trip.result) {
      expect(answer).toMatchObject({
        response: { output: [{ content: [{ text: expect.stringContaining('📦') }] }] },
      })
    }
    expect(trip.rows[0]?.request_bytes).toBeGreaterThan(100)
    const reported = fromRealtime(trip.result.map(({ response }) => response.usage))
    expectRow(journey, trip, { ...realtime, tool: 'OpenAI', finishReasons: ['completed'], reported })
  })
})

describe.each(['http', 'https'] as const)('a WebSocket, the provider over %s', (scheme) => {
  const journey = journeyForTests({ scheme })

  it('ends at the provider when the tool vanishes, and its row says who left', async () => {
    const trip = await journey.breakOff('openai', async () => {
      const address = `${journey.address().replace('http', 'ws')}/v1/realtime?model=gpt-realtime`
      const headers = { authorization: `Bearer ${journey.engine().key}`, 'user-agent': 'codex_cli_rs/0.60' }
      const socket = new WebSocket(address, { headers })
      await once(socket, 'message')
      const left = performance.now()
      socket.terminate()
      return left
    })
    const tookMs = (await trip.leg.provider.left) - trip.result
    process.stdout.write(`WebSocket over ${scheme}: upstream closed ${tookMs.toFixed(1)} ms after the end\n`)
    expect(tookMs).toBeLessThan(1000)
    expectRow(journey, trip, { ...realtime, tool: 'codex_cli_rs', endedBy: 'client' })
  })
})

describe('a Realtime session that is not to be', () => {
  const journey = journeyForTests()
  const refusal = async (path: string, key: string) => {
    const closed = journey.engine().nextClosed()
    const socket = new WebSocket(journey.address().replace('http', 'ws') + path, {
      headers: { authorization: `Bearer ${key}` },
    })
    const [error] = await once(socket, 'error')
    return { error: String(error), row: await closed }
  }

  it('is refused by Waybill without a client key, and the provider hears nothing', async () => {
    const moment = performance.now()
    const { error, row } = await refusal('/v1/realtime?model=gpt-realtime', 'sk-wb-nobody')
    expect(error).toContain('401')
    expect(row).toMatchObject({ status_code: 401, error_type: 'client_key_unknown', ended_by: 'waybill', attempts: 0 })
    expect(journey.provider().recorder.since(moment)).toHaveLength(0)
  })

  it('is refused in the provider’s words where the provider refuses it', async () => {
    const { error, row } = await refusal('/v1/realtime/nowhere?model=gpt-realtime', journey.engine().key)
    expect(error).toContain('404')
    expect(row).toMatchObject({ status_code: 404, ended_by: 'complete', attempts: 1, request_bytes: 0 })
  })
})
