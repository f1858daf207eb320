import { describe, expect, it } from 'vitest'
import { resetOf } from '../../../../src/main/engine/limits/windows.ts'
import { addProvider, ask, movableClock, startLimited, startSlowProvider, statuses, times } from './limited-engine.ts'

/** 1,000 tokens of output at most: a tenth of a cent. */
const body = { max_tokens: 1000 }
const CENT = 10_000_000

async function keyWith(engine: Awaited<ReturnType<typeof startLimited>>['engine'], limits: Record<string, number>) {
  const { key, id } = await engine.core.client.clientKeys.create({ name: 'agent', limits })
  const left = async () => (await engine.core.client.clientKeys.list()).find((view) => view.id === id)?.left
  return { key, id, left }
}

describe('a budget in dollars', () => {
  it('lets never more than 20 of 50 parallel requests reach the provider where it allows 20, in any round', async () => {
    const { engine, provider } = await startLimited()
    const { key, left } = await keyWith(engine, { budget_day_nano_usd: 2 * CENT })
    for (let round = 1; round <= 3; round += 1) {
      const replies = times(50, () => ask(engine.proxy, key, body))
      await provider.hasArrived(20)
      // Those that are refused have their answer; those that passed wait for theirs.
      await refusals(replies, round === 1 ? 30 : 50)
      expect(provider.arrived()).toBe(20)
      if (round === 1) expect(await left()).toMatchObject([{ spent: 0, reserved: 2 * CENT, left: 0 }])
      provider.answerAll({ input: 10, output: 1000 })
      await statuses(replies)
      expect(await left()).toMatchObject([
        { limit: 'budget_day_nano_usd', most: 2 * CENT, spent: 2 * CENT, reserved: 0 },
      ])
    }
    expect(provider.arrived()).toBe(20)
  })

  it('gives back what was reserved and not used, and lets as much more pass', async () => {
    const { engine, provider } = await startLimited()
    const { key, left } = await keyWith(engine, { budget_day_nano_usd: 2 * CENT })
    const first = times(50, () => ask(engine.proxy, key, body))
    await provider.hasArrived(20)
    provider.answerAll({ input: 10, output: 500 })
    const passed = (await statuses(first))[200] ?? 0
    // Never more at once than what is left allows, whatever finished meanwhile.
    expect(passed).toBeGreaterThanOrEqual(20)
    for (let round = 0; round < 3; round += 1) await statuses(times(50, () => ask(engine.proxy, key, body)))
    const [state] = (await left()) ?? []
    expect(state?.reserved).toBe(0)
    expect(state?.spent).toBeLessThanOrEqual(2 * CENT)
    expect(state?.spent).toBeGreaterThan(2 * CENT - 100_000 * 10)
    expect(state?.spent).toBe(provider.arrived() * 500_000)
  })

  it('that is only held by others says so, and that one may try again soon; one that is spent says when it opens', async () => {
    const { engine, provider } = await startLimited()
    const { key } = await keyWith(engine, { budget_month_nano_usd: 1_500_000 })
    const first = ask(engine.proxy, key, body)
    await provider.hasArrived(1)
    const held = await ask(engine.proxy, key, body)
    expect(held).toMatchObject({ status: 429, body: { error: { code: 'rate_limit_exceeded' } } })
    expect(held.headers.get('x-should-retry')).toBe('true')
    expect(held.headers.get('retry-after')).toBe('1')
    provider.answerAll({ input: 1, output: 1000 })
    await first
    const spent = await ask(engine.proxy, key, body)
    expect(spent).toMatchObject({ status: 429, body: { error: { code: 'insufficient_quota' } } })
    expect(spent.headers.get('x-should-retry')).toBe('false')
    const message = String((spent.body.error as { message: string }).message)
    expect(message).toMatch(/budget of \$0\.0015 per month of the client key agent/)
    expect(message).toMatch(/\$0\.001 used, and this request may need \$0\.001/)
    expect(message).toMatch(/begins on \d{4}-\d{2}-01 00:00/)
    // A smaller one fits into what is left.
    expect((await ask(engine.proxy, key, { max_tokens: 400 })).status).toBe(200)
  })

  it('does not block what is free or has no price, when it is spent', async () => {
    const { engine, provider } = await startLimited()
    provider.answerAll({ input: 1, output: 10 })
    const { key } = await keyWith(engine, { budget_day_nano_usd: 0 })
    expect((await ask(engine.proxy, key, body)).status).toBe(429)
    expect((await ask(engine.proxy, key, { model: 'nobody-knows-its-price' })).status).toBe(200)
    await engine.core.client.providers.add({ kind: 'sandbox' })
    expect((await ask(engine.proxy, key, { model: 'gpt-5-mini' }, '/sandbox/v1/chat/completions')).status).toBe(200)
    const models = await fetch(`${engine.proxy}/own/v1/models`, { headers: { authorization: `Bearer ${key}` } })
    expect(models.status).toBe(200)
  })

  it('holds where pictures or seconds are charged for, and is opened by no figure that a provider may send', async () => {
    const { engine, provider } = await startLimited()
    const { key, left } = await keyWith(engine, { budget_day_nano_usd: 2 * CENT })
    await engine.core.client.prices.set({
      provider: 'own',
      model: 'film',
      input_nano_usd_per_mtok: 0,
      output_nano_usd_per_mtok: 0,
      second_nano_usd: 1_000_000,
    })
    const film = (seconds: string) => {
      provider.upstream.answerWith((_seen, res) => {
        res.writeHead(200, { 'content-type': 'application/json' })
        res.end(JSON.stringify({ id: 'video_1', model: 'film', status: 'queued', seconds }))
      })
      return ask(engine.proxy, key, { model: 'film', seconds: '12' }, '/own/v1/videos')
    }
    expect((await film('-1000')).status).toBe(200)
    expect((await left())?.[0]?.spent).toBe(0)
    expect((await film('12')).status).toBe(200)
    expect((await left())?.[0]?.spent).toBe(12_000_000)
    expect((await film('12')).status).toBe(429)
  })

  it('is there again on the next day, and of the month what is left', async () => {
    const clock = movableClock()
    const { engine, provider } = await startLimited({ clock })
    provider.answerAll({ input: 1, output: 1000 })
    const { key, left } = await keyWith(engine, { budget_day_nano_usd: 1_000_000, tokens_per_month: 1_000_000 })
    expect((await ask(engine.proxy, key, body)).status).toBe(200)
    expect((await ask(engine.proxy, key, body)).status).toBe(429)
    const toTomorrow = resetOf('day', clock.now()) - clock.now()
    clock.ahead(toTomorrow)
    expect((await ask(engine.proxy, key, body)).status).toBe(200)
    // A clock that goes back finds the day as full as it was, and fuller.
    clock.ahead(-toTomorrow)
    expect((await ask(engine.proxy, key, body)).status).toBe(429)
    expect((await left())?.find(({ limit }) => limit === 'budget_day_nano_usd')).toMatchObject({ spent: 2_000_000 })
    clock.ahead(toTomorrow)
    expect((await ask(engine.proxy, key, body)).status).toBe(429)
  })

  it('counts what a key spent before it had one', async () => {
    const { engine, provider } = await startLimited()
    provider.answerAll({ input: 1, output: 1000 })
    const { key, id } = await keyWith(engine, {})
    expect(await statuses(times(3, () => ask(engine.proxy, key, body)))).toEqual({ 200: 3 })
    await engine.core.client.clientKeys.update({ id, limits: { budget_day_nano_usd: 4_000_000 } })
    expect(await statuses(times(2, () => ask(engine.proxy, key, body)))).toEqual({ 200: 1, 429: 1 })
  })
})

