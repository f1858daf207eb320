import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Core, createCore } from '../../src/main/engine/core.ts'
import { openLedger } from '../../src/main/engine/ledger/ledger.ts'
import { AppError } from '../../src/shared/errors.ts'
import { finished, running } from '../main/engine/ledger/an-exchange.ts'
import { ask, JSON_TYPE } from '../main/engine/privacy/ask.ts'
import { startEngine } from '../support/engine.ts'
import { holds, rounds } from '../support/tell.ts'

const NAMES = ['waybill.db', 'waybill.db-wal', 'waybill.db-shm'] as const

/** The files as a kill leaves them: rows in the database, rows in its log, exchanges that run, and the log's index. */
const killed = new Map<string, Buffer>()
let key: string

interface Started {
  readonly core: Core
  readonly proxy: string
}

const root = mkdtempSync(join(tmpdir(), 'waybill-damage-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

beforeAll(async () => {
  const dataDirectory = join(root, 'whole')
  const engine = await startEngine({ dataDirectory })
  key = engine.key
  await engine.core.client.providers.add({ kind: 'sandbox' })
  await engine.core.client.providers.add({ kind: 'openai', base_url: 'http://127.0.0.1:9/v1', key: 'sk-x' })
  await engine.core.client.clientKeys.create({ name: 'limited', limits: { budget_day_nano_usd: 1_000_000 } })
  await engine.stop()
  const ledger = await openLedger({ dataDirectory })
  for (let count = 0; count < 300; count += 1) ledger.close(finished({ request_model: `model-${count % 7}` }))
  await ledger.exchanges({ limit: 1 })
  ledger.shut()
  const again = await openLedger({ dataDirectory })
  for (let count = 0; count < 50; count += 1) again.close(finished())
  for (let count = 0; count < 3; count += 1) again.open(running())
  await again.exchanges({ limit: 1 })
  for (const name of NAMES) killed.set(name, readFileSync(join(dataDirectory, name)))
  again.shut()
})

const damage = fc.record({
  file: fc.constantFrom(...NAMES, NAMES[0]),
  /** Where in the file, from 0 to 1; cut there, or so many bytes from there on changed. */
  at: fc.double({ min: 0, max: 0.9999, noNaN: true }),
  how: fc.oneof(fc.constant('cut' as const), fc.uint8Array({ minLength: 1, maxLength: 40 })),
})
type Damage = typeof damage extends fc.Arbitrary<infer Drawn> ? Drawn : never

/** More than a page, so that it is surely hit. */
const NONSENSE = new Uint8Array(6000).fill(0xa5)

it('a database, its log or its index that is cut or changed anywhere: Waybill starts or says why not, and answers', {
  timeout: 1_200_000,
}, async () => {
  const property = fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 6 }), async (damages) => {
    const dataDirectory = mkdtempSync(join(root, 'case-'))
    for (const [name, bytes] of killed) writeFileSync(join(dataDirectory, name), bytes)
    for (const each of damages) inflict(each, dataDirectory)
    const started = await start(dataDirectory)
    if (started !== null) await use(started, dataDirectory)
    rmSync(dataDirectory, { recursive: true })
  })
  await holds(property, rounds(15, 300))
})

it('pages that turn out bad while Waybill runs: it goes on, says so, and the next start sets them aside', {
  timeout: 1_200_000,
}, async () => {
  const pages = fc.array(fc.double({ min: 0.01, max: 0.9999, noNaN: true }), { minLength: 5, maxLength: 40 })
  const property = fc.asyncProperty(pages, async (places) => {
    const dataDirectory = mkdtempSync(join(root, 'case-'))
    for (const [name, bytes] of killed) writeFileSync(join(dataDirectory, name), bytes)
    const started = await start(dataDirectory)
    for (const at of places) inflict({ file: 'waybill.db', at, how: NONSENSE }, dataDirectory)
    if (started !== null) await use(started, dataDirectory)
    const next = await start(dataDirectory)
    if (next !== null) await use(next, dataDirectory)
    rmSync(dataDirectory, { recursive: true })
  })
  await holds(property, rounds(8, 80))
})

/** In place: whoever has the file open sees it. */
function inflict({ file, at, how }: Damage, directory: string): void {
  const path = join(directory, file)
  const from = Math.floor(at * statSync(path).size)
  if (how === 'cut') {
    truncateSync(path, from)
    return
  }
  const opened = openSync(path, 'r+')
  writeSync(opened, how, 0, how.length, from)
  closeSync(opened)
}

/** null: it was told, in words of ours, why it does not start; then nothing has been put away. */
async function start(dataDirectory: string): Promise<Started | null> {
  const core = await createCore({ version: '0.0.0-test', port: 0, vault: 'memory', dataDirectory }).catch(inOurWords)
  if (core !== null) return { core, proxy: (await core.listen()) ?? '' }
  expect(asideIn(dataDirectory)).toEqual([])
  return null
}

async function use({ core, proxy }: Started, dataDirectory: string): Promise<void> {
  const { client } = core
  const { notices } = await client.system.status()
  // What was damaged is still there, under a name with a date.
  const isAside = notices.some(({ code }) => code === 'database_set_aside')
  expect([isAside, asideIn(dataDirectory).length]).toEqual([isAside, isAside ? 1 : 0])
  expect(existsSync(join(dataDirectory, 'waybill.db'))).toBe(true)
  await client.providers.add({ kind: 'sandbox' }).catch(inOurWords)
  const created = await client.clientKeys.create({ name: 'new' }).catch(inOurWords)
  for (const secret of [key, created?.key ?? 'sk-wb-none']) {
    const body = JSON.stringify({ model: 'gpt-5-mini', messages: [{ role: 'user', content: 'Hello' }] })
    const told = await ask(proxy, secret, { path: '/sandbox/v1/chat/completions', body, headers: JSON_TYPE })
    expect([200, 401, 404, 503]).toContain(told.status)
  }
  await client.usage.exchanges({ limit: 1000 }).catch(inOurWords)
  await client.usage.summary({ since: 0, by: 'model' }).catch(inOurWords)
  await client.clientKeys.list().catch(inOurWords)
  await client.providers.list().catch(inOurWords)
  await exported(core).catch(inOurWords)
  await client.privacy.purge({ scope: 'before', before: 1 }).catch(inOurWords)
  await client.system.status()
  await core.close()
}

async function exported({ client }: Core): Promise<void> {
  for await (const _piece of await client.privacy.export({ format: 'ndjson' }));
}

/** By a code that says something: what was not foreseen would be `internal`. */
function inOurWords(thrown: unknown): null {
  const code = thrown instanceof AppError ? thrown.code : (thrown as { code?: unknown }).code
  const isInternal = code === undefined || code === 'internal' || code === 'INTERNAL_SERVER_ERROR'
  if (isInternal || String(code).startsWith('SQLITE')) throw thrown
  return null
}

function asideIn(directory: string): string[] {
  return readdirSync(directory).filter((name) => /^waybill\.corrupt-.*\.db$/.test(name))
}
