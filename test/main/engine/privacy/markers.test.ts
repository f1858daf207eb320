import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClientFormat } from '../../../../src/shared/wire-formats.ts'
import { createMarkers, type Trace } from '../../../support/markers.ts'
import { type EngineProcess, makePlace, startProcess } from '../../../support/markers-process.ts'
import { closedPort, startUpstream, type Upstream } from '../../../support/markers-upstream.ts'
import { requestIn } from '../translate/requests.ts'
import { type Ask, ask, JSON_TYPE, type Told } from './ask.ts'
import { anthropicAsks, geminiAsks, type MarkedAsk, openaiAsks, surrounded } from './marked-asks.ts'
import { markingAnswer } from './marking-provider.ts'
import { talkOverWebSocket } from './talk-over-web-socket.ts'

const markers = createMarkers()
const { mark } = markers
const answerMarks: string[] = []
const place = makePlace()
let upstream: Upstream
let engine: EngineProcess
let key: string
let asked = 0

const CLIENTS: Readonly<Record<string, ClientFormat>> = {
  openai: 'responses',
  anthropic: 'messages',
  gemini: 'generate_content',
}

const dialects: readonly (readonly [name: string, model: string, asks: readonly MarkedAsk[]])[] = [
  ['openai', 'gpt-5-mini', openaiAsks],
  ['anthropic', 'claude-sonnet-4-5', anthropicAsks],
  ['gemini', 'gemini-2.5-flash', geminiAsks],
]

const crossings = dialects.flatMap(([from, , asks]) =>
  dialects
    .filter(([to]) => to !== from)
    .map(([to, model]) => ({ from, to, model, asks, client: CLIENTS[from] as ClientFormat })),
)

beforeAll(async () => {
  upstream = await startUpstream(
    markingAnswer((where) => {
      const word = mark(`provider’s ${where}`)
      answerMarks.push(word)
      return word
    }),
  )
  engine = await startProcess(place)
  const { providers, clientKeys } = engine.client
  await providers.add({ kind: 'sandbox' })
  const secret = 'sk-provider-0123456789abcdef'
  await providers.add({ kind: 'openai', base_url: `${upstream.origin}/v1`, key: secret })
  await providers.add({ kind: 'anthropic', base_url: upstream.origin, key: secret })
  await providers.add({ kind: 'gemini', base_url: `${upstream.origin}/v1beta`, key: secret })
  await providers.add({ kind: 'compatible', name: 'gone', base_url: `http://127.0.0.1:${await closedPort()}/v1` })
  key = (await clientKeys.create({ name: 'tool' })).key
})
afterAll(async () => {
  await engine.end('SIGKILL')
  await upstream.close()
  place.remove()
})

function send(asks: Ask, clientKey: string | null = key): Promise<Told> {
  asked++
  return ask(engine.proxy, clientKey, surrounded(asks, mark))
}

const nothing = (traces: readonly Trace[]) => expect(markers.foundIn(traces)).toEqual([])