describe('a limit of tokens per day', () => {
  it('holds with what was estimated, and then with what was used', async () => {
    const { engine, provider } = await startLimited()
    const { key, left } = await keyWith(engine, { tokens_per_day: 5_000 })
    const replies = times(10, () => ask(engine.proxy, key, body))
    await provider.hasArrived(4)
    await refusals(replies, 6)
    provider.answerAll({ input: 20, output: 30 })
    expect(await statuses(replies)).toEqual({ 200: 4, 429: 6 })
    expect(await left()).toMatchObject([{ limit: 'tokens_per_day', spent: 200, reserved: 0, left: 4_800 }])
    expect((await ask(engine.proxy, key, body)).status).toBe(200)
  })
})

describe('counting tokens', () => {
  it('uses none', async () => {
    const { engine, provider } = await startLimited()
    const { key, left } = await keyWith(engine, { tokens_per_day: 50 })
    provider.upstream.answerWith((_seen, res) => {
      res.writeHead(200, { 'content-type': 'application/json' })
      res.end('{"input_tokens":100000}')
    })
    expect((await ask(engine.proxy, key, {}, '/own/v1/messages/count_tokens')).status).toBe(200)
    expect(await left()).toMatchObject([{ spent: 0, reserved: 0 }])
  })
})

describe('a budget over all keys', () => {
  it('holds for all of them together, and one of a provider for that provider', async () => {
    const { engine, provider } = await startLimited()
    const { client } = engine.core
    provider.answerAll({ input: 1, output: 1000 })
    await client.settings.set({ name: 'budget_day_usd', value: 0.005 })
    const keys = await Promise.all(times(5, () => client.clientKeys.create({ name: 'agent' })))
    const replies = times(20, (index) => ask(engine.proxy, keys[index % 5]?.key ?? '', body))
    expect(await statuses(replies)).toEqual({ 200: 5, 429: 15 })
    await client.settings.set({ name: 'budget_day_usd', value: null })
    await client.limits.setProviderBudget({ provider_name: 'own', budget_month_nano_usd: 8_000_000 })
    expect(await statuses(times(5, () => ask(engine.proxy, engine.key, body)))).toEqual({ 200: 3, 429: 2 })
    const refusal = await ask(engine.proxy, engine.key, body)
    expect((refusal.body.error as { message: string }).message).toContain('of the provider own')
    const other = await startSlowProvider()
    other.answerAll({ input: 1, output: 1 })
    await addProvider(client, other.upstream, 'other')
    expect((await ask(engine.proxy, engine.key, body, '/other/v1/chat/completions')).status).toBe(200)
    expect(await client.limits.budgets()).toMatchObject([
      { scope: 'provider', subject: 'own', window: 'month', unit: 'usd', spent: 8_000_000, limit: 8_000_000 },
    ])
  })
})

