import { once } from 'node:events'
import http from 'node:http'
import { type AddressInfo, connect, createServer } from 'node:net'
import { expect, it } from 'vitest'
import { PlainAgent } from '../../../../src/main/engine/forward/dialing-agents.ts'

it('a connection that is lost again before its request has it fails that request, which would wait for ever', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const agent = new PlainAgent(
    async ({ port }) => {
      const socket = connect(port, '127.0.0.1')
      await once(socket, 'connect')
      socket.destroy()
      await once(socket, 'close')
      return socket
    },
    { keepAlive: true },
  )
  const { port } = server.address() as AddressInfo
  const [error] = await once(http.get({ host: '127.0.0.1', port, agent }), 'error')
  expect(error).toMatchObject({ code: 'ECONNRESET' })
  server.close()
})
