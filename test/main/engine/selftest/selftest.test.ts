import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { appendFileSync, rmSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SelftestStep } from '../../../../src/shared/contract/privacy.ts'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { dumpOf } from './dump.ts'

let engine: TestEngine

beforeEach(async () => {
  engine = await startEngine()
})
afterEach(() => engine.stop())

type Result = Extract<SelftestStep, { step: 'result' }>
type Searched = Extract<SelftestStep, { step: 'searched' }>

async function run(on = engine) {
  const steps: SelftestStep[] = []
  for await (const step of await on.core.client.privacy.selftest()) steps.push(step)
  const result = steps.find((step): step is Result => step.step === 'result')
  if (!result) throw new Error('no result')
  const searched = steps.filter((step): step is Searched => step.step === 'searched')
  return { steps, result, searched }
}

async function chat(model: string, path = '/v1/chat/completions'): Promise<Response> {
  const answer = await fetch(engine.proxy + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${engine.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model, messages: [{ role: 'user', content: 'Hello' }] }),
  })
  await answer.arrayBuffer()
  return answer
}

describe('the self-test', () => {
  it('sends words through every format, finds none of them, and erases its own rows alone', async () => {
    await engine.core.client.providers.add({ kind: 'sandbox' })
    for (const model of ['sandbox', 'sandbox-error-400', 'sandbox']) await chat(model)
    await fetch(`${engine.proxy}/v1/models`, {
      headers: { 'user-agent': 'waybill-selftest/1', authorization: 'Bearer no' },
    })
    const before = await dumpOf(engine)
    expect(before.exchanges).toHaveLength(4)

    const { result, searched, steps } = await run()
    expect(result).toMatchObject({ passed: true, found: 0 })
    expect(result.requests).toBeGreaterThan(40)
    expect(result.rows_erased).toBe(result.requests)
    expect(result.markers).toBe(steps.reduce((sum, step) => sum + (step.step === 'sent' ? step.markers : 0), 0))
    expect(result.left_out.filter((what) => what.includes('answered'))).toEqual([])
    for (const when of ['during', 'before', 'after'] as const) {
      const files = searched.filter((step) => step.when === when).map(({ file }) => file)
      for (const name of ['waybill.db', 'waybill.db-wal', 'waybill.db-shm'])
        expect(files).toContain(join(engine.dataDirectory, name))
    }
    const handedOut = searched.filter(({ file }) => / as (ndjson|csv|json|text)$/.test(file))
    expect(handedOut.map(({ when, bytes }) => [when, bytes > 1000])).toEqual(Array(5).fill(['before', true]))
    expect(await dumpOf(engine)).toEqual(before)
    expect(await engine.core.client.system.status()).toMatchObject({ exchanges: 4, running_exchanges: 0 })
  })

  it('needs no sandbox among the providers, and leaves none', async () => {
    expect((await run()).result).toMatchObject({ passed: true })
    expect(await engine.core.client.providers.list()).toEqual([])
    expect((await engine.core.client.clientKeys.list()).map(({ name }) => name)).toEqual(['test'])
  })

  it('lets nobody else reach the sandbox, and its own key nothing else', async () => {
    const statuses: number[] = []
    for await (const step of await engine.core.client.privacy.selftest()) {
      if (step.step === 'sent' && statuses.length < 3) statuses.push((await chat('sandbox')).status)
    }
    expect(statuses).toEqual([404, 404, 404])
  })

  it.each([
    ['as it is', (word: string) => word],
    ['in base64', (word: string) => Buffer.from(`no${word}`).toString('base64')],
    ['in UTF-16', (word: string) => Buffer.from(word, 'utf16le')],
  ])('finds a word that somebody wrote into the data directory, %s, and says what it was', async (_way, write) => {
    const leak = join(engine.dataDirectory, 'a-log-that-should-not-be')
    const listen = (message: unknown): void => {
      const { headers, url } = (message as { request: IncomingMessage }).request
      const cookie = /session=(\w+)/.exec(headers.cookie ?? '')?.[1]
      if (cookie && url?.startsWith('/v1/embeddings')) appendFileSync(leak, write(cookie))
    }
    subscribe('http.server.request.start', listen)
    const { result, searched } = await run().finally(() => unsubscribe('http.server.request.start', listen))
    expect(result.passed).toBe(false)
    const found = searched.filter((step) => step.found.length > 0)
    expect(found.map(({ file, when, found }) => [file, when, found])).toEqual(
      (['during', 'before', 'after'] as const).map((when) => [leak, when, ['cookie']]),
    )
    rmSync(leak)
  })

  it('leaves nothing behind when it is ended early', async () => {
    const before = await dumpOf(engine)
    let seen = 0
    for await (const { step } of await engine.core.client.privacy.selftest()) {
      seen += 1
      if (step === 'searched') break
    }
    expect(seen).toBeGreaterThan(40)
    expect(await dumpOf(engine)).toEqual(before)
  })

  it('is in nobody’s figures', async () => {
    const { client, scrape } = engine.core
    await client.settings.set({ name: 'prometheus', value: true })
    await chat('nobody')
    const before = await scrape.text()
    expect(before).toContain('_count')
    await run()
    expect(await scrape.text()).toBe(before)
  })

  it('can run twice at once', async () => {
    const before = await dumpOf(engine)
    const results = await Promise.all([run(), run()])
    for (const { result } of results) expect(result).toMatchObject({ passed: true, rows_erased: result.requests })
    expect(await dumpOf(engine)).toEqual(before)
  })

  it('says so where recording is paused, and writes nothing', async () => {
    await engine.core.client.settings.set({ name: 'recording', value: 'paused' })
    const before = await dumpOf(engine)
    const { result } = await run()
    expect(result).toMatchObject({ passed: true, rows_erased: 0 })
    expect(result.left_out[0]).toMatch(/Recording is paused/)
    expect(await dumpOf(engine)).toEqual(before)
  })

  it('sends no request without a key where rows would not tell by which tool', async () => {
    await engine.core.client.settings.set({ name: 'fields_off', value: ['tool', 'request_model', 'request_bytes'] })
    const before = await dumpOf(engine)
    const { result, steps } = await run()
    expect(result).toMatchObject({ passed: true, rows_erased: result.requests })
    expect(steps).not.toContainEqual(expect.objectContaining({ what: 'A client key that nobody has' }))
    expect(result.left_out[0]).toMatch(/without a known key/)
    expect(await dumpOf(engine)).toEqual(before)
  })

  it('tells why it can not run while Waybill is paused or in a panic', async () => {
    await engine.core.client.settings.set({ name: 'paused', value: true })
    await expect(run()).rejects.toMatchObject({ code: 'paused' })
    await engine.core.client.settings.set({ name: 'paused', value: false })
    await engine.core.client.security.panic()
    await expect(run()).rejects.toThrow()
  })
})

it('passes with budgets that are spent and a vault that is locked', async () => {
  await engine.stop()
  engine = await startEngine({ vault: 'sealed' })
  const { client } = engine.core
  await client.settings.set({ name: 'budget_day_usd', value: 0 })
  await client.settings.set({ name: 'secret_scan', value: 'block' })
  const before = await dumpOf(engine)
  expect((await client.system.status()).vault.state).toBe('locked')
  const { result } = await run()
  expect(result).toMatchObject({ passed: true, rows_erased: result.requests })
  expect(result.left_out.filter((what) => what.includes('answered'))).toEqual([])
  expect(await dumpOf(engine)).toEqual(before)
  expect((await client.limits.budgets()).map(({ spent }) => spent)).toEqual([0])
})
