import type { Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askOf, dialects, refusalIn, type SpokenDialect } from '../main/engine/bad-input/tool.ts'
import { type Ask, ask, form, JSON_TYPE } from '../main/engine/privacy/ask.ts'
import { rounds, tell } from '../support/tell.ts'
import { bounded, type CuttingWorld, ENDINGS, startCutting } from './cutting.ts'

const MB = 1024 * 1024
/** Too large for the buffers of the sockets, so that the provider is gone while it is being sent. */
const SIZE = rounds(4, 16) * MB
let world: CuttingWorld
let answer: Buffer

beforeEach(async () => {
  answer = Buffer.from('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}')
  world = await startCutting(() => answer)
})
afterEach(() => world.close())

const large: Ask = {
  path: '/v1/chat/completions',
  headers: JSON_TYPE,
  body: JSON.stringify({ model: 'gpt-5-mini', messages: [{ role: 'user', content: 'x'.repeat(SIZE) }] }),
}
const upload: Ask = {
  path: '/v1/audio/transcriptions',
  ...form({ model: 'whisper-1' }, { name: 'a.wav', type: 'audio/wav', content: 'x'.repeat(SIZE) }),
}
const binary: Ask = {
  path: '/openai/v1/files',
  headers: { 'content-type': 'application/octet-stream' },
  body: 'x'.repeat(SIZE),
}

const points = rounds(0, 1) === 1 ? [0, 1, 100, 1000, 64 * 1024, 256 * 1024, MB] : [0, 1000, MB]
const ends = (socket: Socket, ending: (typeof ENDINGS)[number]) =>
  ending === 'reset' ? socket.resetAndDestroy() : socket.destroySoon()

describe.each(ENDINGS)('a provider whose connection ends (%s)', (ending) => {
  it.each(dialects)('as soon as it was made is told as unreachable to a tool of %s', async (dialect: SpokenDialect) => {
    world.provider.onConnection((socket) => ends(socket, ending))
    const had = await bounded(ask(world.engine.proxy, world.engine.key, askOf(dialect)))
    if (had === null) throw new Error('it hung')
    expect(refusalIn(dialect, had)).toMatchObject({
      status: 502,
      message: expect.stringMatching(/closed the connection/),
    })
    expect((await world.engine.rows())[0]).toMatchObject({ error_type: 'provider_unreachable', ended_by: 'upstream' })
    world.provider.onConnection(() => {})
    expect((await ask(world.engine.proxy, world.engine.key, askOf(dialect))).status).toBe(200)
  })

  it.each([
    ['a large question', large],
    ['a form with a file', upload],
    ['a file', binary],
  ])('while %s is sent is told so, wherever in it, and holds nobody up', async (_what, asked) => {
    for (const point of points) {
      world.provider.onConnection((socket) => {
        let came = 0
        socket.on('data', (chunk) => {
          const isThere = came <= point
          came += chunk.length
          if (isThere && came > point) ends(socket, ending)
        })
      })
      const had = await bounded(ask(world.engine.proxy, world.engine.key, asked))
      if (had === null) throw new Error(`it hung after ${point} bytes`)
      // A tool that writes on into a connection that is closed to it may find that reset before it has read why.
      expect([point, had.status === null || refusalIn('openai', had).status === 502]).toEqual([point, true])
    }
    tell({ tried: points.length })
    await expect.poll(async () => (await world.engine.core.client.system.status()).running_exchanges).toBe(0)
    const rows = await world.engine.rows()
    expect(rows.map(({ ended_by, error_type }) => [ended_by, error_type])).toEqual(
      points.map(() => ['upstream', 'provider_unreachable']),
    )
    world.provider.onConnection(() => {})
    expect((await ask(world.engine.proxy, world.engine.key, askOf('openai'))).status).toBe(200)
  })
})

describe('a provider that says no before it has read', () => {
  const no = 'HTTP/1.1 413 Too Large\r\ncontent-type: application/json\r\ncontent-length: 2\r\n'
  const firstBytes = (then: (socket: Socket) => void) =>
    world.provider.onConnection((socket) => {
      socket.once('data', () => then(socket))
    })

  it.each([
    ['a large question', large],
    ['a form with a file', upload],
    ['a file', binary],
  ])('and reads on: %s', async (_what, asked) => {
    firstBytes((socket) => socket.write(`${no}\r\n{}`))
    const had = await bounded(ask(world.engine.proxy, world.engine.key, asked))
    expect([had?.status, had?.body.toString()]).toEqual([413, '{}'])
  })

  it.each([
    ['a large question', large],
    ['a form with a file', upload],
    ['a file', binary],
  ])('and reads no further: %s', async (_what, asked) => {
    firstBytes((socket) => {
      socket.pause()
      socket.write(`${no}connection: close\r\n\r\n{}`)
    })
    const had = await bounded(ask(world.engine.proxy, world.engine.key, asked))
    expect([had?.status, had?.body.toString()]).toEqual([413, '{}'])
  })
})
