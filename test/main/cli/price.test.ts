import { describe, expect, it } from 'vitest'
import type { OwnPrice, PriceInForce, Repricing } from '../../../src/shared/contract/prices.ts'
import type { ExchangeRow } from '../../../src/shared/exchange-row.ts'
import { newHome, startWaybill, waybill, waybillJson } from './waybill-command.ts'

interface Listed {
  readonly own: OwnPrice[]
  readonly in_force: PriceInForce[]
}

async function ask(proxy: string, key: string): Promise<void> {
  const answer = await fetch(`${proxy}/sandbox/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'gpt-5-mini', messages: [{ role: 'user', content: 'Hello' }] }),
  })
  await answer.text()
}

describe('waybill price', () => {
  it('sets a price, which holds from then on, and for the past when it is applied', async () => {
    const engine = await startWaybill({ home: newHome() })
    await waybill(['provider', 'add', 'sandbox'], engine)
    const { key } = await waybillJson<{ key: string }>(['key', 'create', 'agent'], engine)
    const rows = () => waybillJson<ExchangeRow[]>(['exchanges'], engine)
    await ask(engine.ready.proxy, key)
    expect((await rows()).map((row) => row.cost_basis)).toEqual(['free'])

    const set = ['price', 'set', 'sandbox/gpt-5-*', '--input', '$1.5', '--output', '2', '--request', '0.000000007']
    const own = await waybillJson<OwnPrice>(set, engine)
    expect(own).toMatchObject({
      provider: 'sandbox',
      model: 'gpt-5-*',
      input_nano_usd_per_mtok: 1_500_000_000,
      output_nano_usd_per_mtok: 2_000_000_000,
      cache_read_nano_usd_per_mtok: null,
      request_nano_usd: 7,
    })
    await ask(engine.ready.proxy, key)
    const [second, first] = await rows()
    const cost = (row: ExchangeRow | undefined) =>
      (row?.input_tokens ?? 0) * 1500 + (row?.output_tokens ?? 0) * 2000 + 7
    expect([second?.cost_basis, second?.cost_nano_usd]).toEqual(['priced', cost(second)])
    expect(second?.price_version).toMatch(/^own \d{4}-\d\d-\d\d$/)

    const listed = await waybillJson<Listed>(['price', 'list', '--model', 'gpt-5*'], engine)
    expect(listed.own).toEqual([own])
    expect(listed.in_force.map((price) => price.price_version)).toEqual(
      listed.in_force.map(() => second?.price_version),
    )
    expect(listed.in_force[0]).toMatchObject({ provider: 'sandbox', cost_basis: 'priced', request_nano_usd: 7 })
    expect(await waybillJson<Listed>(['price', 'list', '--model', 'claude*'], engine)).toMatchObject({
      own: [],
      in_force: [],
    })
    expect((await waybill(['price', 'list'], engine)).stdout).toMatch(
      /^PROVIDER +MODEL +IN .*\nsandbox +gpt-5-\* +\$1\.5000 .*[\s\S]*genai-prices/,
    )

    const nothing = await waybillJson<Repricing>(['price', 'apply', '--model', 'claude*'], engine)
    expect(nothing).toMatchObject({ changed: 0, done: true })
    const applied = await waybillJson<Repricing>(['price', 'apply', '--since', '1h'], engine)
    expect(applied).toEqual({ checked: 2, changed: 1, newly_priced: 0, difference_nano_usd: cost(first), done: true })
    expect((await rows()).map((row) => row.cost_nano_usd)).toEqual([cost(second), cost(first)])

    // The same without an engine, and what a zero means.
    await waybill(['stop'], engine)
    expect(await waybillJson(['price', 'list', '--model', 'gpt-5*'], engine)).toEqual(listed)
    expect((await waybill(['price', 'remove', 'sandbox/gpt-5-*'], engine)).stdout).toBe('sandbox/gpt-5-*: removed.\n')
    const free = await waybill(['price', 'set', 'sandbox/*', '--input', '0', '--output', '0'], engine)
    expect(free.stdout).toBe('sandbox/*: free\n')
    const again = await waybill(['price', 'apply'], engine)
    expect(again.stdout).toMatch(/^2 of 2 exchanges have another cost now: -\$0\.00\d+ in all; 0 of them had none\.\n$/)
  })

  it('says what is wrong, and leaves the prices as they are', async () => {
    const home = newHome()
    await waybill(['settings', 'set', 'upstream_proxy', 'http://127.0.0.1:9'], { home })
    const cases: [string[], RegExp][] = [
      [
        ['set', 'gpt-5', '--input', '1', '--output', '1'],
        /^error: gpt-5 does not say which provider.*\nwhat to do: Write provider\/model/,
      ],
      [['set', 'openai/gpt-5'], /^error: Give a price\.\nwhat to do: /],
      [['set', 'openai/gpt-5', '--input', '1'], /^error: Give the price of input and that of output.*\nwhat to do: /],
      [['set', 'Open AI/gpt-5', '--request', '1'], /^error: provider: Write the provider as a name.*\nwhat to do: /],
      [['set', 'openai/gpt 5', '--request', '1'], /^error: model: Write the model as a name.*\nwhat to do: /],
      [
        ['remove', 'openai/gpt-5'],
        /^error: There is no price of your own for openai\/gpt-5\.\nwhat to do: See waybill price list/,
      ],
      [
        ['refresh'],
        /^error: .*can’t be reached \(ECONNREFUSED\)\. The prices stay as they are\.\nwhat to do: Check the network/,
      ],
    ]
    for (const [command, message] of cases) {
      const result = await waybill(['price', ...command, '--json'], { home })
      expect({ command, ...result }).toEqual({ command, code: 1, stdout: '', stderr: expect.stringMatching(message) })
    }
    const wrong = await waybill(['price', 'set', 'openai/gpt-5', '--request=-1'], { home })
    expect([wrong.code, wrong.stdout, wrong.stderr]).toEqual([2, '', expect.stringContaining('Write US dollars')])
    expect(await waybillJson(['price', 'list'], { home })).toMatchObject({ own: [], list: { refreshed_at: null } })
  })
})
