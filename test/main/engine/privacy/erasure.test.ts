import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PurgeScope } from '../../../../src/shared/contract/privacy.ts'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { tracesIn } from '../../../support/markers.ts'
import { startUpstream, type Upstream } from '../../../support/markers-upstream.ts'
import { type Ask, ask, JSON_TYPE, type Told } from './ask.ts'

const word = (): string => `w${randomBytes(12).toString('hex')}`

let upstream: Upstream
let engine: TestEngine
/** Streams that have begun and go on till they are let end. */
let open: ServerResponse[] = []
let begun = () => {}

beforeEach(async () => {
  upstream = await startUpstream(({ body }, res) => {
    const { model, stream } = JSON.parse(body.toString())
    if (!stream) {
      res.writeHead(200, JSON_TYPE)
      const usage = { prompt_tokens: 3, completion_tokens: 2 }
      return res.end(JSON.stringify({ model: `${model}-made`, choices: [{ finish_reason: 'stop' }], usage }))
    }
    res.writeHead(200, { 'content-type': 'text/event-stream' })
    res.write(`data: ${JSON.stringify({ model: `${model}-made`, choices: [{ delta: { content: 'Hello' } }] })}\n\n`)
    open.push(res)
    begun()
  })
  engine = await startEngine()
})
afterEach(async () => {
  for (const res of open) res.destroy()
  open = []
  await engine.stop()
  await upstream.close()
})

/** Names that are found nowhere else, with a client key of their own. */
async function newWords() {
  const words = { name: word(), project: word(), provider: word(), tool: word(), model: word() }
  const { client } = engine.core
  await client.providers.add({ kind: 'compatible', name: words.provider, base_url: `${upstream.origin}/v1` })
  const { id, key, prefix } = await client.clientKeys.create({ name: words.name, project: words.project })
  return { ...words, id, key, prefix }
}
type Words = Awaited<ReturnType<typeof newWords>>

function request({ provider, tool, model }: Words, more: object = {}): Ask {
  const messages = [{ role: 'user', content: 'Hello' }]
  return {
    path: `/${provider}/v1/chat/completions`,
    headers: { ...JSON_TYPE, 'user-agent': `${tool}/1.0` },
    body: JSON.stringify({ model, messages, ...more }),
  }
}

async function send(words: Words, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    expect(await ask(engine.proxy, words.key, request(words))).toMatchObject({ status: 200 })
  }
}

/** Its answer has begun when this resolves. */
async function beginStream(words: Words): Promise<{ readonly told: Promise<Told>; end(): void }> {
  const started = new Promise<void>((resolve) => {
    begun = resolve
  })
  const told = ask(engine.proxy, words.key, request(words, { stream: true, stream_options: { include_usage: true } }))
  await started
  const res = open.at(-1)
  return { told, end: () => void res?.end('data: [DONE]\n\n') }
}

/** Which of these texts stand in any file, or in the name of one. */
function found(texts: readonly string[]): string[] {
  const traces = tracesIn(engine.dataDirectory)
  return texts.flatMap((text) => {
    const half = text.startsWith('w') ? text.slice(0, text.length / 2) : text
    return traces.filter(({ bytes }) => bytes.includes(half)).map(({ name }) => `${text} in ${name}`)
  })
}

/** What an exchange is known by. */
async function idsOf({ id }: Words): Promise<string[]> {
  return (await engine.rows()).filter((row) => row.client_key_id === id).map((row) => row.id)
}

/** While it runs, and when it has ended. */
async function expectGone(texts: readonly string[]): Promise<void> {
  expect(found(texts)).toEqual([])
  await engine.core.close()
  expect(found(texts)).toEqual([])
}

