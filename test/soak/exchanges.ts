import { WebSocket } from 'ws'
import { sendRaw } from '../support/raw-http.ts'
import { type Call, type Seen, send } from './call.ts'
import { multipart } from './multipart.ts'
import type { World } from './world.ts'

/** One kind of what tools do, and do wrong. */
interface Kind {
  readonly name: string
  /** How often, beside the others. */
  readonly share: number
  run(world: World): Promise<Seen>
  /** Whether it went as it should. */
  accepts(seen: Seen): boolean
}

const TEXT = 'Say in a few words what a waybill is. '.repeat(20)
const messages = [{ role: 'user', content: TEXT }]
const contents = [{ role: 'user', parts: [{ text: TEXT }] }]
const chat = (model: string, stream = false) => ({ model, stream, messages })
const claude = (model: string, stream = false) => ({ model, stream, max_tokens: 200, messages })
const responses = (model: string, stream = false) => ({ model, stream, input: TEXT })

const CHAT = '/v1/chat/completions'
const MESSAGES = '/v1/messages'
const RESPONSES = '/v1/responses'
const generate = (model: string) => `/v1beta/models/${model}:generateContent`
const stream = (model: string) => `/v1beta/models/${model}:streamGenerateContent?alt=sse`

type More = Partial<Pick<Call, 'headers' | 'leaves'>>

function post(world: World, path: string, body: unknown, { headers = {}, leaves }: More = {}): Promise<Seen> {
  return send({
    url: world.proxy + path,
    headers: { ...world.asTool(), ...headers },
    body: Buffer.isBuffer(body) ? body : JSON.stringify(body),
    agent: world.agent,
    ...(leaves === undefined ? {} : { leaves }),
  })
}

const isAnswered = ({ status, whole }: Seen) => status === 200 && whole
const isRefused = ({ status, whole }: Seen) => status !== null && status >= 400 && whole
const isCut = ({ whole }: Seen) => !whole
const anything = () => true

const kind = (name: string, share: number, run: Kind['run'], accepts: Kind['accepts'] = isAnswered): Kind => ({
  name,
  share,
  run,
  accepts,
})

