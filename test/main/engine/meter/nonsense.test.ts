import { beforeEach, describe, expect, it } from 'vitest'
import type { TestEngine } from '../../../support/engine.ts'
import { ask, type SlowProvider, startLimited } from '../limits/limited-engine.ts'

const DOLLAR = 1_000_000_000
let engine: TestEngine
let provider: SlowProvider
let key: { readonly key: string; readonly id: string }

beforeEach(async () => {
  const started = await startLimited()
  engine = started.engine
  provider = started.provider
  key = await engine.core.client.clientKeys.create({ name: 'agent', limits: { budget_day_nano_usd: DOLLAR } })
  for (const model of ['film', 'slow']) {
    await engine.core.client.prices.set({
      provider: 'own',
      model,
      input_nano_usd_per_mtok: 1_000_000_000,
      output_nano_usd_per_mtok: 1_000_000_000,
      second_nano_usd: 1_000_000,
    })
  }
})

function answers(text: string, type = 'application/json'): void {
  provider.upstream.answerWith((_seen, res) => {
    res.writeHead(200, { 'content-type': type })
    res.end(text)
  })
}

/** Whatever was reported: what the user asks for is still told, and every sum is a plain number. */
async function figures() {
  const { usage, clientKeys, limits } = engine.core.client
  const [rows, summary, keys] = [await engine.rows(), await usage.summary({ since: 0 }), await clientKeys.list()]
  expect((await limits.budgets())[0]?.spent).toBe(keys.find(({ id }) => id === key.id)?.left[0]?.spent)
  const spent = keys.find(({ id }) => id === key.id)?.left[0]?.spent ?? Number.NaN
  expect(spent).toBe(rows.reduce((sum, row) => sum + (row.cost_nano_usd ?? 0), 0))
  expect(summary.totals.cost_nano_usd).toBe(spent)
  return { spent, rows }
}

describe('a server that reports nonsense', () => {
  it.each([
    ['/own/v1/videos', '{"id":"v","model":"film","seconds":"-1000"}'],
    ['/own/v1/videos', '{"id":"v","model":"film","seconds":"1e300"}'],
    ['/own/v1/videos', '{"id":"v","model":"film","seconds":1e999}'],
    ['/own/v1/audio/transcriptions', '{"model":"film","duration":-1e999}'],
    ['/own/v1/audio/transcriptions', '{"model":"film","usage":{"type":"duration","seconds":1e999}}'],
    ['/own/v1/audio/transcriptions', '{"model":"film","usage":{"type":"duration","seconds":-5}}'],
    ['/own/v1/chat/completions', '{"model":"film","usage":{"prompt_tokens":-5,"completion_tokens":-1e300}}'],
    ['/own/v1/chat/completions', '{"model":"film","usage":{"prompt_tokens":"5","completion_tokens":1e999}}'],
  ])('opens no budget, stops no engine and hides no figure: %s %s', async (path, text) => {
    answers(text)
    expect((await ask(engine.proxy, key.key, { model: 'film', max_tokens: 10 }, path)).status).toBe(200)
    const { spent, rows } = await figures()
    expect(spent).toBeGreaterThanOrEqual(0)
    for (const { media_units, input_tokens, output_tokens } of rows) {
      for (const figure of [media_units, input_tokens, output_tokens]) expect(figure ?? 0).toBeLessThan(1000)
      expect(Math.min(media_units ?? 0, input_tokens ?? 0, output_tokens ?? 0)).toBe(0)
    }
  })

  it('of as many tokens as a number can hold leaves every sum readable', async () => {
    const many = Number.MAX_SAFE_INTEGER
    answers(JSON.stringify({ model: 'slow', usage: { prompt_tokens: many, completion_tokens: many } }))
    for (let round = 0; round < 3; round += 1) await ask(engine.proxy, key.key, { max_tokens: 10 })
    const { rows } = await figures()
    expect(rows[0]).toMatchObject({ usage_source: 'estimated' })
  })

  it('with a new finish reason in each chunk fills no row', async () => {
    const chunks = Array.from({ length: 500 }, (_, n) => `data: {"choices":[{"finish_reason":"reason-${n}"}]}\n\n`)
    answers(`${chunks.join('')}data: [DONE]\n\n`, 'text/event-stream')
    const answer = await fetch(`${engine.proxy}/own/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'slow', stream: true, max_tokens: 10, messages: [] }),
    })
    expect((await answer.text()).match(/reason-/g)).toHaveLength(500)
    const [row] = await engine.rows()
    expect(row?.finish_reasons).toHaveLength(16)
  })
})
