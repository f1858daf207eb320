import { afterAll, beforeAll, expect, it } from 'vitest'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { EVENTS, type Golden, nanoUsd } from './golden/golden.ts'
import { type GoldenProvider, startGoldenProvider } from './golden/provider.ts'
import { GEMINI_25_PRO, GPT_5, GPT_5_MINI } from './golden/rates.ts'

let provider: GoldenProvider
let engine: TestEngine

beforeAll(async () => {
  provider = await startGoldenProvider()
  engine = await startEngine()
  const { providers } = engine.core.client
  await providers.add({ kind: 'openai', base_url: `${provider.origin}/v1`, key: 'sk-provider-0123456789' })
  await providers.add({ kind: 'gemini', base_url: `${provider.origin}/v1beta`, key: 'sk-provider-0123456789' })
})
afterAll(async () => {
  await engine?.stop()
  await provider?.close()
})

/** What the row says after this answer to this request. */
async function rowOf(
  kind: 'openai' | 'gemini',
  method: 'GET' | 'POST',
  path: string,
  answer: unknown,
  type = 'application/json',
) {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer)
  provider.plays({ name: '', provider: kind, path, answer: text, type } as unknown as Golden)
  const closed = engine.nextClosed()
  const headers = { authorization: `Bearer ${engine.key}`, 'content-type': 'application/json' }
  const body = method === 'POST' ? JSON.stringify({ model: 'gpt-5-mini', input: 'Hi' }) : null
  await (await fetch(`${engine.proxy}/${kind}${path}`, { method, headers, body })).text()
  const { usage_source, input_tokens, output_tokens, cost_basis, cost_nano_usd } = await closed
  return { usage_source, input_tokens, output_tokens, cost_basis, cost_nano_usd }
}

const nothing = { usage_source: 'none', input_tokens: null, output_tokens: null }
const repeated = { ...nothing, cost_basis: 'free', cost_nano_usd: 0 }
const unknown = { ...nothing, cost_basis: 'unpriced', cost_nano_usd: null }
const usage = { input_tokens: 1000, output_tokens: 400, total_tokens: 1400 }
const reported = (cost_nano_usd: number) => ({
  usage_source: 'reported',
  input_tokens: 1000,
  output_tokens: 400,
  cost_basis: 'priced',
  cost_nano_usd,
})

it('counts a batch once, at half the price, however often it is asked for', async () => {
  const batch = (status: string, more = {}) => ({
    id: 'batch_1',
    object: 'batch',
    model: 'gpt-5-mini',
    status,
    ...more,
  })
  const begun = batch('validating', { usage: { input_tokens: 0, output_tokens: 0, total_tokens: 0 } })
  const over = batch('completed', { usage })
  expect(await rowOf('openai', 'POST', '/v1/batches', begun)).toEqual(unknown)
  expect(await rowOf('openai', 'GET', '/v1/batches/batch_1', batch('in_progress'))).toEqual(repeated)
  const cost = nanoUsd(
    [
      [1000, GPT_5_MINI.input / 2],
      [400, GPT_5_MINI.output / 2],
    ],
    0,
  )
  expect(await rowOf('openai', 'GET', '/v1/batches/batch_1', over)).toEqual(reported(cost))
  expect(await rowOf('openai', 'GET', '/v1/batches/batch_1', over)).toEqual(repeated)
})

it('counts a response that was made in the background, once', async () => {
  const response = (status: string, more = {}) => ({
    id: 'resp_1',
    object: 'response',
    model: 'gpt-5',
    status,
    usage: null,
    ...more,
  })
  expect(await rowOf('openai', 'POST', '/v1/responses', response('queued'))).toEqual(unknown)
  const cost = nanoUsd(
    [
      [1000, GPT_5.input],
      [400, GPT_5.output],
    ],
    0,
  )
  const over = response('completed', { usage })
  expect(await rowOf('openai', 'GET', '/v1/responses/resp_1', over)).toEqual(reported(cost))
  expect(await rowOf('openai', 'GET', '/v1/responses/resp_1', over)).toEqual(repeated)
})

