import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { type Ask, JSON_TYPE } from './ask.ts'
import { anthropicAsks, geminiAsks, type MarkedAsk, openaiAsks, surrounded } from './marked-asks.ts'

type Mark = (place: string) => string

/** One exchange, drawn at random: what is said, to whom, by what key, and how it ends. */
export interface RandomExchange {
  readonly dialect: 'openai' | 'anthropic' | 'gemini'
  /** Of the dialect's requests, counted round. */
  readonly which: number
  /** The sandbox, a provider that marks all it says, one that isn't there, or whoever serves the model. */
  readonly to: 'sandbox' | 'marking' | 'gone' | 'anybody'
  readonly way: number
  readonly stream: boolean
  readonly compressed: 'no' | 'gzip' | 'br' | 'zstd' | 'unknown'
  readonly chunked: boolean
  readonly door: Door
  readonly end: 'heard out' | 'left when sent' | 'left in the answer' | 'left in the body'
  /** Where in the answer or in the body it ends. */
  readonly after: number
  /** Around every word: quotes, escapes, other scripts. */
  readonly around: readonly [string, string]
  readonly headers: readonly string[]
}

const DOORS = ['open', 'unknown key', 'no key', 'host', 'origin', 'broken body', 'no path'] as const
type Door = (typeof DOORS)[number]

const often = <T>(usual: T, ...others: readonly T[]) =>
  fc.oneof(
    { weight: 2 * others.length, arbitrary: fc.constant(usual) },
    { weight: others.length, arbitrary: fc.constantFrom(...others) },
  )

const MODELS = { openai: 'gpt-5-mini', anthropic: 'claude-sonnet-4-5', gemini: 'gemini-2.5-flash' } as const
const ASKS: Readonly<Record<RandomExchange['dialect'], readonly MarkedAsk[]>> = {
  openai: openaiAsks,
  anthropic: anthropicAsks,
  gemini: geminiAsks,
}

const SANDBOX_WAYS =
  ' +gzip +br +silent +slow-2 +error-400 +error-429 +error-500 +error-529 +cut-0 +cut-2 +stream-error +missing'.split(
    ' ',
  )
const MARKING_WAYS = ' -mark-gzip -mark-text -mark-error -mark-error-500 -mark-cut'.split(' ')

export const randomExchange: fc.Arbitrary<RandomExchange> = fc.record({
  dialect: fc.constantFrom('openai', 'anthropic', 'gemini'),
  which: fc.nat(99),
  to: fc.constantFrom('sandbox', 'marking', 'marking', 'gone', 'anybody'),
  way: fc.nat(99),
  stream: fc.boolean(),
  compressed: often<RandomExchange['compressed']>('no', 'gzip', 'br', 'zstd', 'unknown'),
  chunked: fc.boolean(),
  door: often<Door>(...DOORS),
  end: often<RandomExchange['end']>(
    'heard out',
    'left when sent',
    'left in the answer',
    'left in the answer',
    'left in the body',
  ),
  after: fc.nat(2000),
  around: fc.tuple(fc.string({ maxLength: 8, unit: 'grapheme' }), fc.string({ maxLength: 8, unit: 'grapheme' })),
  headers: fc.array(fc.stringMatching(/^x-[a-z][a-z0-9-]{0,12}$/), { maxLength: 3 }),
})

/** For a failure to say which exchange it was. */
export function nameOf({ dialect, which, to, door, end, stream }: RandomExchange): string {
  return `${dialect} ${askOf(dialect, which).name}${stream ? ' streamed' : ''} to ${to}, ${door}, ${end}`
}

function askOf(dialect: RandomExchange['dialect'], which: number): MarkedAsk {
  const asks = ASKS[dialect]
  return asks[which % asks.length] as MarkedAsk
}

export interface MarkedRequest {
  readonly ask: Ask
  /** Of the client's own, or another in its place. */
  readonly key: (own: string) => string | null
}

/** The request, with a word of its own in every place. `mark` is told the place. */
export function requestOf(exchange: RandomExchange, mark: Mark): MarkedRequest {
  const { dialect, which, to, door, around } = exchange
  const { make, streams } = askOf(dialect, which)
  const isLong = streams && exchange.end === 'left in the answer'
  const stream = streams && (exchange.stream || isLong)
  const made = surrounded(make(mark, MODELS[dialect] + wayOf(exchange, isLong), stream), mark)
  const isJson = made.headers?.['content-type'] === JSON_TYPE['content-type']
  const plain = isJson && typeof made.body === 'string' ? embellished(made.body, around) : made.body
  const said = isJson && door === 'broken body' ? `{"model": [${mark('broken body')}` : plain
  const { body, ...packing } = isJson && said !== undefined ? packed(said, exchange.compressed) : { body: said }
  const provider = isLong ? '/sandbox' : to === 'anybody' ? '' : `/${to === 'marking' ? dialect : to}`
  return {
    ask: {
      ...made,
      ...endOf(exchange, body),
      path: (door === 'no path' ? `/${mark('lost path')}` : provider) + made.path,
      headers: { ...made.headers, ...packing, ...headersOf(exchange, mark) },
      ...(body === undefined ? {} : { body, chunked: exchange.chunked }),
    },
    key(own) {
      if (door === 'no key') return null
      return door === 'unknown key' ? mark('unknown key') : own
    },
  }
}

/** Whoever leaves in an answer has to find it running. */
function wayOf({ to, way }: RandomExchange, isLong: boolean): string {
  if (isLong) return '+slow-5'
  const ways = to === 'marking' ? MARKING_WAYS : SANDBOX_WAYS
  return ways[way % ways.length] ?? ''
}

/** The texts that are there for people get other characters around their words. */
function embellished(json: string, [before, after]: readonly [string, string]): string {
  return JSON.stringify(JSON.parse(json), (name, value) => {
    const isText =
      typeof value === 'string' && /^(content|text|input|prompt|system|description|instructions)$/.test(name)
    return isText ? before + value + after : value
  })
}

function packed(said: string | Buffer, compressed: RandomExchange['compressed']) {
  const plain = Buffer.from(said)
  switch (compressed) {
    case 'no':
      return { body: plain }
    case 'gzip':
      return { body: gzipSync(plain), 'content-encoding': compressed }
    case 'br':
      return { body: brotliCompressSync(plain), 'content-encoding': compressed }
    case 'zstd':
      return { body: zstdCompressSync(plain), 'content-encoding': compressed }
    case 'unknown':
      return { body: plain, 'content-encoding': 'x-unknown' }
  }
}

function headersOf({ door, headers }: RandomExchange, mark: Mark): Record<string, string> {
  const random = headers.map((name): [string, string] => [`${name}-${mark('header name')}`, `"${mark('header')}"; é=1`])
  const wall = door === 'host' ? { host: `${mark('host')}.test` } : { origin: `http://${mark('origin')}.test` }
  return { ...Object.fromEntries(random), ...(door === 'host' || door === 'origin' ? wall : {}) }
}

function endOf({ end, after }: RandomExchange, body: Ask['body']): Partial<Ask> {
  if (end === 'left when sent') return { leave: 'when-sent' }
  if (end === 'left in the answer') return { leaveAfter: after }
  if (end === 'left in the body' && body !== undefined) return { sendOnly: after % (Buffer.byteLength(body) + 1) }
  return {}
}