describe('after its erasure, with streams running and a report being made', () => {
  it('nothing of a revoked client key is in any file: exchanges, refusals, its record', async () => {
    const [gone, other] = [await newWords(), await newWords()]
    const { clientKeys, privacy, providers, usage, security } = engine.core.client
    await send(gone, 20)
    await send(other, 5)
    await clientKeys.update({ id: gone.id, limits: { requests_per_minute: 0 } })
    for (let count = 0; count < 3; count += 1) await ask(engine.proxy, gone.key, request(gone))
    await clientKeys.update({ id: gone.id, limits: { requests_per_minute: null } })
    const cut = await beginStream(gone)
    const running = await beginStream(other)
    expect((await security.events({})).some((event) => event.client_key_id === gone.id)).toBe(true)
    await clientKeys.revoke({ id: gone.id })
    await cut.told
    await providers.remove({ name: gone.provider })
    const { id, key, prefix, name, project, tool, model } = gone
    const texts = [id, key, prefix, name, project, tool, model, ...(await idsOf(gone))]
    const [report] = await Promise.all([
      privacy.purge({ scope: 'key', client_key_id: gone.id }),
      usage.report({ since: 0, by: 'key' }),
    ])
    expect(report).toMatchObject({ purged: 24, rows_before: 30, rows_after: 6, scrubbed: true })
    expect(found(texts)).toEqual([])
    running.end()
    expect(await running.told).toMatchObject({ status: 200, whole: true })
    expect(await idsOf(other)).toHaveLength(6)
    expect((await clientKeys.list()).map((each) => each.id)).not.toContain(gone.id)
    await expectGone(texts)
  })

  it('a client key in use has its record and goes on, and nothing that it did', async () => {
    const gone = await newWords()
    const { clientKeys, privacy, usage } = engine.core.client
    await send(gone, 5)
    const texts = [gone.tool, gone.model, ...(await idsOf(gone))]
    await privacy.purge({ scope: 'key', client_key_id: gone.id })
    expect(found(texts)).toEqual([])
    expect((await clientKeys.list()).find(({ id }) => id === gone.id)).toMatchObject({ name: gone.name, requests: 0 })
    await send(gone, 1)
    expect((await usage.summary({ since: 0 })).totals.requests).toBe(1)
  })

  it.each(['provider', 'project', 'range', 'before', 'all'] as const)('nothing of it is there: %s', async (scope) => {
    const [gone, other] = [await newWords(), await newWords()]
    const { clientKeys, privacy, providers } = engine.core.client
    await send(gone, 10)
    const moment = Date.now() + 1
    const ids = await idsOf(gone)
    while (Date.now() <= moment) await send(other, 1)
    const running = await beginStream(other)
    await clientKeys.revoke({ id: gone.id })
    await providers.remove({ name: gone.provider })
    const scopes: Record<typeof scope, PurgeScope> = {
      provider: { scope: 'provider', provider_name: gone.provider },
      project: { scope: 'project', project: gone.project },
      range: { scope: 'range', since: 0, before: moment },
      before: { scope: 'before', before: moment },
      all: { scope: 'all' },
    }
    const report = await privacy.purge(scopes[scope])
    expect(report.scrubbed).toBe(true)
    // Beside what it did, what it was known by: but for the record of a revoked key, which goes with all, or by its key.
    const names = {
      provider: [gone.provider],
      project: [gone.project],
      range: [],
      before: [],
      all: [gone.provider, gone.project, gone.name, gone.id, gone.prefix],
    }
    const texts = [gone.tool, gone.model, ...ids, ...names[scope]]
    expect(found(texts)).toEqual([])
    running.end()
    expect(await running.told).toMatchObject({ whole: true })
    await expectGone(texts)
  })

  it('a field is gone from what ran as well, and is there again where it was not switched off', async () => {
    const words = await newWords()
    const { privacy, usage } = engine.core.client
    await send(words, 10)
    const running = await beginStream(words)
    const fields = ['tool', 'request_model', 'response_model', 'project', 'latency_ms', 'request_bytes']
    const report = await privacy.eraseFields({ fields })
    expect(report).toMatchObject({ purged: 11, rows_before: 11, rows_after: 11, scrubbed: true })
    expect(found([words.tool, words.model])).toEqual([])
    running.end()
    await running.told
    const rows = await engine.rows()
    expect(rows).toHaveLength(11)
    for (const row of rows)
      expect(row).toMatchObject({ tool: null, request_model: null, latency_ms: null, endpoint: expect.any(String) })
    const { totals, groups } = await usage.report({ since: 0, by: 'tool' })
    expect(groups.map(({ group, requests }) => [group, requests])).toEqual([['', 11]])
    expect(totals).toMatchObject({ requests: 11, request_bytes: 0, latency_ms: null })
    expect(found([words.tool, words.model])).toEqual([])
    await send(words, 1)
    expect((await engine.rows())[0]).toMatchObject({ tool: words.tool, request_model: words.model })
  })

  it('a project has its new name in what ran as well, on its key at once, and its old one nowhere', async () => {
    const words = await newWords()
    const { clientKeys, privacy, usage } = engine.core.client
    await send(words, 10)
    const running = await beginStream(words)
    const to = word()
    const renaming = privacy.renameProject({ from: words.project, to })
    await send(words, 1)
    expect(await renaming).toMatchObject({ purged: 11, scrubbed: true })
    running.end()
    await running.told
    expect((await engine.rows()).map(({ project }) => project)).toEqual(Array(12).fill(to))
    const { groups } = await usage.report({ since: 0, by: 'project' })
    expect(groups.map(({ group, requests }) => [group, requests])).toEqual([[to, 12]])
    expect((await clientKeys.list()).find(({ id }) => id === words.id)?.project).toBe(to)
    await privacy.renameProject({ from: to, to: null })
    expect((await clientKeys.list()).find(({ id }) => id === words.id)?.project).toBeNull()
    await expectGone([words.project, to])
  })
})

