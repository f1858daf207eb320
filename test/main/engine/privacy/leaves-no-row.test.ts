import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { ControlClient } from '../../../../src/shared/contract/contract.ts'
import type { ExchangeEvent } from '../../../../src/shared/contract/usage.ts'
import { startEngine } from '../../../support/engine.ts'
import { createMarkers } from '../../../support/markers.ts'
import { makePlace, startProcess } from '../../../support/markers-process.ts'
import { startUpstream } from '../../../support/markers-upstream.ts'
import { addProvider, ask, startLimited, startSlowProvider, statuses, times } from '../limits/limited-engine.ts'
import { ask as send } from './ask.ts'
import { everydayTraffic } from './everyday-traffic.ts'
import { talkOverWebSocket } from './talk-over-web-socket.ts'

/** Two ways to leave nothing behind: what is made so of the key, and of all. */
const ways = [
  { way: 'of a private key', isPrivate: true, recording: 'on' },
  { way: 'while recording is paused', isPrivate: false, recording: 'paused' },
] as const

async function makeKey(client: ControlClient, { isPrivate, recording }: (typeof ways)[number], limits = {}) {
  await client.settings.set({ name: 'recording', value: recording })
  return client.clientKeys.create({ name: 'agent', private: isPrivate, limits })
}

/** Tables that hold anything of exchanges. */
const TABLES = ['exchanges', 'recent', 'daily_totals', 'hourly_totals', 'total_groups', 'events']

function rowsOf(home: string): Record<string, number> {
  const db = new Database(join(home, 'waybill.db'), { readonly: true })
  try {
    return Object.fromEntries(
      TABLES.map((table) => [table, Number(db.prepare(`select count(*) from ${table}`).pluck().get())]),
    )
  } finally {
    db.close()
  }
}

const NONE = Object.fromEntries(TABLES.map((table) => [table, 0]))

describe.each(ways)('an exchange $way', (how) => {
  it('leaves no row, no total and no byte, however it ends; its like of before and after does', async () => {
    const { mark, foundIn } = createMarkers()
    const place = makePlace()
    onTestFinished(place.remove)
    const engine = await startProcess(place)
    onTestFinished(async () => void (await engine.end('SIGKILL')))
    const { client, proxy } = engine
    await client.providers.add({ kind: 'sandbox' })
    await client.settings.set({ name: 'prometheus', value: true })
    const { key, id } = await makeKey(client, how, { budget_day_nano_usd: 1e12 })
    const tool = mark('tool')
    const model = mark('model')
    const headers = { 'user-agent': `${tool}/1` }
    for (const asked of everydayTraffic) {
      const path = asked.path.replace(/^\/(openai|anthropic|gemini)/, '/sandbox')
      await send(proxy, key, { ...asked, path, headers: { ...asked.headers, ...headers } })
    }
    for (const [way, leave] of [
      ['', undefined],
      ['+cut-2', undefined],
      ['+error-429', undefined],
      ['+hang', 'when-sent'],
      ['+slow-20', 'after-first-chunk'],
    ] as const) {
      const body = JSON.stringify({ model: model + way, stream: true, messages: [{ role: 'user', content: 'Hello' }] })
      const asked = {
        path: '/sandbox/v1/chat/completions',
        headers: { 'content-type': 'application/json', ...headers },
      }
      await send(proxy, key, { ...asked, body, ...(leave ? { leave } : {}) })
    }
    const talk = `${proxy}/sandbox/v1/realtime?model=${model}`
    await talkOverWebSocket(talk, { ...headers, authorization: `Bearer ${key}` }, 'Hello')

    expect(await client.usage.exchanges({ limit: 10 })).toEqual([])
    const { exchanges, unrecorded, recording } = await client.system.status()
    expect({ exchanges, unrecorded, recording }).toEqual({ exchanges: 0, unrecorded: 0, recording: how.recording })
    expect((await client.metrics.text()).text).not.toContain('sandbox')
    expect((await client.clientKeys.list())[0]).toMatchObject({
      requests: 0,
      last_used_at: null,
      private: how.isPrivate,
    })
    expect(rowsOf(place.home)).toEqual(NONE)
    expect(foundIn(engine.traces())).toEqual([])

    // The same search finds both, once they may be kept.
    await client.clientKeys.update({ id, private: false })
    await client.settings.set({ name: 'recording', value: 'on' })
    const body = JSON.stringify({ model: `sandbox-${model}`, messages: [{ role: 'user', content: 'Hello' }] })
    await send(proxy, key, { path: '/sandbox/v1/chat/completions', headers, body })
    expect(await client.usage.exchanges({ limit: 10 })).toHaveLength(1)
    expect(foundIn(engine.traces())).toEqual(expect.arrayContaining([expect.stringMatching(/^tool: plain/)]))
  })

  it('holds its budget in parallel, and shows what is left of it', async () => {
    const { engine, provider } = await startLimited()
    const { client } = engine.core
    const { key, id } = await makeKey(client, how, { budget_month_nano_usd: 10_000_000 })
    const asked = times(50, () => ask(engine.proxy, key, { max_tokens: 1000 }))
    await provider.hasArrived(10)
    provider.answerAll({ input: 0, output: 1000 })
    expect(await statuses(asked)).toEqual({ 200: 10, 429: 40 })
    expect(provider.arrived()).toBe(10)
    expect((await ask(engine.proxy, key, { max_tokens: 1 })).status).toBe(429)
    const view = (await client.clientKeys.list()).find((each) => each.id === id)
    expect(view?.left[0]).toMatchObject({ spent: 10_000_000, left: 0, reserved: 0 })
    // A budget that runs out is told of all the same: that is of the budget, and of no exchange.
    expect(await client.usage.exchanges({ limit: 10 })).toEqual([])
  })

  it('holds its budget over kill -9: what was under way counts as spent, and no row appears', async () => {
    const place = makePlace()
    onTestFinished(place.remove)
    const provider = await startSlowProvider()
    let engine = await startProcess(place)
    onTestFinished(async () => void (await engine.end('SIGKILL')))
    await addProvider(engine.client, provider.upstream)
    const { key, id } = await makeKey(engine.client, how, { budget_month_nano_usd: 5_000_000, requests_per_minute: 90 })
    provider.answerAll({ input: 0, output: 500 })
    expect(await statuses(times(2, () => ask(engine.proxy, key, { max_tokens: 1000 })))).toEqual({ 200: 2 })
    provider.holdBack()
    const cut = times(3, () => ask(engine.proxy, key, { max_tokens: 1000 }).catch(() => null))
    await provider.hasArrived(5)
    await engine.end('SIGKILL')
    await Promise.all(cut)
    expect(rowsOf(place.home)).toMatchObject({ exchanges: 0, recent: 0 })

    engine = await startProcess(place)
    const left = (await engine.client.clientKeys.list()).find((each) => each.id === id)?.left ?? []
    expect(left.find(({ limit }) => limit === 'budget_month_nano_usd')).toMatchObject({ spent: 4_000_000, reserved: 0 })
    expect(left.find(({ limit }) => limit === 'requests_per_minute')?.spent).toBe(5)
    provider.answerAll({ input: 0, output: 1000 })
    expect(await statuses(times(10, () => ask(engine.proxy, key, { max_tokens: 1000 })))).toEqual({ 200: 1, 429: 9 })
    expect(await engine.client.usage.exchanges({ limit: 10 })).toEqual([])
    expect(await engine.end('SIGTERM')).toBe(0)
    const { events, ...others } = rowsOf(place.home)
    // The budget's own warnings, of 50, 80 or 100 %.
    expect(events).toBeLessThanOrEqual(3)
    expect(others).toEqual({ ...NONE, events: undefined })
  })

  it('is told of to nobody who watches', async () => {
    const { engine, provider } = await startLimited()
    provider.answerAll({ input: 1, output: 1 })
    const { client } = engine.core
    const events = await client.usage.live()
    const { key } = await makeKey(client, how)
    expect((await ask(engine.proxy, key)).status).toBe(200)
    await client.settings.set({ name: 'recording', value: 'on' })
    expect((await ask(engine.proxy, engine.key)).status).toBe(200)
    const told: ExchangeEvent[] = []
    for await (const event of events) {
      told.push(event)
      if (event.type === 'closed') break
    }
    expect(told.map(({ row }) => row.client_key_id)).toEqual([engine.keyId, engine.keyId])
  })
})

