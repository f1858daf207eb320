import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askOf } from '../main/engine/bad-input/tool.ts'
import { ask } from '../main/engine/privacy/ask.ts'
import { tell } from '../support/tell.ts'
import { messageAnswers, streams } from './cut-answer.ts'
import { bounded, type CuttingWorld, startCutting } from './cutting.ts'

let world: CuttingWorld
let answer: Buffer

beforeAll(async () => {
  world = await startCutting(() => answer)
})
afterAll(() => world.close())

const plain = messageAnswers[0]?.body ?? Buffer.alloc(0)
// The second half of the bytes, and not the head, which is checked first.
const damaged = (bytes: Buffer) =>
  Buffer.concat([bytes.subarray(0, bytes.length >> 1), Buffer.alloc(bytes.length >> 1, 0x5a)])
const CODINGS = { gzip: gzipSync, br: brotliCompressSync, zstd: zstdCompressSync, deflate: deflateSync } as const
/** For more of them, and what they cost, see the suite about memory. */
const MEGABYTES = 8
const GARBAGE = Buffer.from('and then something that nobody has compressed')

interface Faulty {
  readonly what: string
  readonly encoding: string
  readonly body: Buffer
  /** What the client of another format is told: the answer, where it can be read all the same. */
  readonly readable?: boolean
}

const faulty: readonly Faulty[] = [
  ...Object.entries(CODINGS).flatMap(([encoding, pack]) => [
    { what: 'broken in the middle', encoding, body: damaged(pack(plain)) },
    { what: 'ended too early', encoding, body: pack(plain).subarray(0, -5) },
    { what: 'of nothing at all', encoding, body: Buffer.alloc(0) },
    // zstd is not inflated for a client of another format: nobody was offered it.
    { what: 'not compressed at all', encoding, body: plain, readable: encoding === 'zstd' },
    { what: 'a thousand times its size', encoding, body: pack(Buffer.alloc(MEGABYTES * 1024 * 1024, 'a')) },
  ]),
  { what: 'with garbage behind it', encoding: 'gzip', body: Buffer.concat([gzipSync(plain), GARBAGE]) },
  {
    what: 'in two pieces',
    encoding: 'gzip',
    body: Buffer.concat([gzipSync(plain.subarray(0, 50)), gzipSync(plain.subarray(50))]),
    readable: true,
  },
  {
    what: 'with garbage behind it',
    encoding: 'br',
    body: Buffer.concat([brotliCompressSync(plain), GARBAGE]),
    readable: true,
  },
  { what: 'without its head', encoding: 'deflate', body: deflateRawSync(plain) },
  { what: 'twice', encoding: 'gzip, gzip', body: gzipSync(gzipSync(plain)) },
  { what: 'in two codings', encoding: 'br, gzip', body: gzipSync(brotliCompressSync(plain)) },
  { what: 'by a name that nobody knows', encoding: 'snappy', body: gzipSync(plain) },
  { what: 'by a name with capitals', encoding: 'GZip', body: gzipSync(plain), readable: true },
  { what: 'by a name of prototypes', encoding: '__proto__', body: plain, readable: true },
  { what: 'by no name', encoding: '', body: plain, readable: true },
]

function framedAs(encoding: string, body: Buffer, type = 'application/json'): Buffer {
  const head = [
    'HTTP/1.1 200 OK',
    `content-type: ${type}`,
    `content-encoding: ${encoding}`,
    `content-length: ${body.length}`,
  ]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body])
}

async function askBounded(asked: Parameters<typeof ask>[2]) {
  const had = await bounded(ask(world.engine.proxy, world.engine.key, asked))
  tell({ hung: had === null ? 1 : 0 })
  if (had === null) throw new Error('it hung')
  return had
}

describe.each(faulty)('an answer in "$encoding", $what', ({ encoding, body, readable }) => {
  it.each(['application/json', 'text/event-stream'])(
    'passes byte for byte as %s, and its row is written',
    async (type) => {
      answer = framedAs(encoding, body, type)
      const had = await askBounded(askOf('anthropic', { provider: 'anthropic' }))
      expect([had.status, had.whole, had.body.equals(body)]).toEqual([200, true, true])
      expect((await world.engine.rows())[0]).toMatchObject({
        status_code: 200,
        ended_by: 'complete',
        response_bytes: body.length,
      })
    },
  )

  it('is read by a tool of another format only where it can be, and otherwise told to be faulty', async () => {
    answer = framedAs(encoding, body)
    const had = await askBounded(askOf('openai', { model: 'anthropic/claude-haiku-4-5' }))
    expect([had.whole, had.status, had.body.toString().slice(0, 300)]).toEqual([
      true,
      readable ? 200 : 502,
      expect.any(String),
    ])
    if (readable) expect(had.body.toString()).toContain('Hello')
    else expect(JSON.parse(had.body.toString()).error.message).toEqual(expect.any(String))
    expect((await world.engine.rows())[0]).toMatchObject({ status_code: had.status })
  })
})

describe('a stream whose compression breaks in the middle', () => {
  const events = streams.anthropic.body
  const broken = damaged(gzipSync(events))

  it.each(['openai', 'gemini'] as const)('never looks whole to a tool of another format: %s', async (dialect) => {
    answer = framedAs('gzip', broken, 'text/event-stream')
    const had = await askBounded(askOf(dialect, { model: 'anthropic/claude-haiku-4-5', stream: true }))
    expect(had.whole && had.status === 200 && !/error/.test(had.body.toString())).toBe(false)
  })

  it('never looks whole where its usage is taken out', async () => {
    answer = framedAs('gzip', damaged(gzipSync(streams.openai.body)), 'text/event-stream')
    const had = await askBounded(askOf('openai', { provider: 'openai', stream: true }))
    expect(had.whole).toBe(false)
  })
})
