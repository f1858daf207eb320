import { Readable } from 'node:stream'
import zlib from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Admitted, Read } from '../../../../src/main/engine/exchange.ts'
import { readBody } from '../../../../src/main/engine/limits/body.ts'
import { placeOf } from '../../../../src/main/engine/listener/place.ts'
import type { Provider } from '../../../../src/main/engine/providers/providers.ts'
import { askProvider } from '../../../../src/main/engine/route/ask-provider.ts'
import { withEdits } from '../../../../src/main/engine/route/body-edits.ts'
import { createPseudonyms } from '../../../../src/main/engine/route/pseudonyms.ts'
import type { Asks } from '../../../../src/shared/contract/asks.ts'

const ALL: Asks = { no_store: true, deny_data_collection: true, strip_identifying_headers: true, pseudonyms: true }
const openrouter = { definition: { kind: 'openrouter' } } as unknown as Provider
const vault = new Map<string, string>()
const pseudonym = createPseudonyms({
  keyOf: (id) => vault.get(id) ?? null,
  isReady: () => true,
  put: async (id, secret) => void vault.set(id, secret),
})('key-1')

async function read(bytes: Buffer, headers: Readonly<Record<string, string>> = {}): Promise<Read> {
  const req = Object.assign(Readable.from([bytes]), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': String(bytes.length), ...headers },
  })
  const found = placeOf('/v1/responses', { isProvider: () => false, speaker: null })
  if (found.type !== 'place') throw new Error('no such place')
  const admitted = { req, place: found.place, channel: { type: 'http' } } as unknown as Admitted
  return readBody(admitted, { limitBytes: 1e6, mayEdit: true })
}

/** The body that leaves, and the bytes of the client's that are in it: all but what was edited. */
async function asked(json: string, asks: Asks = ALL) {
  const request = await read(Buffer.from(json))
  const { body, edits } = askProvider(request, openrouter, asks, pseudonym)
  const outgoing = withEdits(body, edits)
  if (outgoing.type !== 'whole') throw new Error('not whole')
  return { text: outgoing.bytes.toString(), edits }
}

const names = fc.constantFrom('user', 'store', 'provider', 'metadata', 'session_id', 'safety_identifier', 'x', 'input')
const inner = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.dictionary(names, fc.jsonValue({ maxDepth: 1 })))
const bodies = fc.dictionary(fc.oneof(names, fc.string({ unit: 'grapheme', maxLength: 6 })), inner, { maxKeys: 8 })
const TOUCHED = ['user', 'safety_identifier', 'user_id', 'prompt_cache_key', 'session_id']

describe('a body with all that can be asked', () => {
  it('is in any JSON what it was, but for the members that it is about', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, fc.nat(2), async (value, indent) => {
        const json = JSON.stringify({ model: 'm', ...value }, null, indent)
        const before = JSON.parse(json) as Record<string, unknown>
        const { text, edits } = await asked(json)
        const after = JSON.parse(text) as Record<string, unknown>

        expect(after.store).toBe(false)
        expect(after.provider).toMatchObject({ data_collection: 'deny' })
        if (isObject(before.provider)) expect(after.provider).toEqual({ ...before.provider, data_collection: 'deny' })
        for (const name of TOUCHED.filter((each) => Object.hasOwn(before, each))) {
          if (before[name] === null || before[name] === '') expect(after[name]).toBe(before[name])
          else expect(after[name]).toMatch(/^wb_[0-9a-f]{32}$/)
        }
        const rest = (all: Record<string, unknown>) =>
          Object.entries(all).filter(([name]) => ![...TOUCHED, 'store', 'provider', 'client_metadata'].includes(name))
        expect(rest(after)).toEqual(rest(before))

        // Every byte outside of the edits, in its order.
        const bytes = Buffer.from(json)
        let at = 0
        let place = 0
        const out = Buffer.from(text)
        for (const edit of edits.toSorted((one, other) => one.start - other.start)) {
          const kept = bytes.subarray(at, edit.start)
          expect(out.subarray(place, place + kept.length).equals(kept)).toBe(true)
          place += kept.length + Buffer.byteLength(edit.text)
          at = edit.end
        }
        expect(out.subarray(place).equals(bytes.subarray(at))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('asks nothing twice: what left once leaves the same again', async () => {
    const json = '{"model":"m","provider":{"order":["a"]},"input":"x"}'
    const once = await asked(json)
    expect((await asked(once.text)).edits).toEqual([])
  })

  it.each([
    ['{}', '{"store":false,"provider":{"data_collection":"deny"}}'],
    [' { "model" : "m" }', ' {"store":false,"provider":{"data_collection":"deny"}, "model" : "m" }'],
    ['{"provider":{ }}', '{"store":false,"provider":{"data_collection":"deny" }}'],
    [
      '{"store":false,"store":true,"provider":{"data_collection":"allow"},"provider":{}}',
      '{"store":false,"store":false,"provider":{"data_collection":"deny"},"provider":{"data_collection":"deny"}}',
    ],
    ['{"st\\u006fre":true,"prov\\u0069der":"a"}', '{"st\\u006fre":false,"prov\\u0069der":{"data_collection":"deny"}}'],
  ])('of %s is %s', async (before, after) => {
    expect((await asked(before)).text).toBe(after)
  })

  it.each(['[]', '"x"', '7'])('that is %s has no room for it, and is refused', async (json) => {
    await expect(asked(json)).rejects.toMatchObject({ code: 'asks_unmet' })
  })

  it('is left alone where nothing that is asked concerns it', async () => {
    const compressed = zlib.gzipSync('{"model":"m","input":"x"}')
    const request = await read(compressed, { 'content-encoding': 'gzip' })
    const { body, edits, headers } = askProvider(
      request,
      openrouter,
      { ...ALL, no_store: false, deny_data_collection: false, strip_identifying_headers: false },
      pseudonym,
    )
    expect([body, edits, headers]).toEqual([request.body, [], null])
  })
})

describe('a compressed body that was on its way when a pseudonym was asked for', () => {
  it('is refused: what it says was not kept', async () => {
    const request = await read(zlib.gzipSync('{"model":"m","user":"anna"}'), { 'content-encoding': 'gzip' })
    if (request.body.type !== 'whole') throw new Error('not whole')
    const unkept = { ...request, body: { ...request.body, text: null } }
    const asks = { ...ALL, no_store: false, deny_data_collection: false }
    expect(() => askProvider(unkept, openrouter, asks, pseudonym)).toThrow(
      expect.objectContaining({ code: 'asks_unmet' }),
    )
  })
})

describe('the secret behind pseudonyms', () => {
  it('is made once, is long, and is kept', () => {
    const kept = new Map<string, string>()
    const keys = {
      keyOf: (id: string) => kept.get(id) ?? null,
      isReady: () => true,
      put: async (id: string, secret: string) => void kept.set(id, secret),
    }
    const first = createPseudonyms(keys)('k')('anna')
    expect([...kept.values()].map((secret) => Buffer.from(secret, 'base64url').length)).toEqual([32])
    expect(createPseudonyms(keys)('k')('anna')).toBe(first)
    const fresh = createPseudonyms({ ...keys, keyOf: () => null })('k')
    expect(fresh('anna')).not.toBe(first)
    expect(fresh('anna')).toBe(fresh('anna'))
  })

  it('is never replaced by another one while the vault is locked', () => {
    const locked = createPseudonyms({ keyOf: () => null, isReady: () => false, put: async () => {} })
    expect(() => locked('k')('anna')).toThrow(expect.objectContaining({ code: 'vault_locked' }))
  })
})

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
