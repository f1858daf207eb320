import type { IncomingHttpHeaders } from 'node:http'
import { Readable } from 'node:stream'
import zlib from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Admitted, Read } from '../../../../src/main/engine/exchange.ts'
import { readBody } from '../../../../src/main/engine/limits/body.ts'
import { placeOf } from '../../../../src/main/engine/listener/place.ts'
import { providerDefinitions } from '../../../../src/main/engine/providers/providers.ts'
import { askUsage } from '../../../../src/main/engine/route/ask-usage.ts'
import { withEdits } from '../../../../src/main/engine/route/body-edits.ts'
import { renameInBody } from '../../../../src/main/engine/route/rename-model.ts'

interface Call {
  readonly kind?: string
  readonly path?: string
  readonly headers?: IncomingHttpHeaders
}

const kinds = providerDefinitions({ origin: null, key: '' })

async function read(body: Buffer | string, { path = '/v1/chat/completions', headers = {} }: Call = {}): Promise<Read> {
  const bytes = Buffer.from(body)
  const req = Object.assign(Readable.from([bytes]), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': String(bytes.length), ...headers },
  })
  const found = placeOf(path, { isProvider: () => false, speaker: null })
  if (found.type !== 'place') throw new Error('no such place')
  return readBody({ req, place: found.place } as unknown as Admitted, { limitBytes: 1e6 })
}

/** The body as the provider gets it; null where it stays as it came. */
async function asked(body: Buffer | string, call: Call = {}): Promise<string | null> {
  const definition = kinds.find(({ kind }) => kind === (call.kind ?? 'openai'))
  if (!definition) throw new Error('no such provider')
  const request = await read(body, call)
  const edit = askUsage(request, definition)
  const outgoing = edit && withEdits(request.body, [edit])
  return outgoing?.type === 'whole' ? outgoing.bytes.toString() : null
}

const FLAG = '"stream_options":{"include_usage":true}'