it('an exchange ends as it began, whatever is switched meanwhile', async () => {
  const { engine, provider } = await startLimited()
  const { client } = engine.core
  const { key, id } = await client.clientKeys.create({ name: 'agent', limits: { budget_day_nano_usd: 1e12 } })
  const recorded = ask(engine.proxy, key)
  await provider.hasArrived(1)
  await client.clientKeys.update({ id, private: true })
  await client.settings.set({ name: 'fields_off', value: ['endpoint'] })
  const hidden = ask(engine.proxy, key)
  await provider.hasArrived(2)
  await client.clientKeys.update({ id, private: false })
  await client.settings.set({ name: 'recording', value: 'paused' })
  provider.answerAll({ input: 3, output: 7 })
  await Promise.all([recorded, hidden])
  const rows = await engine.rows()
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ client_key_id: id, output_tokens: 7, endpoint: '/v1/chat/completions' })
  const left = (await client.clientKeys.list()).find((each) => each.id === id)?.left[0]
  expect(left).toMatchObject({ spent: 14_000, reserved: 0 })
})

it('what is refused without a key leaves a row as ever, but none while recording is paused', async () => {
  const engine = await startEngine()
  onTestFinished(engine.stop)
  const request = { path: '/v1/chat/completions', body: '{}' }
  await send(engine.proxy, null, request)
  expect(await engine.rows()).toMatchObject([{ error_type: 'client_key_missing', client_key_id: null }])
  await engine.core.client.settings.set({ name: 'recording', value: 'paused' })
  expect((await send(engine.proxy, null, request)).status).toBe(401)
  expect(await engine.rows()).toHaveLength(1)
})

it('a disk that takes no more of a private key’s spending costs no request anything, and is no lost exchange', async () => {
  const upstream = await startUpstream()
  onTestFinished(upstream.close)
  const engine = await startEngine()
  onTestFinished(engine.stop)
  const { client } = engine.core
  await client.providers.add({ kind: 'compatible', name: 'own', base_url: `${upstream.origin}/v1` })
  const { key } = await client.clientKeys.create({ name: 'agent', private: true, limits: { tokens_per_day: 100_000 } })
  const holder = new Database(join(engine.dataDirectory, 'waybill.db'))
  onTestFinished(() => void holder.close())
  holder.exec('begin immediate')
  expect((await ask(engine.proxy, key)).status).toBe(200)
  holder.exec('rollback')
  expect((await client.system.status()).unrecorded).toBe(0)
})
