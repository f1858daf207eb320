import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { askOf, type SpokenDialect } from '../main/engine/bad-input/tool.ts'
import type { Ask } from '../main/engine/privacy/ask.ts'
import { spokenAt } from '../main/engine/translate/spoken.ts'
import { startEngine, type TestEngine } from '../support/engine.ts'
import { type Call, type ScriptedProvider, startScriptedProvider } from '../support/scripted-provider.ts'
import { rounds, tell } from '../support/tell.ts'

vi.setConfig({ testTimeout: 180_000 })

/** The promise is 100 ms; ten times that for machines that have more to do. */
const LIMIT_MS = 1000
const TIMES = rounds(2, 10)
const SSE = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n'

let provider: ScriptedProvider
let engine: TestEngine
let key: { readonly key: string; readonly id: string }
let answer: (call: Call) => void
/** Of the tests before. */
let known: ReadonlySet<string>

beforeAll(async () => {
  provider = await startScriptedProvider((call) => answer(call))
  engine = await startEngine()
  const { providers, clientKeys } = engine.core.client
  for (const [kind, version] of Object.entries({ openai: '/v1', anthropic: '', gemini: '/v1beta' })) {
    await providers.add({ kind, base_url: provider.origin + version, key: 'sk-provider-0123456789-abcdefghij' })
  }
  const limits = { budget_day_nano_usd: 1_000_000_000_000, tokens_per_day: 1_000_000_000 }
  key = await clientKeys.create({ name: 'tool', limits })
})
beforeEach(async () => {
  answer = () => {}
  known = new Set((await engine.rows()).map(({ id }) => id))
})
afterAll(async () => {
  await engine.stop()
  await provider.close()
})

const newRows = async () => (await engine.rows()).filter(({ id }) => !known.has(id))

const LEAVINGS = {
  closes: (socket: Socket) => socket.destroy(),
  resets: (socket: Socket) => socket.resetAndDestroy(),
  'ends its side': (socket: Socket) => socket.end(),
} as const
const leavings = Object.keys(LEAVINGS) as (keyof typeof LEAVINGS)[]

const DIALECTS = [
  { dialect: 'openai', model: 'gpt-5-mini', to: 'its own format' },
  { dialect: 'anthropic', model: 'openai/gpt-5-mini', to: 'another format' },
  { dialect: 'gemini', model: 'anthropic/claude-haiku-4-5', to: 'another format' },
] as const

function bytesOf({ path, headers, body = '' }: Ask): { readonly head: string; readonly body: string } {
  const lines = [
    `POST ${path} HTTP/1.1`,
    `host: 127.0.0.1:${engine.port}`,
    `authorization: Bearer ${key.key}`,
    `content-length: ${Buffer.byteLength(body)}`,
    ...Object.entries(headers ?? {}).map(([name, value]) => `${name}: ${value}`),
  ]
  return { head: `${lines.join('\r\n')}\r\n\r\n`, body: String(body) }
}

async function open(bytes: string): Promise<Socket> {
  const socket = connect({ port: engine.port, host: '127.0.0.1', allowHalfOpen: true })
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write(bytes)
  return socket
}

const calls = () =>
  new Promise<Call>((resolve) => {
    const before = answer
    answer = (call) => {
      before(call)
      resolve(call)
    }
  })

async function expectNothingHeld(): Promise<void> {
  await expect.poll(async () => (await engine.core.client.system.status()).running_exchanges).toBe(0)
  const left = (await engine.core.client.clientKeys.list()).find(({ id }) => id === key.id)?.left ?? []
  expect(left.length).toBeGreaterThan(0)
  expect(left.map(({ reserved }) => reserved)).toEqual(left.map(() => 0))
}

