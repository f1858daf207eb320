import { EventEmitter } from 'node:events'
import { registerHooks } from 'node:module'
import type Electron from 'electron'
import { createEnds, MessagePortMain } from './message-ports.ts'
import type { FromEngine, ToEngine } from './utility-process.ts'

/** Stands in a forked engine for what Electron gives a utility process: `process.parentPort`, and no `electron` to import. */
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'electron') throw new Error('the engine must not import electron')
    return next(specifier, context)
  },
})

const send = process.send?.bind(process)
delete process.send

function toParent(message: FromEngine): void {
  if (process.connected) send?.(message)
}

const far = new Map<number, (message: Extract<ToEngine, { port: number }>) => void>()

/** A port that arrives has one end here, for the engine; its other end lies in the parent, under the parent's number. */
function arrive(port: number): MessagePortMain {
  const [near, wire] = createEnds()
  wire.attach({
    deliver: (data) => toParent({ kind: 'port-message', port, data }),
    closed: () => {
      if (far.delete(port)) toParent({ kind: 'port-closed', port })
    },
  })
  far.set(port, (message) => {
    if (message.kind === 'port-message') return wire.send(message.data)
    far.delete(port)
    wire.close()
  })
  return new MessagePortMain(near)
}

class ParentPort extends EventEmitter implements Pick<Electron.ParentPort, 'postMessage'> {
  postMessage(data: unknown): void {
    toParent({ kind: 'message', data })
  }
}
const parentPort = new ParentPort()
const early: { data: unknown; ports: MessagePortMain[] }[] = []

// As in Electron, messages wait until someone listens.
parentPort.on('newListener', (event) => {
  if (event !== 'message') return
  setImmediate(() => {
    for (const message of early.splice(0)) parentPort.emit('message', message)
  })
})

process.on('message', (message: ToEngine) => {
  if (message.kind !== 'message') return far.get(message.port)?.(message)
  const event = { data: message.data, ports: message.ports.map(arrive) }
  if (parentPort.listenerCount('message') > 0 && early.length === 0) parentPort.emit('message', event)
  else early.push(event)
})

// Chromium ends a utility process whose parent is gone; Electron gives it no event first.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))

Object.defineProperty(process, 'parentPort', { value: parentPort })
