import net, { type LookupFunction, type Socket } from 'node:net'
import { coded } from '../coded.ts'

export interface Address {
  readonly host: string
  readonly port: number
}

export interface DialOptions {
  readonly lookup?: LookupFunction
  readonly limitMs: number
  /** Hears of the socket before it connects. */
  readonly watch: (socket: Socket) => void
}

/** A connected socket. Rejects with the error of the system or of the lookup, or `ECONNECT_TIMEOUT`. */
export function dial({ host, port }: Address, { lookup, limitMs, watch }: DialOptions): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host, port, noDelay: true, keepAlive: true, ...(lookup ? { lookup } : {}) })
    watch(socket)
    const timer = setTimeout(() => socket.destroy(coded('ECONNECT_TIMEOUT')), limitMs)
    const fail = (error: Error) => reject(error)
    const closed = () => {
      clearTimeout(timer)
      reject(coded('ECONNRESET'))
    }
    socket.once('error', fail)
    socket.once('close', closed)
    socket.once('connect', () => {
      clearTimeout(timer)
      socket.off('error', fail)
      socket.off('close', closed)
      resolve(socket)
    })
  })
}

/** `name:port`, as a URL has it. */
export function hostOf({ host, port }: Address): string {
  return `${net.isIPv6(host) ? `[${host}]` : host}:${port}`
}