describe.each(leavings)('a tool that %s', (how) => {
  it('in the head of its request leaves nothing behind', async () => {
    const { head } = bytesOf(askOf('openai'))
    const connections = provider.connections()
    for (let at = 1; at < head.length; at += rounds(29, 1)) {
      const socket = await open(head.slice(0, at))
      LEAVINGS[how](socket)
      tell({ tried: 1 })
    }
    await expectNothingHeld()
    expect(provider.connections()).toBe(connections)
    expect(await newRows()).toEqual([])
  })

  it('before its request is whole asks no provider, and the row says that it left', async () => {
    const { head, body } = bytesOf(askOf('openai'))
    const connections = provider.connections()
    let left = 0
    for (let at = 0; at < body.length; at += rounds(17, 1)) {
      left += 1
      const socket = await open(head + body.slice(0, at))
      await expect.poll(async () => (await newRows()).length, { interval: 2 }).toBe(left)
      LEAVINGS[how](socket)
      tell({ tried: 1 })
    }
    await expectNothingHeld()
    const rows = await newRows()
    expect(rows.map(({ ended_by, attempts }) => [ended_by, attempts])).toEqual(rows.map(() => ['client', 0]))
    expect(provider.connections()).toBe(connections)
  })

  const points = {
    'while it waits': () => {},
    'after the head of the answer': ({ socket }: Call) => socket.write(SSE),
    'in the middle of the answer': ({ socket, head }: Call) => {
      const { start, word } = spokenAt(head)
      const events = start + word('One')
      socket.write(`${SSE}${Buffer.byteLength(events).toString(16)}\r\n${events}\r\n`)
    },
  }
  describe.each(Object.entries(points))('%s', (_point, says) => {
    it.each(DIALECTS)('ends the request to its provider, in $to ($dialect)', async ({ dialect, model }) => {
      const took: number[] = []
      for (let time = 0; time < TIMES; time++) {
        answer = says
        const { head, body } = bytesOf(askOf(dialect as SpokenDialect, { model, stream: true }))
        const heard = calls()
        const socket = await open(head + body)
        const call = await heard
        if (says !== points['while it waits'] && dialect === 'openai') await once(socket, 'data')
        const closed = once(call.socket, 'close')
        const moment = performance.now()
        LEAVINGS[how](socket)
        await closed
        took.push(performance.now() - moment)
        socket.destroy()
      }
      tell({ tried: TIMES })
      console.log(
        `a tool that ${how}: the provider's connection closed after ${Math.max(...took).toFixed(1)} ms at most`,
      )
      // One of them may have had to wait for another program.
      expect(took.toSorted((a, b) => a - b)[(TIMES - 1) >> 1]).toBeLessThan(LIMIT_MS)
      await expectNothingHeld()
      const rows = await newRows()
      expect(rows.map(({ ended_by }) => ended_by)).toEqual(Array(TIMES).fill('client'))
    })
  })

  it('in the middle of an upload ends it at the provider', async () => {
    const heard = new Promise<Socket>((resolve) =>
      provider.onConnection((socket) => socket.once('data', () => resolve(socket))),
    )
    const lines = [
      'POST /openai/v1/files HTTP/1.1',
      `host: 127.0.0.1:${engine.port}`,
      `authorization: Bearer ${key.key}`,
    ]
    const head = [...lines, 'content-type: application/octet-stream', 'content-length: 1000000']
    const socket = await open(`${head.join('\r\n')}\r\n\r\nabc`)
    const upstream = await heard
    const closed = once(upstream, 'close')
    LEAVINGS[how](socket)
    await closed
    await expectNothingHeld()
    expect(await newRows()).toMatchObject([{ ended_by: 'client' }])
  })
})

describe('five hundred streams', () => {
  const MANY = rounds(100, 500)
  async function openAll(): Promise<readonly Socket[]> {
    answer = ({ socket }) => socket.write(SSE)
    const { head, body } = bytesOf(askOf('openai', { stream: true }))
    const sockets = await Promise.all(
      Array.from({ length: MANY }, async () => {
        const socket = await open(head + body)
        const [said] = await once(socket, 'data')
        expect(String(said)).toContain(' 200 ')
        return socket
      }),
    )
    expect((await engine.core.client.system.status()).running_exchanges).toBe(MANY)
    return sockets
  }

  it('whose tools are all gone at once leave no connection, no money held back, and a row each', async () => {
    const sockets = await openAll()
    for (const socket of sockets) socket.resetAndDestroy()
    await expect.poll(provider.open, { interval: 5 }).toBe(0)
    await expectNothingHeld()
    const rows = await newRows()
    const gone = rows.filter(({ ended_by }) => ended_by === 'client')
    tell({ tried: MANY, lost: MANY - gone.length })
    expect(gone).toHaveLength(MANY)
  })

  it('that their provider resets all at once reset their tools, and have a row each', async () => {
    const sockets = await openAll()
    const closed = sockets.map(
      (socket) => new Promise((resolve) => socket.resume().once('end', resolve).once('close', resolve)),
    )
    for (const { socket } of provider.calls) socket.resetAndDestroy()
    await Promise.all(closed)
    await expectNothingHeld()
    const rows = (await newRows()).filter(({ ended_by }) => ended_by === 'upstream')
    tell({ tried: MANY, lost: MANY - rows.length })
    expect(rows).toHaveLength(MANY)
  })
})
