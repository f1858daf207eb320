import Anthropic from '@anthropic-ai/sdk'
import { betaTool } from '@anthropic-ai/sdk/helpers/beta/json-schema'
import { expect, test } from 'vitest'
import { startWithUpstream } from './world.ts'

const usage = {
  input_tokens: 5,
  output_tokens: 3,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens_details: { reasoning_tokens: 0 },
}
const call = { type: 'function_call', id: 'fc_1', call_id: 'call_1', name: 'weather', arguments: '{"place":"Bern"}' }
const said = {
  type: 'message',
  id: 'msg_1',
  role: 'assistant',
  content: [{ type: 'output_text', text: 'Sunny.', annotations: [] }],
}

// Its first request counts on a conversation kept at Anthropic; told that there is none, it sends all of it each time.
test('the Anthropic SDK’s tool runner, as it comes, works with a model of OpenAI’s', async () => {
  const { engine, upstream } = await startWithUpstream(({ body }, res) => {
    const isAnswered = body.includes('Sun in Bern')
    const head = {
      id: 'resp_1',
      object: 'response',
      created_at: 1_800_000_000,
      status: 'completed',
      model: 'gpt-5-mini',
    }
    res.writeHead(200, { 'content-type': 'application/json' })
    res.end(JSON.stringify({ ...head, output: [isAnswered ? said : call], usage }))
  })
  const client = new Anthropic({ baseURL: engine.proxy, apiKey: engine.key, maxRetries: 0 })
  const tool = betaTool({
    name: 'weather',
    description: 'Tells the weather.',
    inputSchema: { type: 'object', properties: { place: { type: 'string' } } },
    run: ({ place }) => `Sun in ${place}`,
  })
  const runner = client.beta.messages.toolRunner({
    model: 'gpt-5-mini',
    max_tokens: 1000,
    messages: [{ role: 'user', content: 'Hello' }],
    tools: [tool],
  })
  const last = await runner.runUntilDone()
  expect(last.content).toMatchObject([{ type: 'text', text: 'Sunny.' }])
  expect(last.stop_reason).toBe('end_turn')
  expect(upstream.seen).toHaveLength(2)
})