describe('a budget of a provider', () => {
  it('goes with it, and does not come back with another of that name', async () => {
    const { engine, provider } = await startLimited()
    const { client } = engine.core
    provider.answerAll({ input: 1, output: 1000 })
    await client.limits.setProviderBudget({ provider_name: 'own', budget_day_nano_usd: 0 })
    expect((await ask(engine.proxy, engine.key, body)).status).toBe(429)
    await client.providers.remove({ name: 'own' })
    expect(await client.limits.budgets()).toEqual([])
    await addProvider(client, provider.upstream)
    expect((await ask(engine.proxy, engine.key, body)).status).toBe(200)
  })
})

describe('erasing', () => {
  it('a key, or all, empties its windows; what is erased by time or provider does not', async () => {
    const { engine, provider } = await startLimited()
    const { client } = engine.core
    provider.answerAll({ input: 1, output: 1000 })
    const { key, id, left } = await keyWith(engine, { budget_day_nano_usd: 2_000_000 })
    const spent = async () => (await left())?.[0]?.spent
    await statuses(times(2, () => ask(engine.proxy, key, body)))
    await client.privacy.purge({ scope: 'before', before: Date.now() + 1000 })
    await client.privacy.purge({ scope: 'provider', provider_name: 'own' })
    expect(await engine.rows()).toEqual([])
    expect(await spent()).toBe(2_000_000)
    await client.privacy.purge({ scope: 'key', client_key_id: id })
    expect(await spent()).toBe(0)
    provider.holdBack()
    const running = ask(engine.proxy, key, body)
    await provider.hasArrived(3)
    await client.privacy.purge({ scope: 'all' })
    expect(await left()).toMatchObject([{ spent: 0, reserved: 1_000_000 }])
    provider.answerAll({ input: 1, output: 1000 })
    expect((await running).status).toBe(200)
    expect(await left()).toMatchObject([{ spent: 1_000_000, reserved: 0 }])
  })
})

/** Resolves once so many were refused; the others go on. */
function refusals(replies: readonly Promise<{ status: number }>[], count: number): Promise<void> {
  return new Promise((resolve) => {
    let refused = 0
    for (const reply of replies) {
      void reply.then(({ status }) => {
        if (status !== 429) return
        refused += 1
        if (refused === count) resolve()
      })
    }
  })
}
