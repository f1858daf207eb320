import { brotliCompressSync, gzipSync } from 'node:zlib'
import { spokenAt } from '../main/engine/translate/spoken.ts'
import { plainAnswer } from '../support/scripted-provider.ts'

/** What a provider would send in full. */
export interface WholeAnswer {
  readonly name: string
  readonly bytes: Buffer
  /** What its framing carries, as it is. */
  readonly body: Buffer
  /** From which byte on all has been said, and only framing follows. */
  readonly saidAt: number
  /** Only the end of the connection tells where it ends, so that an early end can't be told from the right one. */
  readonly endsWithConnection?: boolean
}

const HEAD = 'HTTP/1.1 200 OK\r\n'

export function chunkedAnswer(
  pieces: readonly Buffer[],
  { headers = [] as readonly string[], trailers = '' } = {},
): Buffer {
  const chunks = pieces.flatMap((piece) => [`${piece.length.toString(16)}\r\n`, piece, '\r\n'])
  const head = `${HEAD}${[...headers, 'transfer-encoding: chunked'].join('\r\n')}\r\n\r\n`
  return Buffer.concat([head, ...chunks, `0\r\n${trailers}\r\n`].map((part) => Buffer.from(part)))
}

const JSON_HEADER = 'content-type: application/json'
const EVENTS = 'content-type: text/event-stream'
const text = (content: string) =>
  JSON.stringify({
    id: 'c1',
    object: 'chat.completion',
    created: 1,
    model: 'm',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 7, completion_tokens: 5, total_tokens: 12 },
  })
const halves = (bytes: Buffer): readonly Buffer[] => [
  bytes.subarray(0, bytes.length >> 1),
  bytes.subarray(bytes.length >> 1),
]

function framed(name: string, body: Buffer, bytes: Buffer, more: Partial<WholeAnswer> = {}): WholeAnswer {
  return { name, body, bytes, saidAt: bytes.length, ...more }
}

/** A stream of events in chunks: after its last word, what follows is framing. */
function stream(name: string, path: string, pack: (piece: Buffer) => Buffer = (piece) => piece): WholeAnswer {
  const { start, word, end } = spokenAt(path)
  const plain = Buffer.from(start + word('One') + word('Two') + end)
  const body = pack(plain)
  const encoding = body === plain ? [] : ['content-encoding: gzip']
  const bytes = chunkedAnswer(halves(body), { headers: [EVENTS, ...encoding] })
  // Some of the framing of the last chunk may be read with its data.
  return { name, body, bytes, saidAt: bytes.length - '\r\n0\r\n\r\n'.length - (body === plain ? 1 : 12) }
}

const json = Buffer.from(text('Hello'))
const gzipped = gzipSync(json)
const brotli = brotliCompressSync(json)

/** Answers to a question in OpenAI's format, in every framing and coding. */
export const chatAnswers: readonly WholeAnswer[] = [
  framed('with a length', json, plainAnswer(json)),
  framed('in chunks', json, chunkedAnswer(halves(json), { headers: [JSON_HEADER] })),
  framed(
    'in chunks with trailers',
    json,
    chunkedAnswer([json], { headers: [JSON_HEADER], trailers: 'x-sum: 123\r\n' }),
  ),
  framed('until the connection ends', json, Buffer.concat([Buffer.from(`${HEAD}${JSON_HEADER}\r\n\r\n`), json]), {
    endsWithConnection: true,
  }),
  framed('in gzip with a length', gzipped, plainAnswer(gzipped, ['content-encoding: gzip'])),
  framed(
    'in gzip and chunks',
    gzipped,
    chunkedAnswer(halves(gzipped), { headers: [JSON_HEADER, 'content-encoding: gzip'] }),
  ),
  framed('in br and chunks', brotli, chunkedAnswer(halves(brotli), { headers: [JSON_HEADER, 'content-encoding: br'] })),
]

const message = Buffer.from(
  JSON.stringify({
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'm',
    content: [{ type: 'text', text: 'Hello' }],
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: 7, output_tokens: 5 },
  }),
)

/** Answers to a question in Anthropic's format. */
export const messageAnswers: readonly WholeAnswer[] = [
  framed('with a length', message, plainAnswer(message)),
  framed('in chunks', message, chunkedAnswer(halves(message), { headers: [JSON_HEADER] })),
  framed('until the connection ends', message, Buffer.concat([Buffer.from(`${HEAD}${JSON_HEADER}\r\n\r\n`), message]), {
    endsWithConnection: true,
  }),
]

/** Streams of events, by the dialect of who asks. */
export const streams = {
  openai: stream('a stream of events', '/chat/completions'),
  gzip: stream('a stream of events in gzip', '/chat/completions', gzipSync),
  anthropic: stream('a stream of Messages', '/messages'),
  responses: stream('a stream of Responses', '/responses'),
  gemini: stream('a stream of Gemini', ':streamGenerateContent'),
}
