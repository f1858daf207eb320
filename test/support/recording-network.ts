/**
 * Loaded into an engine's process before anything of Waybill (`node --import`): notes every name that it looks up and every
 * connection that it tries, whoever asks for it, below all of Waybill's code. It knows the names of the test and no others,
 * and leads each `name:port` to where the test has its server.
 */
import dgram from 'node:dgram'
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import net from 'node:net'

interface Ways {
  readonly log: string
  /** Name to address. */
  readonly names: Readonly<Record<string, string>>
  /** `name:port` to a port of this machine. */
  readonly ports: Readonly<Record<string, number>>
}

type Callback = (error: Error | null, address?: unknown, family?: number) => void
type Connect = (this: net.Socket, ...args: unknown[]) => net.Socket

const { log, names, ports } = JSON.parse(process.env.TEST_NETWORK ?? '{}') as Ways
const note = (line: object): void => appendFileSync(log, `${JSON.stringify(line)}\n`)

const lookup = (name: string, options: { all?: boolean }, callback: Callback): void => {
  // To listen at an address is to look it up, for Node.
  const address = net.isIP(name) === 0 ? names[name] : name
  if (address !== name) note({ lookup: name })
  const unknown = Object.assign(new Error('not a name of the test'), { code: 'ENOTFOUND' })
  if (address === undefined) process.nextTick(callback, unknown)
  else if (options.all) process.nextTick(callback, null, [{ address, family: 4 }])
  else process.nextTick(callback, null, address, 4)
}
Object.assign(dns, { lookup })
for (const name of Object.keys(dns).filter((key) => key.startsWith('resolve'))) {
  Object.assign(dns, { [name]: () => note({ lookup: name }) })
}

const connect = net.Socket.prototype.connect as Connect
const recorded: Connect = function (...args) {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0]
  // A path: the control socket and the like, which leave no machine.
  if (typeof first !== 'object' || first === null || 'path' in first === false || !first.path) {
    const { host = 'localhost', port } = first as net.TcpNetConnectOpts
    const place = `${host}:${port}`
    this.once('connectionAttempt', () => note({ connect: place }))
    if (ports[place] !== undefined) Object.assign(first as object, { port: ports[place] })
  }
  return connect.apply(this, args)
}
Object.assign(net.Socket.prototype, { connect: recorded })

const { send } = dgram.Socket.prototype
Object.assign(dgram.Socket.prototype, {
  send(this: dgram.Socket, ...args: Parameters<typeof send>) {
    note({ connect: 'udp' })
    return send.apply(this, args)
  },
})
