import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Anthropic from '@anthropic-ai/sdk'
import { GoogleGenAI } from '@google/genai'
import Database from 'better-sqlite3'
import OpenAI from 'openai'
import { afterAll, beforeAll, expect } from 'vitest'
import type { ExchangeRow } from '../../../../src/shared/exchange-row.ts'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { startProvider, type TestProvider, type TestProviderOptions } from '../../../support/provider.ts'
import { type RecordedExchange, type Recorder, startRecorder } from '../../../support/recorder.ts'
import { TEST_TLS } from '../sandbox/test-certificate.ts'
import {
  type Credential,
  type Difference,
  expectNoProviderKey,
  expectOnlyProviderKey,
  expectSameAnswer,
  expectSameBeginning,
  expectSameRequest,
} from './untouched.ts'

export const PROVIDER_KEY = 'sk-provider-0123456789-abcdefghijklmnop'
export const KINDS = ['openai', 'anthropic', 'gemini'] as const
export type Kind = (typeof KINDS)[number]

const CREDENTIAL: Readonly<Record<Kind, Credential>> = {
  openai: ['authorization', `Bearer ${PROVIDER_KEY}`],
  anthropic: ['x-api-key', PROVIDER_KEY],
  gemini: ['x-goog-api-key', PROVIDER_KEY],
}
const VERSION: Readonly<Record<Kind, string>> = { openai: '/v1', anthropic: '', gemini: '/v1beta' }

/** One exchange, seen from both sides of Waybill. */
export interface Leg {
  /** As it left the SDK, and what came back to it. */
  readonly client: RecordedExchange
  /** As it came to the provider, and what went out of it. */
  readonly provider: RecordedExchange
}

export interface Trip<Result> {
  readonly result: Result
  /** One for each request that the SDK made, in order. */
  readonly legs: readonly Leg[]
  /** The rows of these exchanges, oldest first: read as soon as their answers had come to an end. */
  readonly rows: readonly ExchangeRow[]
  /** UTC milliseconds. */
  readonly began: number
  readonly ended: number
}

export interface JourneyOptions extends Pick<TestProviderOptions, 'listener'> {
  readonly scheme?: 'http' | 'https'
  /** How the SDK speaks: Waybill itself has no TLS, so it stands behind something that has. */
  readonly door?: 'http' | 'https'
  /** Between the provider's origin and the version in its base URL. */
  readonly basePath?: string
}

export type Journey = ReturnType<typeof journeyForTests>

/**
 * SDK → recorder → Waybill → recorder → provider, all over real sockets, for the tests of a file or a `describe`. The
 * three providers are configured at one origin. The SDKs get a base URL and a client key, and nothing else.
 */