/** Every dialect, whole and streamed, as it is and translated, with all that goes wrong in a day. */
export const kinds: readonly Kind[] = [
  kind('chat', 24, (world) => post(world, CHAT, chat('gpt-5-mini'))),
  kind('chat, streamed', 8, (world) => post(world, CHAT, chat('gpt-5-mini', true))),
  kind('chat, gzip', 3, (world) =>
    post(world, CHAT, chat('gpt-5-mini+gzip', true), { headers: { 'accept-encoding': 'gzip' } }),
  ),
  kind('chat, br', 2, (world) => post(world, CHAT, chat('gpt-5-mini+br'), { headers: { 'accept-encoding': 'br' } })),
  kind('responses', 5, (world) => post(world, RESPONSES, responses('gpt-5-mini'))),
  kind('responses, streamed', 4, (world) => post(world, RESPONSES, responses('gpt-5-mini', true))),
  kind('messages', 8, (world) => post(world, MESSAGES, claude('claude-sonnet-4-5'))),
  kind('messages, streamed', 6, (world) => post(world, MESSAGES, claude('claude-sonnet-4-5', true))),
  kind('generate', 5, (world) => post(world, generate('gemini-2.5-flash'), { contents })),
  kind('generate, streamed', 4, (world) => post(world, stream('gemini-2.5-flash'), { contents })),
  kind('embeddings', 4, (world) => post(world, '/v1/embeddings', { model: 'text-embedding-3-small', input: TEXT })),
  kind('count tokens', 2, (world) => post(world, '/v1/messages/count_tokens', chat('claude-sonnet-4-5'))),
  kind('upload', 2, (world) => {
    const { type, body } = multipart()
    return post(world, '/v1/audio/transcriptions', body, { headers: { 'content-type': type } })
  }),
  kind('models', 1, (world) =>
    send({ url: `${world.proxy}/v1/models`, headers: world.asTool(), body: null, agent: world.agent }),
  ),
  kind('chat to Claude', 2, (world) => post(world, CHAT, chat('claude-sonnet-4-5'))),
  kind('messages to Gemini, streamed', 2, (world) => post(world, MESSAGES, claude('gemini-2.5-flash', true))),
  kind('messages to OpenAI, streamed', 2, (world) => post(world, MESSAGES, claude('gpt-5-mini', true))),
  kind('generate to Claude', 1, (world) => post(world, generate('claude-sonnet-4-5'), { contents })),
  kind('responses to Claude, streamed', 1, (world) => post(world, RESPONSES, responses('claude-sonnet-4-5', true))),
  kind('a WebSocket', 1, session),
  kind('a model of a new name each time', 2, (world) => post(world, CHAT, chat(`gpt-made-up-${world.serial()}`))),
  kind(
    'left in a stream',
    2,
    (world) => post(world, CHAT, chat('gpt-5-mini+slow-5', true), { leaves: 'at_first_byte' }),
    isCut,
  ),
  kind(
    'left in a translated stream',
    1,
    (world) => post(world, MESSAGES, claude('gpt-5-mini+slow-5', true), { leaves: 'at_first_byte' }),
    isCut,
  ),
  kind(
    'left before the answer',
    1,
    (world) => post(world, CHAT, chat('gpt-5-mini+delay-500'), { leaves: { afterMs: 20 } }),
    isCut,
  ),
  kind(
    'reset by the provider in a stream',
    1,
    (world) => post(world, CHAT, chat('cutting/gpt-5-mini+cut-2', true)),
    anything,
  ),
  kind('reset by the provider in a body', 1, (world) => post(world, CHAT, chat('cutting/gpt-5-mini+cut-1')), anything),
  kind('an error in a stream', 1, (world) => post(world, CHAT, chat('gpt-5-mini+stream-error', true)), anything),
  kind('the provider errs', 1, (world) => post(world, CHAT, chat('failing/gpt-5-mini+error-500')), isRefused),
  kind('the provider limits', 1, (world) => post(world, CHAT, chat('failing/gpt-5-mini+error-429')), isRefused),
  kind('no such model', 1, (world) => post(world, CHAT, chat('gpt-5-mini+missing')), isRefused),
  kind('a key that is none', 1, (world) => post(world, CHAT, chat('gpt-5-mini'), as('wb-none')), isRefused),
  kind('a limit per minute', 1, (world) => post(world, CHAT, chat('gpt-5-mini'), as(world.limited)), anything),
  kind('a budget that is spent', 1, (world) => post(world, CHAT, chat('gpt-5-mini'), as(world.poor)), anything),
  kind(
    'a web page',
    1,
    (world) => post(world, CHAT, chat('gpt-5-mini'), { headers: { origin: 'https://elsewhere.test' } }),
    isRefused,
  ),
  kind('no JSON', 1, (world) => post(world, CHAT, Buffer.from('{"model": ')), isRefused),
  kind(
    'no HTTP',
    1,
    async ({ proxy }) => {
      const { status } = await sendRaw(Number(new URL(proxy).port), 'NO SUCH / THING\r\n\r\n')
      return { status, whole: true }
    },
    isRefused,
  ),
]

const as = (key: string): More => ({ headers: { authorization: `Bearer ${key}` } })

/** One turn of a Realtime session. */
function session({ proxy, asTool }: World): Promise<Seen> {
  const socket = new WebSocket(`${proxy.replace(/^http/, 'ws')}/v1/realtime?model=gpt-realtime`, { headers: asTool() })
  return new Promise((resolve) => {
    let whole = false
    socket.once('open', () => socket.send('{"type":"response.create"}'))
    socket.on('message', (data) => {
      if (!String(data).includes('"response.done"')) return
      whole = true
      socket.close()
    })
    socket.on('error', () => {})
    socket.once('close', () => resolve({ status: whole ? 200 : null, whole }))
  })
}
