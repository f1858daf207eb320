import { connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMarkers, type Trace } from '../../../support/markers.ts'
import { type EngineProcess, makePlace, startProcess } from '../../../support/markers-process.ts'
import { closedPort, startUpstream, type Upstream } from '../../../support/markers-upstream.ts'
import { ask, type Told } from './ask.ts'
import { openaiAsks, surrounded } from './marked-asks.ts'
import { markingAnswer } from './marking-provider.ts'
import { nameOf, type RandomExchange, randomExchange, requestOf } from './random-asks.ts'
import { talkOverWebSocket } from './talk-over-web-socket.ts'

const EXCHANGES = 500
const BATCH = 25
const AT_ONCE = 8
/** In the middle of these batches, Waybill is killed. */
const KILLED = [6, 13]

const markers = createMarkers()
const place = makePlace()
const tally = { asked: 0, answered: 0, refused: 0, left: 0, unheard: 0, searches: 0 }
let upstream: Upstream
let gone: number
let engine: EngineProcess
let key: string
let wordsAnswered = 0

beforeAll(async () => {
  upstream = await startUpstream(
    markingAnswer((where) => {
      wordsAnswered += 1
      return markers.mark(`provider’s ${where}`)
    }),
  )
  upstream.onUpgrade((_req, socket) => socket.end(`HTTP/1.1 400 ${markers.mark('refusal of an upgrade')}\r\n\r\n`))
  gone = await closedPort()
  engine = await startProcess(place)
  key = markers.watch('the client key', (await engine.client.clientKeys.create({ name: 'tool' })).key)
  await addProviders()
})
afterAll(async () => {
  await engine.end('SIGKILL')
  await upstream.close()
  place.remove()
})

/** Again after a kill: the keys were in memory only. */
async function addProviders(): Promise<void> {
  const { providers } = engine.client
  for (const { name } of await providers.list()) await providers.remove({ name })
  const secret = markers.watch('the provider’s key', 'sk-provider-0123456789abcdef')
  await providers.add({ kind: 'sandbox' })
  await providers.add({ kind: 'openai', base_url: `${upstream.origin}/v1`, key: secret })
  await providers.add({ kind: 'anthropic', base_url: upstream.origin, key: secret })
  await providers.add({ kind: 'gemini', base_url: `${upstream.origin}/v1beta`, key: secret })
  await providers.add({ kind: 'compatible', name: 'gone', base_url: `http://127.0.0.1:${gone}/v1` })
}

function searchAll(traces: readonly Trace[] = [...engine.traces(), ...engine.startTraces()]): void {
  tally.searches += 1
  expect(markers.foundIn(traces)).toEqual([])
}

async function exchange(drawn: RandomExchange): Promise<void> {
  const name = nameOf(drawn)
  const request = requestOf(drawn, (where) => markers.mark(`${where} of ${name}`))
  const told = await ask(engine.proxy, request.key(key), request.ask)
  tally.asked += 1
  tally[outcomeOf(told)] += 1
}

function outcomeOf({ status, whole }: Told): 'answered' | 'refused' | 'left' | 'unheard' {
  if (status === null) return 'unheard'
  if (!whole) return 'left'
  return status < 400 ? 'answered' : 'refused'
}

/** Some at a time; `inTheMiddle` is called with half of them under way or over. */
async function inParallel(batch: readonly RandomExchange[], inTheMiddle: () => Promise<void>): Promise<void> {
  const waiting = [...batch]
  let middle: Promise<void> | null = null
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (waiting.length < batch.length / 2) middle ??= inTheMiddle()
      await exchange(next)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  await middle
}

/** A stream that runs on while others come and go, a talk over a WebSocket, and something that is no request at all. */
async function beside(): Promise<Promise<unknown>[]> {
  const mark = (where: string) => markers.mark(`${where}, beside the others`)
  const slow = openaiAsks[0]?.make(mark, 'gpt-5-mini+slow-2', true) ?? { path: '/' }
  const headers = { authorization: `Bearer ${key}`, 'x-custom-header': mark('header of an upgrade') }
  const realtime = (to: string) => `${engine.proxy}/${to}/v1/realtime?model=gpt-realtime&trace=${mark('query')}`
  return [
    ask(engine.proxy, key, surrounded({ ...slow, path: `/sandbox${slow.path}` }, mark)),
    talkOverWebSocket(realtime('sandbox'), headers, mark('words over a WebSocket')),
    talkOverWebSocket(realtime('openai'), headers, mark('words that are refused')),
    sendMalformed(`${mark('method')} /${mark('target')} HTTP/1.1\r\nx: ${mark('malformed header')}\r\n\r\n`),
    sendMalformed(`GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n${mark('no header')}\r\n\r\n`),
  ]
}

function sendMalformed(text: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(engine.port, '127.0.0.1', () => socket.write(text))
    socket.on('error', () => {})
    socket.on('data', () => {})
    socket.once('close', () => resolve())
  })
}

async function killInTraffic(): Promise<void> {
  await engine.end('SIGKILL')
  searchAll()
  engine = await startProcess(place)
  await addProviders()
}

/** Whatever Waybill hands out about itself. */
async function handedOut(): Promise<Trace[]> {
  const { privacy } = engine.client
  const gather = async (name: string, pieces: AsyncIterable<string>): Promise<Trace> => {
    let text = ''
    for await (const piece of pieces) text += piece
    return { name, bytes: Buffer.from(text) }
  }
  return [
    ...(await Promise.all(
      (['ndjson', 'csv', 'json'] as const).map(async (format) => gather(format, await privacy.export({ format }))),
    )),
    ...(await Promise.all(
      (['text', 'json'] as const).map(async (format) => gather(format, await privacy.access({ format }))),
    )),
  ]
}

// In this order: what is handed out at the end is of all that was said before.
describe(`of ${EXCHANGES} random exchanges, in every format and in every way in which they can end`, {
  shuffle: false,
}, () => {
  it('no word is in any file, while they run, after them, and after a kill', { timeout: 180_000 }, async () => {
    let batches = 0
    const property = fc.asyncProperty(
      fc.array(randomExchange, { minLength: BATCH, maxLength: BATCH }),
      async (batch) => {
        const isKilled = KILLED.includes(batches)
        batches += 1
        const others = await beside()
        await inParallel(batch, async () => (isKilled ? killInTraffic() : searchAll()))
        await Promise.all(others)
        searchAll()
      },
    )
    // What was found stays in the file: a smaller batch would find it too, and prove nothing. The place says which it was.
    await fc.assert(property, { numRuns: EXCHANGES / BATCH, endOnFailure: true })
    expect(tally.asked).toBe(EXCHANGES)
    expect(tally.searches).toBe((2 * EXCHANGES) / BATCH)
  })

  it('which did go through, were refused, and were left', () => {
    // By chance, but far below what chance brings.
    expect(tally.answered).toBeGreaterThan(60)
    expect(tally.refused).toBeGreaterThan(60)
    expect(tally.left).toBeGreaterThan(5)
    expect(tally.unheard).toBeGreaterThan(30)
    expect(wordsAnswered).toBeGreaterThan(500)
    expect(upstream.seen.length).toBeGreaterThan(50)
  })

  it('nor in what Waybill hands out about itself', async () => {
    const traces = await handedOut()
    expect(traces.every(({ bytes }) => bytes.length > 10_000)).toBe(true)
    searchAll(traces)
  })

  it('nor once it has ended in good order, and started again', async () => {
    expect(await engine.end('SIGTERM')).toBe(0)
    searchAll()
    engine = await startProcess(place)
    searchAll()
  })
})
