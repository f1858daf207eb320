import { describe, expect, it } from 'vitest'
import { newHome, startWaybill, waybill, waybillJson } from './waybill-command.ts'

interface Key {
  readonly id: string
  readonly key: string
}

interface View {
  readonly name: string
  readonly plan: string | null
  readonly own_limits: Record<string, unknown>
  readonly limits: Record<string, unknown>
  readonly expires_at: number | null
  readonly suspended_reason: string | null
  readonly left: readonly { readonly limit: string; readonly most: number; readonly left: number }[]
}

function ask(proxy: string, key: string, model = 'gpt-5-mini'): Promise<Response> {
  return fetch(`${proxy}/sandbox/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model, messages: [{ role: 'user', content: 'Hello' }] }),
  })
}

describe('limits at the command line', () => {
  it('are given to a key, changed one by one, taken away again, and shared by a plan', async () => {
    const { home } = await startWaybill({ home: newHome() })
    const plan = ['plan', 'create', 'team', '--rpm', '10', '--budget-day', '5', '--allow-provider', 'openai']
    expect(await waybillJson(plan, { home })).toMatchObject({
      name: 'team',
      limits: { requests_per_minute: 10, budget_day_nano_usd: 5_000_000_000, allow_providers: ['openai'] },
      keys: [],
    })
    const own = [
      '--tpm',
      '500',
      '--concurrency',
      '2',
      '--budget-month',
      '0.1',
      '--tokens-day',
      '7',
      '--tokens-month',
      '8',
    ]
    const lists = ['--max-output', '900', '--allow-model', 'gpt-5*', '--allow-model', 'o3', '--allow-endpoint', 'chat']
    const create = ['key', 'create', 'agent', '--plan', 'team', '--expires', '3', '--rpm', '4', ...own, ...lists]
    const { id } = await waybillJson<Key>(create, { home })
    const [made] = await waybillJson<View[]>(['key', 'list'], { home })
    const ofIts = {
      requests_per_minute: 4,
      tokens_per_minute: 500,
      concurrency: 2,
      budget_month_nano_usd: 100_000_000,
      tokens_per_day: 7,
      tokens_per_month: 8,
      max_output_tokens: 900,
      allow_models: ['gpt-5*', 'o3'],
      allow_endpoints: ['chat'],
    }
    expect(made).toMatchObject({ name: 'agent', plan: 'team' })
    expect(made?.own_limits).toEqual(ofIts)
    expect(made?.limits).toEqual({ ...ofIts, budget_day_nano_usd: 5_000_000_000, allow_providers: ['openai'] })
    expect((made?.expires_at ?? 0) - Date.now()).toBeGreaterThan(2.9 * 86_400_000)

    const change = ['key', 'limit', id, '--rpm', 'none', '--allow-model', 'none', '--expires', 'none', '--tpm', '600']
    const changed = await waybillJson<View>(change, { home })
    const { allow_models: _, requests_per_minute: __, ...rest } = ofIts
    expect(changed.own_limits).toEqual({ ...rest, tokens_per_minute: 600 })
    expect(changed.limits.requests_per_minute).toBe(10)
    expect(changed.expires_at).toBeNull()

    const refused = await waybill(['plan', 'remove', 'team'], { home })
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('carried by agent')])
    expect(await waybillJson<View>(['key', 'limit', id, '--plan', 'none'], { home })).toMatchObject({ plan: null })
    await waybillJson(['plan', 'remove', 'team'], { home })
    expect(await waybillJson(['plan', 'list'], { home })).toEqual([])
  })

  it('hold at once, pause and suspension as well, and tables tell of them', async () => {
    const engine = await startWaybill({ home: newHome() })
    const { proxy } = engine.ready
    await waybill(['provider', 'add', 'sandbox'], engine)
    const { id, key } = await waybillJson<Key>(['key', 'create', 'agent', '--rpm', '3'], engine)
    const status = async (): Promise<number> => {
      const answer = await ask(proxy, key)
      await answer.text()
      return answer.status
    }
    expect(await status()).toBe(200)
    await waybill(['pause'], engine)
    expect(await status()).toBe(503)
    expect(await waybillJson(['status'], engine)).toMatchObject({ state: 'running', paused: true })
    expect((await waybill(['status'], engine)).stdout).toContain('paused')
    expect(await waybillJson(['resume'], engine)).toEqual({ paused: false })
    await waybill(['key', 'suspend', id, '--reason', 'too eager'], engine)
    expect(await status()).toBe(403)
    expect((await waybill(['key', 'list'], engine)).stdout).toMatch(/2 of 3 rpm +suspended: too eager/)
    await waybill(['key', 'unsuspend', id], engine)
    expect(await status()).toBe(200)
    await waybill(['key', 'limit', id, '--rpm', '2'], engine)
    expect(await status()).toBe(429)
    await waybill(['provider', 'budget', 'sandbox', '--day', '1.50', '--month', '20'], engine)
    const budgets = await waybill(['provider', 'budget', 'sandbox', '--month', 'none'], engine)
    expect(budgets.stdout).toBe('sandbox: $1.5000 a day, 0 % of it spent\n')
  })

  it('that make no sense are refused with what would', async () => {
    const { home } = await startWaybill({ home: newHome() })
    const cases: [string[], number, RegExp][] = [
      [['key', 'create', 'x', '--rpm', 'many'], 2, /Write a whole number/],
      [['key', 'create', 'x', '--rpm', 'none'], 2, /Write a whole number/],
      [['key', 'create', 'x', '--budget-day', '1,5'], 2, /Write dollars/],
      [['key', 'create', 'x', '--budget-day', '-1'], 2, /Write dollars/],
      [['key', 'create', 'x', '--expires', '0'], 2, /number of days/],
      [['key', 'create', 'x', '--plan', 'nosuch'], 1, /no plan nosuch.*\nwhat to do: See waybill plan list/],
      [['key', 'create', 'x', '--allow-model', ' '], 1, /Write a name, or a pattern/],
      [['key', 'limit', 'nosuch', '--rpm', '1'], 1, /no client key of this id/],
      [['key', 'limit', 'nosuch'], 2, /say what to change/],
      [['key', 'suspend', 'nosuch'], 1, /no client key of this id/],
      [['plan', 'create', 'None Such'], 1, /name: Use up to 40 small letters/],
      [['plan', 'create', 'none'], 1, /choose another name/],
      [['plan', 'remove', 'nosuch'], 1, /no plan nosuch/],
      [['provider', 'budget', 'nosuch', '--day', '1'], 1, /no provider nosuch/],
      [['settings', 'set', 'budget_day_usd', '-3'], 1, /budget_day_usd: /],
    ]
    for (const [command, code, message] of cases) {
      const result = await waybill([...command, '--json'], { home })
      expect({ command, ...result }).toEqual({ command, code, stdout: '', stderr: expect.stringMatching(message) })
    }
  })
})