// In this order: the last one stops Waybill, after all the others have talked through it.
describe('nothing of what is said is found in any file or log', { shuffle: false }, () => {
  describe.each(dialects)('after talking %s', (dialect, model, asks) => {
    it.each(asks)('$name, to the sandbox, in every way in which it can end', async ({ make, streams }) => {
      const ways = [
        '',
        '+gzip',
        '+br',
        '+deflate',
        '+silent',
        '+error-400',
        '+error-429',
        '+error-503',
        '+cut-2',
        '+missing',
      ]
      for (const way of ways) await send(inside('sandbox', make(mark, model + way, false)))
      const streamed = streams ? [...ways, '+stream-error', '+cut-0'] : []
      for (const way of streamed) await send(inside('sandbox', make(mark, model + way, true)))
      if (streams)
        await send({ ...inside('sandbox', make(mark, `${model}+slow-20`, true)), leave: 'after-first-chunk' })
      await send({ ...inside('sandbox', make(mark, `${model}+hang`, streams)), leave: 'when-sent' })
      nothing(engine.traces())
    })

    it.each(asks)('$name, to a provider that says too much', async ({ make, streams }) => {
      const answered = answerMarks.length
      const ways = ['', '-mark-gzip', '-mark-text', '-mark-error', '-mark-error-500']
      for (const way of ways) await send(inside(dialect, make(mark, model + way, false)))
      if (streams) for (const way of ['', '-mark-cut']) await send(inside(dialect, make(mark, model + way, true)))
      expect(answerMarks.length - answered).toBeGreaterThan(15)
      nothing(engine.traces())
    })

    it.each(asks)('$name, refused by Waybill or to a provider that can’t be reached', async ({ make }) => {
      await send(make(mark, model, false), mark('unknown key'))
      await send(make(mark, model, false), null)
      await send({ ...make(mark, model, false), headers: { origin: `http://${mark('origin')}.test` } })
      await send({ ...make(mark, model, false), headers: { host: `${mark('host')}.test` } })
      expect((await send(inside('gone', make(mark, model, false)))).status).toBe(502)
      nothing(engine.traces())
    })

    it.each(asks)('$name, with a broken body or one that is too large', async ({ make }) => {
      const good = make(mark, model, false)
      const broken = `{"model": "${model}", "messages": [ ${mark('broken body')}`
      await send({ ...good, body: broken })
      await send({ ...inside(dialect, good), body: broken })
      await engine.client.settings.set({ name: 'body_limit_bytes', value: 4096 })
      const large = JSON.stringify({ model, input: mark('large body').padEnd(8192, ' ') })
      await send({ ...good, headers: JSON_TYPE, body: large })
      await send({ ...good, headers: JSON_TYPE, body: large, chunked: true })
      await engine.client.settings.set({ name: 'body_limit_bytes', value: 32 * 1024 * 1024 })
      nothing(engine.traces())
    })
  })

  it.each(crossings)('after talking $from to $to, which is translated', async ({ model, asks, client }) => {
    const answered = answerMarks.length
    for (const way of ['', '-mark-gzip', '-mark-text', '-mark-error', '-mark-error-500', '-mark-cut']) {
      for (const stream of [false, true]) {
        const { path, body } = requestIn(client, model + way, stream)
        await send({ path, headers: JSON_TYPE, body: body.replace('Where is my parcel?', mark('question')) })
        // With all that their own format has, of which some is dropped and some refused.
        for (const { make, streams } of asks) if (streams || !stream) await send(make(mark, model + way, stream))
      }
    }
    expect(answerMarks.length - answered).toBeGreaterThan(60)
    nothing(engine.traces())
  })

  it('after a resumable upload in Gemini’s way', async () => {
    const start = await send({
      path: '/sandbox/upload/v1beta/files',
      headers: {
        ...JSON_TYPE,
        'x-goog-upload-protocol': 'resumable',
        'x-goog-upload-command': 'start',
        'x-goog-upload-header-content-type': 'text/plain',
        'x-goog-upload-file-name': mark('file name'),
      },
      body: JSON.stringify({ file: { displayName: mark('display name'), mimeType: 'text/plain' } }),
    })
    const { pathname, search } = new URL(String(start.headers['x-goog-upload-url']))
    const command = { 'x-goog-upload-command': 'upload, finalize', 'x-goog-upload-offset': '0' }
    const content = mark('file content')
    const sent = await send({ path: `/sandbox${pathname}${search}`, headers: command, body: content })
    expect(JSON.parse(sent.body.toString())).toMatchObject({ file: { mimeType: 'text/plain' } })
    nothing(engine.traces())
  })

  it('after paths that lead nowhere', async () => {
    for (const path of [
      '/v9/X',
      '/v1/../X',
      '//X/v1',
      '/v1/X%2fX',
      '/X',
      '/openai/X/X',
      '/v1/models/X',
      '/v1/X/batches/X',
    ]) {
      await send({ method: 'GET', path: path.replaceAll('X', () => mark('path')) })
      await send({ path: path.replaceAll('X', () => mark('path')), headers: JSON_TYPE, body: mark('body') })
    }
    await send({ path: `http://${mark('absolute target')}.test/v1/chat/completions`, body: '' })
    nothing(engine.traces())
  })

  it('after a talk over a WebSocket, with the sandbox and with one who refuses', async () => {
    const said = mark('said over a WebSocket')
    const headers = { authorization: `Bearer ${key}`, 'x-custom-header': mark('header of an upgrade') }
    const path = `/v1/realtime?model=gpt-realtime&trace=${mark('query of an upgrade')}`
    expect(await talkOverWebSocket(`${engine.proxy}/sandbox${path}`, headers, said)).toContain(said)
    upstream.onUpgrade((_req, socket) =>
      socket.end(`HTTP/1.1 400 ${mark('refusal')}\r\nx-why: ${mark('reason')}\r\n\r\n`),
    )
    expect(await talkOverWebSocket(`${engine.proxy}/openai${path}`, headers, said)).toBe('refused: 400')
    asked += 2
    nothing(engine.traces())
  })

  it('while every one of these exchanges has its row', async () => {
    await send(inside('sandbox', openaiAsks[0]?.make(mark, 'gpt-5-mini', true) ?? { path: '/' }))
    const { exchanges } = await engine.client.system.status()
    expect(exchanges).toBe(asked)
    const [row] = await engine.client.usage.exchanges({ limit: 1 })
    expect(row).toMatchObject({ tool: 'markertool', endpoint: '/v1/chat/completions', ended_by: 'complete' })
  })

  it('nor in an export', async () => {
    const exported: Trace[] = []
    for (const format of ['ndjson', 'csv', 'json'] as const) {
      let text = ''
      for await (const piece of await engine.client.privacy.export({ format })) text += piece
      exported.push({ name: `the export as ${format}`, bytes: Buffer.from(text) })
    }
    nothing(exported)
  })

  it('nor after Waybill has stopped', async () => {
    expect(await engine.end('SIGTERM')).toBe(0)
    nothing(engine.traces())
    engine = await startProcess(place)
    nothing(engine.traces())
  })
})

it('the same search finds a word in the place where one may be: the model’s name', async () => {
  const apart = createMarkers()
  const model = `sandbox-${apart.mark('model')}`
  const messages = [{ role: 'user', content: 'Hello' }]
  await send({ path: '/v1/chat/completions', headers: JSON_TYPE, body: JSON.stringify({ model, messages }) })
  expect(apart.foundIn(engine.traces())).toContainEqual(expect.stringMatching(/^model: plain in .*waybill\.db/))
})

function inside(provider: string, asks: Ask): Ask {
  return { ...asks, path: `/${provider}${asks.path}` }
}
