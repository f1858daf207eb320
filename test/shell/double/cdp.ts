import { EventEmitter } from 'node:events'
import type { CDPSession } from 'playwright-core'

/** One attached target. The types of commands and events are Playwright's; the transport is a WebSocket of our own. */
export interface Target {
  readonly send: CDPSession['send']
  readonly on: CDPSession['on']
}

export interface Connection {
  readonly browser: Target
  target(sessionId: string): Target
  close(): void
}

interface Message {
  readonly id?: number
  readonly sessionId?: string
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

export async function connect(endpoint: string): Promise<Connection> {
  const socket = new WebSocket(endpoint)
  const events = new Map<string, EventEmitter>()
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>()
  let lastId = 0

  socket.addEventListener('message', ({ data }) => {
    const message: Message = JSON.parse(String(data))
    if (message.id === undefined) {
      if (message.method) events.get(message.sessionId ?? '')?.emit(message.method, message.params)
      return
    }
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error) call?.reject(new Error(message.error.message))
    else call?.resolve(message.result)
  })
  // Whatever was asked of a browser that is gone has no answer; nobody should wait for it.
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the browser is gone'))
  })
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', reject)
  })

  function target(sessionId: string): Target {
    const emitter = events.get(sessionId) ?? new EventEmitter()
    events.set(sessionId, emitter)
    const send = (method: string, params: unknown = {}) =>
      new Promise<unknown>((resolve, reject) => {
        const id = ++lastId
        waiting.set(id, { resolve, reject })
        socket.send(JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) }))
      })
    return { send, on: emitter.on.bind(emitter) } as unknown as Target
  }

  return { browser: target(''), target, close: () => socket.close() }
}