describe('what can not be erased', () => {
  it.each([
    [{ scope: 'range', since: 5, before: 5 }, 'invalid_input'],
    [{ scope: 'key', client_key_id: 'nobody' }, 'not_found'],
  ] as const)('%j is refused, with what to do about it', async (scope, code) => {
    await expect(engine.core.client.privacy.purge(scope)).rejects.toMatchObject({ code })
  })

  it('a field that is not optional is refused, and none of the others is touched', async () => {
    const words = await newWords()
    await send(words, 1)
    const fields = ['tool', 'cost_nano_usd']
    await expect(engine.core.client.privacy.eraseFields({ fields })).rejects.toMatchObject({ code: 'invalid_input' })
    expect((await engine.rows())[0]).toMatchObject({ tool: words.tool })
  })

  it('what ran while its key was erased can be erased once it has ended, though the key has no record any more', async () => {
    const words = await newWords()
    const { clientKeys, privacy } = engine.core.client
    const stream = await beginStream(words)
    const purging = privacy.purge({ scope: 'key', client_key_id: words.id })
    await purging
    await clientKeys.revoke({ id: words.id })
    await stream.told
    expect(await privacy.purge({ scope: 'key', client_key_id: words.id })).toMatchObject({ purged: 1 })
    await expectGone([words.id, words.prefix, words.name, words.tool, words.model])
  })
})

it('a provider that was removed is still known by the name that the user had for it', async () => {
  const { client } = engine.core
  // In the ledger it is gcp.gemini.
  await client.providers.add({ kind: 'gemini', base_url: `${upstream.origin}/v1beta`, key: 'sk-0123456789abcdef' })
  const body = '{"model":"gemini-x","contents":[]}'
  await ask(engine.proxy, engine.key, { path: '/v1beta/models/gemini-x:generateContent', headers: JSON_TYPE, body })
  await client.providers.remove({ name: 'gemini' })
  expect(await client.privacy.purge({ scope: 'provider', provider_name: 'gemini' })).toMatchObject({ purged: 1 })
})
