import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PassThrough } from 'node:stream'
import { expect, it, onTestFinished } from 'vitest'
import { hold } from '../../../../src/main/engine/screen/hold.ts'

/** Bytes of an upload, of which this many are said to come; the request as it arrives, and its client. */
async function uploading(bytes: number, announced: number) {
  const server = http.createServer()
  const arrives = once(server, 'request')
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const client = http.request({ port, method: 'POST', headers: { 'content-length': announced } })
  client.on('error', () => {})
  client.write(Buffer.alloc(bytes, 'x'))
  const [req] = (await arrives) as [IncomingMessage]
  const rest = req.pipe(new PassThrough())
  return { client, req, rest }
}

function left(client: http.ClientRequest, req: IncomingMessage): Promise<unknown> {
  client.destroy()
  return new Promise((resolve) => req.once('close', resolve))
}

it('gives what was read of an upload and the rest of it', async () => {
  const { client, req, rest } = await uploading(70_000, 70_000)
  client.end()
  const held = await hold(req, Buffer.from('head'), rest, 100_000)
  expect(held?.equals(Buffer.from(`head${'x'.repeat(70_000)}`))).toBe(true)
})

it('waits for nobody who left while it waited', async () => {
  const { client, req, rest } = await uploading(1_000, 2_000)
  const held = hold(req, Buffer.alloc(0), rest, 100_000)
  client.destroy()
  await expect(held).rejects.toThrow('left')
})

it('waits for nobody who had left before', async () => {
  const { client, req, rest } = await uploading(1_000, 2_000)
  await left(client, req)
  await expect(hold(req, Buffer.alloc(0), rest, 100_000)).rejects.toThrow('left')
})

it('waits for nobody who had sent all before leaving, of which not all was read', async () => {
  const { client, req, rest } = await uploading(150_000, 150_000)
  // All of it is here, and what no stream has room for waits in the request, which is gone with its connection.
  while (!req.complete) await new Promise(setImmediate)
  await left(client, req)
  await expect(hold(req, Buffer.alloc(0), rest, 1_000_000)).rejects.toThrow('left')
})
