import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import https from 'node:https'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { OutboundRecord } from '../../../../src/main/engine/ledger/ledger.ts'
import { createOutbound } from '../../../../src/main/engine/outbound/outbound.ts'
import { directAgents } from '../../../support/direct-agents.ts'
import { CA, PROVIDER_TLS } from '../hostile/certificates.ts'
import { temporaryDirectory, temporaryLedger } from '../ledger/temporary-ledger.ts'

const HOUR_MS = 3_600_000
const contact = { host: 'provider.test:443', purpose: 'request', provider: 'openai' } as const

/** The other end says so much to each piece that it hears. */
async function startTalker(says: string) {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', () => socket.write(says))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

/** Says so much, and resolves once the answer is there. */
async function talk(socket: Socket, text: string): Promise<void> {
  const heard = once(socket, 'data')
  socket.write(text)
  await heard
}

async function bookAt(start: number) {
  const ledger = await temporaryLedger()
  let time = start
  let full = false
  const book = createOutbound({
    now: () => time,
    write(records) {
      if (full) throw new Error('disk full')
      ledger.outbound.add(records)
    },
  })
  onTestFinished(() => book.stop())
  const watched = (port: number, of = contact as Parameters<typeof book.watch>[1]): Socket => {
    const socket = connect(port, '127.0.0.1')
    book.watch(socket, of)
    return socket
  }
  return {
    ledger,
    book,
    watched,
    at: (instant: number) => {
      time = instant
    },
    disk: (state: 'full' | 'free') => {
      full = state === 'full'
    },
  }
}

const NOON = new Date(2026, 10, 20, 12).getTime()
const figures = ({ connections, bytes_sent, bytes_received }: Omit<OutboundRecord, 'hour'>) => [
  connections,
  bytes_sent,
  bytes_received,
]

describe('a connection', () => {
  it('counts in the hours in which its bytes passed', async () => {
    const { ledger, book, watched, at } = await bookAt(NOON)
    const socket = watched(await startTalker('world'))
    await talk(socket, 'hello!')
    book.settle()
    at(NOON + HOUR_MS)
    await talk(socket, 'hi')
    book.settle()
    book.settle()
    expect(ledger.outbound.list(NOON + 1).map(figures)).toEqual([[0, 2, 5]])
    expect(ledger.outbound.list(0)).toEqual([
      {
        host: 'provider.test:443',
        purpose: 'request',
        provider_name: 'openai',
        first_at: NOON,
        last_at: NOON + HOUR_MS,
        connections: 1,
        bytes_sent: 8,
        bytes_received: 10,
      },
    ])
  })

  it('to another host is written down at once, and not with the next count', async () => {
    const { ledger, watched } = await bookAt(NOON)
    await once(watched(await startTalker('')), 'connect')
    await new Promise(setImmediate)
    expect(ledger.outbound.list(0).map(figures)).toEqual([[1, 0, 0]])
  })

  it('that a full disk could not take is written down when there is room again', async () => {
    const { ledger, book, watched, disk } = await bookAt(NOON)
    disk('full')
    const socket = watched(await startTalker('world'))
    await talk(socket, 'hello')
    book.settle()
    expect(ledger.outbound.list(0)).toEqual([])
    disk('free')
    book.settle()
    expect(ledger.outbound.list(0).map(figures)).toEqual([[1, 5, 5]])
  })

  it('on Waybill’s own account is closed when it goes offline, and a tool’s request is not', async () => {
    const { book, watched } = await bookAt(NOON)
    const port = await startTalker('world')
    const tools = watched(port)
    const own = watched(port, { ...contact, purpose: 'metrics' })
    await Promise.all([once(tools, 'connect'), once(own, 'connect')])
    const closed = once(own, 'close')
    book.endOwn()
    await closed
    await talk(tools, 'hello')
  })
})

describe('a connection under TLS', () => {
  it.each(['whole', 'cut off'])('counts what went over the wire when it was %s', async (how) => {
    let inside: Socket | undefined
    const server = createTlsServer(PROVIDER_TLS, (socket) => {
      socket.on('error', () => {})
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nok')
        if (how === 'whole') socket.write('ok')
      })
    })
    server.on('connection', (socket: Socket) => {
      inside = socket
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const { ledger, book } = await bookAt(NOON)
    const extraCaFile = join(temporaryDirectory(), 'ca.pem')
    writeFileSync(extraCaFile, CA)
    const agents = directAgents({ extraCaFile }, book.watch)
    const url = new URL(`https://127.0.0.1:${(server.address() as AddressInfo).port}`)
    const agent = agents.for(url, 'request', 'openai')
    const request = https.request(url, { agent }).end()
    const failed = new Promise((resolve) => request.once('error', resolve))
    const [answer] = await once(request, 'response')
    answer.on('error', () => {})
    await once(answer, 'data')
    if (how === 'whole') await once(answer, 'end')
    else {
      inside?.resetAndDestroy()
      await failed
    }
    // Before it is closed: the other end says goodbye to who has gone already.
    book.settle()
    agents.destroy()
    const [counted] = ledger.outbound.list(0)
    expect(counted).toMatchObject({
      host: url.host,
      bytes_sent: inside?.bytesRead,
      bytes_received: inside?.bytesWritten,
    })
    expect(counted?.bytes_sent).toBeGreaterThan(300)
  })
})

it('two accounts at one provider have no connection in common, nor has a test of one with its requests', () => {
  const agents = directAgents()
  const url = new URL('https://api.openai.com/v1')
  const again = new URL('https://api.openai.com/v1')
  const work = agents.for(url, 'request', 'work')
  expect(agents.for(url, 'request', 'work')).toBe(work)
  expect(agents.for(again, 'request', 'home')).not.toBe(work)
  expect(agents.for(url, 'provider_test', 'work')).not.toBe(work)
})
