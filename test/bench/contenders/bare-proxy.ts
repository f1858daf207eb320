/** The floor: http-proxy with a keep-alive agent and nothing else. Takes the upstream's origin, prints its port. */
import http from 'node:http'
import httpProxy from 'http-proxy'

const [target = ''] = process.argv.slice(2)
const agent = new http.Agent({ keepAlive: true })
const proxy = httpProxy.createProxyServer({ target, agent })
const server = http.createServer({ keepAliveTimeout: 60_000 }, (req, res) => proxy.web(req, res))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object' && address !== null) console.log(address.port)
})