export function journeyForTests({
  scheme = 'http',
  door: spoken = 'http',
  basePath = '',
  listener,
}: JourneyOptions = {}) {
  let provider: TestProvider
  let engine: TestEngine
  let door: Recorder
  const directory = mkdtempSync(join(tmpdir(), 'waybill-ca-'))
  const tls = scheme === 'https' ? { tls: TEST_TLS } : {}

  beforeAll(async () => {
    provider = await startProvider({ ...tls, ...(listener ? { listener } : { apiKey: PROVIDER_KEY }) })
    engine = await startEngine()
    door = await startRecorder({ target: () => engine.port, ...(spoken === 'https' ? { tls: TEST_TLS } : {}) })
    const { settings, providers } = engine.core.client
    // The SDKs name the recorder in their Host, as a user does who reaches Waybill by a name of their own.
    await settings.set({ name: 'allowed_hosts', value: [`127.0.0.1:${door.port}`] })
    const caFile = join(directory, 'test-ca.pem')
    writeFileSync(caFile, TEST_TLS.cert)
    if (scheme === 'https') await settings.set({ name: 'extra_ca_file', value: caFile })
    for (const kind of KINDS) {
      await providers.add({ kind, base_url: `${provider.origin}${basePath}${VERSION[kind]}`, key: PROVIDER_KEY })
    }
  })
  afterAll(async () => {
    await door?.close()
    await engine?.stop()
    await provider?.close()
    rmSync(directory, { recursive: true, force: true })
  })

  /** Does something with an SDK, and gathers what crossed the wire and the ledger meanwhile. */
  async function travel<Result>(task: () => Promise<Result>): Promise<Trip<Result>> {
    const moment = performance.now()
    const began = Date.now()
    const result = await task()
    // A row must be there when the answer's end is. A decoder may see the end of what was compressed before that.
    await door.whole(moment)
    const rows = (await engine.rows()).filter((row) => row.started_at >= began).reverse()
    const legs = legsSince(moment)
    return { result, legs, rows: rows.slice(-legs.length), began, ended: Date.now() }
  }

  function legsSince(moment: number): readonly Leg[] {
    const seen = provider.recorder.since(moment)
    const legs = door.since(moment).map((client, index) => ({ client, provider: seen[index] as RecordedExchange }))
    expect(seen).toHaveLength(legs.length)
    return legs
  }

  /** The same, and checks that each exchange went through untouched and has its row. */
  async function carry<Result>(kind: Kind, task: () => Promise<Result>, difference?: Difference) {
    const trip = await travel(task)
    expect(trip.legs.length).toBeGreaterThan(0)
    expect(trip.rows).toHaveLength(trip.legs.length)
    for (const leg of trip.legs) {
      expectUntouchedRequest(kind, leg, difference)
      if (!leg.client.answer || !leg.provider.answer) throw new Error('no answer came')
      expectSameAnswer(leg.provider.answer, leg.client.answer, difference)
    }
    return trip
  }

  function expectUntouchedRequest(kind: Kind, { client, provider: far }: Leg, difference?: Difference): void {
    expectSameRequest(client.request, far.request, difference)
    expectOnlyProviderKey(far.request, engine.key, CREDENTIAL[kind])
    expectNoProviderKey(client, PROVIDER_KEY)
  }

  /**
   * Does something that ends before its answer does. There may be more of the answer on one side than on the other, and
   * the row comes when Waybill has noticed.
   */
  async function breakOff<Result>(kind: Kind, task: () => Promise<Result>, difference?: Difference) {
    const closed = engine.nextClosed()
    const moment = performance.now()
    const began = Date.now()
    const result = await task()
    const rows = [await closed]
    const legs = legsSince(moment)
    const [leg] = legs
    if (!leg) throw new Error('nothing was asked')
    expectUntouchedRequest(kind, leg, difference)
    if (leg.client.answer && leg.provider.answer) {
      expectSameBeginning(leg.provider.answer, leg.client.answer, difference)
    }
    return { result, legs, leg, rows, began, ended: Date.now() }
  }

  return {
    travel,
    carry,
    breakOff,
    engine: () => engine,
    provider: () => provider,
    /** Where the SDKs point. */
    address: () => door.origin,
    openai: (path = '/v1') => new OpenAI({ baseURL: door.origin + path, apiKey: engine.key, maxRetries: 0 }),
    anthropic: (path = '') => new Anthropic({ baseURL: door.origin + path, apiKey: engine.key, maxRetries: 0 }),
    gemini: (path = '') => new GoogleGenAI({ apiKey: engine.key, httpOptions: { baseUrl: door.origin + path } }),
    /** The id under which the vault holds a provider's key: it is shown nowhere but in rows. */
    keyId(name: string): string {
      const database = new Database(join(engine.dataDirectory, 'waybill.db'), { readonly: true })
      const found = database.prepare('select id from provider_keys where provider_name = ?').get(name) as { id: string }
      database.close()
      return found.id
    },
  }
}

/** The JSON that an exchange's request carried. */
export function sentJson({ client }: Leg): Record<string, unknown> {
  return JSON.parse(client.request.body.toString('utf8')) as Record<string, unknown>
}

export async function collect<Item>(stream: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = []
  for await (const item of stream) items.push(item)
  return items
}
