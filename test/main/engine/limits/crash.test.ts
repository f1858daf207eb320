import { expect, it, onTestFinished } from 'vitest'
import { makePlace, startProcess } from '../../../support/markers-process.ts'
import { addProvider, ask, startSlowProvider, statuses, times } from './limited-engine.ts'

const body = { max_tokens: 1000 }

it('after kill -9 a budget holds what was spent and what was under way, and the rows say the same', async () => {
  const place = makePlace()
  onTestFinished(place.remove)
  const provider = await startSlowProvider()
  let engine = await startProcess(place)
  onTestFinished(async () => void (await engine.end('SIGKILL')))
  await addProvider(engine.client, provider.upstream)
  const limits = { budget_month_nano_usd: 20_000_000, requests_per_minute: 1000 }
  const { key, id } = await engine.client.clientKeys.create({ name: 'agent', limits })

  // Five are answered, and used half of what was reserved for them.
  provider.answerAll({ input: 10, output: 500 })
  expect(await statuses(times(5, () => ask(engine.proxy, key, body)))).toEqual({ 200: 5 })
  provider.holdBack()
  const cut = times(50, () => ask(engine.proxy, key, body).catch(() => ({ status: 0 })))
  // 20 dollar-thousandths, less five halves, is 17 more and a half.
  await provider.hasArrived(5 + 17)
  const refused = new Promise<void>((resolve) => {
    let count = 0
    for (const reply of cut) void reply.then(({ status }) => status === 429 && ++count === 33 && resolve())
  })
  await refused
  await engine.end('SIGKILL')
  const ended = await Promise.all(cut)
  expect(ended.filter(({ status }) => status === 429)).toHaveLength(33)
  expect(provider.arrived()).toBe(22)

  engine = await startProcess(place)
  const rows = await engine.client.usage.exchanges({ limit: 1000, client_key_id: id })
  const crashed = rows.filter(({ ended_by }) => ended_by === 'crash')
  expect(crashed).toHaveLength(17)
  for (const row of crashed) {
    expect(row).toMatchObject({
      provider_name: 'own',
      request_model: 'slow',
      usage_source: 'estimated',
      output_tokens: 1000,
      cost_nano_usd: 1_000_000,
      cost_basis: 'priced',
      status_code: null,
    })
    expect(row.input_tokens).toBeGreaterThan(5)
  }
  const ofRows = rows.reduce((sum, { cost_nano_usd }) => sum + (cost_nano_usd ?? 0), 0)
  expect(ofRows).toBe(19_500_000)
  const [view] = await engine.client.clientKeys.list()
  expect(view?.left.find(({ limit }) => limit === 'budget_month_nano_usd')).toMatchObject({
    spent: ofRows,
    reserved: 0,
  })
  // The minute before the crash is not forgotten either.
  expect(view?.left.find(({ limit }) => limit === 'requests_per_minute')?.spent).toBe(22)

  provider.answerAll({ input: 10, output: 500 })
  expect(await statuses(times(50, () => ask(engine.proxy, key, body)))).toEqual({ 429: 50 })
  expect(provider.arrived()).toBe(22)
  expect((await ask(engine.proxy, key, { max_tokens: 500 })).status).toBe(200)
})

it('after kill -9, the row of an unlimited key’s upload tells where it was going', async () => {
  const place = makePlace()
  onTestFinished(place.remove)
  const provider = await startSlowProvider()
  let engine = await startProcess(place)
  onTestFinished(async () => void (await engine.end('SIGKILL')))
  await addProvider(engine.client, provider.upstream)
  const { key } = await engine.client.clientKeys.create({ name: 'agent' })
  // Far larger than what arrives in one turn of the event loop: its opening is written before its model is known.
  const large = { messages: [{ role: 'user', content: 'x'.repeat(3_000_000) }] }
  const running = ask(engine.proxy, key, large).catch(() => {})
  await provider.hasArrived(1)
  // Answered by an engine that has gone round its event loop since.
  await engine.client.system.status()
  await engine.end('SIGKILL')
  await running
  engine = await startProcess(place)
  const [row] = await engine.client.usage.exchanges({ limit: 1 })
  expect(row).toMatchObject({ ended_by: 'crash', provider_name: 'own', request_model: 'slow', usage_source: 'none' })
})
