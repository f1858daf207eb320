import { once } from 'node:events'
import http from 'node:http'
import net, { type AddressInfo, type Server } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { codeOf } from '../../../../src/main/engine/coded.ts'
import { type OwnCall, ownCall } from '../../../../src/main/engine/outbound/own-call.ts'

const servers: Server[] = []
const agent = new http.Agent({ keepAlive: true })
afterAll(() => {
  agent.destroy()
  for (const server of servers) server.close()
})

/** A server that sends these bytes to whoever asks, and then does nothing more, or closes. */
async function sending(bytes: string | Buffer, { closes = false, dripMs = 0 } = {}) {
  let tellClosed = () => {}
  const closed = new Promise<void>((resolve) => {
    tellClosed = resolve
  })
  const server = net.createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => {
      socket.write(bytes)
      if (closes) socket.end()
      const drip = dripMs > 0 ? setInterval(() => socket.write('x'), dripMs) : undefined
      socket.once('close', () => {
        clearInterval(drip)
        tellClosed()
      })
    })
  })
  servers.push(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/list`)
  const ask = (more: Partial<OwnCall> = {}) =>
    ownCall({ url, agent, headers: {}, timeoutMs: 5000, mostBytes: 1000, ...more })
  const failing = (more: Partial<OwnCall> = {}) => ask(more).then(() => 'it was taken', codeOf)
  return { ask, failing, closed }
}

const ok = (body: string, head = '') =>
  `HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${head}\r\n${body}`

test('a whole answer is its text, and its connection stays for the next call', async () => {
  const { ask } = await sending(ok('{"a":1}'))
  expect(await ask()).toEqual({ status: 200, text: '{"a":1}' })
  expect(Object.values(agent.freeSockets).flat()).not.toEqual([])
})

test('of any other status, and of another protocol, nothing is read but the status', async () => {
  const redirect = await sending('HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 4\r\n\r\nbody')
  expect(await redirect.ask()).toEqual({ status: 302, text: '' })
  const upgrade = await sending('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: any\r\n\r\n')
  expect(await upgrade.ask()).toEqual({ status: 101, text: '' })
  await Promise.all([redirect.closed, upgrade.closed])
})

test('whose status is enough is not read on', async () => {
  const { ask, closed } = await sending('HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nbegun')
  expect(await ask({ mostBytes: 0 })).toEqual({ status: 200, text: '' })
  await closed
})

test('silence, and an answer that drips for ever, end when the time is up', async () => {
  const silent = await sending('')
  expect(await silent.failing({ timeoutMs: 50 })).toBe('EWAYBILL_TIMEOUT')
  const dripping = await sending('HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n', { dripMs: 5 })
  expect(await dripping.failing({ timeoutMs: 100 })).toBe('EWAYBILL_TIMEOUT')
  await Promise.all([silent.closed, dripping.closed])
})

test('what is too long, compressed, broken off or no HTTP at all is each told by its code', async () => {
  const long = await sending(ok('x'.repeat(1001)))
  expect(await long.failing()).toBe('EWAYBILL_TOO_LONG')
  const endless = await sending(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7d1\r\n${'x'.repeat(2001)}\r\n`)
  expect(await endless.failing()).toBe('EWAYBILL_TOO_LONG')
  const zipped = await sending(
    Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n'), gzipSync('{}')]),
  )
  expect(await zipped.failing()).toBe('EWAYBILL_NOT_PLAIN')
  const cut = await sending('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf', { closes: true })
  expect(await cut.failing()).toBe('ECONNRESET')
  const other = await sending('220 mail.test ESMTP\r\n')
  expect(await other.failing()).toMatch(/^HPE_/)
  await Promise.all([long, endless, zipped, cut, other].map(({ closed }) => closed))
})

test('who calls it off has it ended at once, before and within the answer', async () => {
  for (const bytes of ['', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf']) {
    const { failing, closed } = await sending(bytes)
    const off = new AbortController()
    const failed = failing({ signal: off.signal })
    setImmediate(() => off.abort())
    expect(await failed).toBe('ECONNRESET')
    if (bytes !== '') await closed
  }
  const { failing } = await sending('')
  expect(await failing({ signal: AbortSignal.timeout(20) })).toBe('EWAYBILL_TIMEOUT')
})