/** The same response, as a stream tells of it. */
function stream(id: string, more: object, ...statuses: string[]): string {
  const events = statuses.map((status) => {
    const type = status === 'completed' ? 'response.completed' : 'response.created'
    const response = { id, model: 'gpt-5', status, usage: status === 'completed' ? usage : null, ...more }
    return `event: ${type}\ndata: ${JSON.stringify({ type, response })}\n\n`
  })
  return events.join('')
}

it('counts a response that was made in the background and is asked for as a stream, once', async () => {
  const id = 'resp_4'
  const queued = { id, object: 'response', model: 'gpt-5', status: 'queued', background: true, usage: null }
  expect(await rowOf('openai', 'POST', '/v1/responses', queued)).toEqual(unknown)
  const told = stream(id, { background: true }, 'in_progress', 'completed')
  const path = `/v1/responses/${id}?stream=true`
  expect(await rowOf('openai', 'GET', path, told, EVENTS)).toMatchObject({ ...nanoUsdOf(1000, 400) })
  expect(await rowOf('openai', 'GET', path, told, EVENTS)).toEqual(repeated)
})

it('counts a background stream that broke off when it is taken up again, and one that is no job at once', async () => {
  const id = 'resp_5'
  const begun = stream(id, { background: true }, 'in_progress')
  expect(await rowOf('openai', 'POST', '/v1/responses', begun, EVENTS)).toEqual(unknown)
  const rest = stream(id, { background: true }, 'completed')
  expect(await rowOf('openai', 'GET', `/v1/responses/${id}?stream=true`, rest, EVENTS)).toMatchObject(
    nanoUsdOf(1000, 400),
  )
  const plain = stream('resp_6', { background: false }, 'in_progress')
  expect(await rowOf('openai', 'POST', '/v1/responses', plain, EVENTS)).toMatchObject({ usage_source: 'estimated' })
})

function nanoUsdOf(input: number, output: number) {
  const cost = nanoUsd(
    [
      [input, GPT_5.input],
      [output, GPT_5.output],
    ],
    0,
  )
  return reported(cost)
}

it('counts an interaction that was made in the background, once', async () => {
  const interaction = (status: string, more = {}) => ({ id: 'v1_1', model: 'gemini-2.5-pro', status, ...more })
  const over = interaction('completed', {
    usage: { total_input_tokens: 1000, total_output_tokens: 400, total_tokens: 1400 },
  })
  expect(await rowOf('gemini', 'POST', '/v1beta/interactions', interaction('in_progress'))).toEqual(unknown)
  const cost = nanoUsd(
    [
      [1000, GEMINI_25_PRO.input],
      [400, GEMINI_25_PRO.output],
    ],
    0,
  )
  expect(await rowOf('gemini', 'GET', '/v1beta/interactions/v1_1', over)).toEqual(reported(cost))
  expect(await rowOf('gemini', 'GET', '/v1beta/interactions/v1_1', over)).toEqual(repeated)
})

it('does not count what it has not seen begin: another may have', async () => {
  const over = { id: 'resp_2', object: 'response', model: 'gpt-5', status: 'completed', usage }
  expect(await rowOf('openai', 'GET', '/v1/responses/resp_2', over)).toEqual(repeated)
})

it('counts a response once that is asked for again after its stream', async () => {
  const over = { id: 'resp_3', object: 'response', model: 'gpt-5', status: 'completed', usage }
  const stream = `event: response.completed\ndata: ${JSON.stringify({ type: 'response.completed', response: over })}\n\n`
  expect(await rowOf('openai', 'POST', '/v1/responses', stream, EVENTS)).toMatchObject({ usage_source: 'reported' })
  expect(await rowOf('openai', 'GET', '/v1/responses/resp_3', over)).toEqual(repeated)
})