describe('usage of a stream whose client asked for none', () => {
  it.each([
    ['nothing of the kind', '{"stream":true}', `{"stream":true,${FLAG}}`],
    ['with white space', '{ "stream" : true ,\n "n": 1 }', `{ "stream" : true,${FLAG} ,\n "n": 1 }`],
    ['null', '{"stream_options": null,"stream":true}', '{"stream_options": {"include_usage":true},"stream":true}'],
    [
      'empty options',
      '{"stream":true,"stream_options":{ }}',
      '{"stream":true,"stream_options":{"include_usage":true }}',
    ],
    [
      'other options',
      '{"stream":true,"stream_options":{"include_obfuscation":false}}',
      '{"stream":true,"stream_options":{"include_usage":true,"include_obfuscation":false}}',
    ],
    [
      'no usage, please',
      '{"stream_options":{"a":{"include_usage":true},"include_usage": false},"stream":true}',
      '{"stream_options":{"a":{"include_usage":true},"include_usage": true},"stream":true}',
    ],
    ['a flag of null', '{"stream":true,"stream_options":{"include_usage":null}}', `{"stream":true,${FLAG}}`],
    [
      'the key twice',
      '{"stream":true,"stream_options":{"include_usage":true},"stream_options":null}',
      `{"stream":true,"stream_options":{"include_usage":true},${FLAG}}`,
    ],
    [
      'the flag twice',
      '{"stream":true,"stream_options":{"include_usage":true,"include_usage":false}}',
      '{"stream":true,"stream_options":{"include_usage":true,"include_usage":true}}',
    ],
    ['`stream` twice', '{"stream":false,"stream":true}', `{"stream":false,"stream":true,${FLAG}}`],
  ])('is asked for where it has %s', async (_what, body, want) => {
    expect(await asked(body)).toBe(want)
  })

  it.each([
    ['asked itself', '{"stream":true,"stream_options":{"include_usage":true}}'],
    ['asked in the last of two', '{"stream":true,"stream_options":null,"stream_options":{"include_usage":true}}'],
    ['wants no stream', '{"stream":false}'],
    ['wants no stream after all', '{"stream":true,"stream":false}'],
    ['says nothing of streams', '{"model":"gpt-5"}'],
    ['writes what its provider will refuse', '{"stream":true,"stream_options":{"include_usage":"yes"}}'],
    ['writes what its provider will refuse', '{"stream":true,"stream_options":[]}'],
    ['writes what its provider will refuse', '{"stream":true,"stream_options":true}'],
    ['has options larger than anyone’s', `{"stream":true,"stream_options":{"x":"${'x'.repeat(9000)}"}}`],
    ['sends a list', '[{"stream":true}]'],
  ])('is not asked for where the client %s', async (_what, body) => {
    expect(await asked(body)).toBeNull()
  })

  it('is not asked for in a body that is compressed', async () => {
    const headers = { 'content-encoding': 'gzip' }
    expect(await asked(zlib.gzipSync('{"stream":true}'), { headers })).toBeNull()
  })

  it('is not asked for where the client takes nothing that could be edited', async () => {
    for (const accept of ['gzip, identity;q=0', 'gzip,*; q=0.0', 'br, *;q=0']) {
      expect(await asked('{"stream":true}', { headers: { 'accept-encoding': accept } })).toBeNull()
    }
    for (const accept of ['gzip, deflate', '', 'identity', 'identity;q=0.5, *;q=0', '*;q=0.1']) {
      expect(await asked('{"stream":true}', { headers: { 'accept-encoding': accept } })).not.toBeNull()
    }
  })

  it('is asked for in completions old and new, and nowhere else', async () => {
    expect(await asked('{"stream":true}', { path: '/v1/completions' })).toBe(`{"stream":true,${FLAG}}`)
    expect(await asked('{"stream":true}', { path: '/v1/chat/completions?x=1' })).not.toBeNull()
    for (const path of ['/v1/responses', '/v1/messages', '/v1/images/generations', '/v1/audio/speech']) {
      expect(await asked('{"stream":true}', { path })).toBeNull()
    }
  })

  it('is asked for from those whose documentation has the flag, and nobody else', async () => {
    const taking = []
    for (const { kind } of kinds) if ((await asked('{"stream":true}', { kind })) !== null) taking.push(kind)
    expect(taking.sort()).toEqual('azure cerebras deepseek groq lmstudio ollama openai sandbox vllm xai'.split(' '))
  })

  it('changes nothing else in any body, the model’s new name or not', async () => {
    const value = fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.jsonValue({ maxDepth: 2 }), {
      maxKeys: 5,
    })
    const options = fc.constantFrom(undefined, null, {}, { include_usage: false }, { include_obfuscation: true })
    await fc.assert(
      fc.asyncProperty(value, options, fc.boolean(), fc.nat(2), async (rest, stream_options, first, indent) => {
        const own = { stream: true, ...(stream_options === undefined ? {} : { stream_options }) }
        const model = { model: 'openai/gpt-5' }
        const body = first ? { ...model, ...rest, ...own } : { ...rest, ...own, ...model }
        const definition = kinds[0]
        if (!definition) throw new Error('no providers')
        const request = await read(JSON.stringify(body, null, indent))
        const [asking, naming] = [askUsage(request, definition), renameInBody(request.body, 'gpt-5')]
        if (asking === null || naming === null) throw new Error('not asked')
        const renamed = withEdits(request.body, [asking, naming])
        if (renamed.type !== 'whole') throw new Error('not whole')
        const want = { ...body, model: 'gpt-5', stream_options: { ...stream_options, include_usage: true } }
        // Through JSON: there is no -0 in it.
        expect(JSON.parse(renamed.bytes.toString())).toEqual(JSON.parse(JSON.stringify(want)))
      }),
      { numRuns: 200 },
    )
  })
})
