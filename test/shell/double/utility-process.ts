import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import type Electron from 'electron'
import { endsOf } from './message-ports.ts'
import { createPortTable, type PortMessage } from './port-traffic.ts'
import { record } from './recorder.ts'

export type ToEngine =
  | PortMessage
  | { readonly kind: 'message'; readonly data: unknown; readonly ports: readonly number[] }
export type FromEngine = PortMessage | { readonly kind: 'message'; readonly data: unknown }

const hook = new URL('./engine-hook.ts', import.meta.url).href
export const utilities = new Set<UtilityProcess>()

export class UtilityProcess extends EventEmitter implements Pick<Electron.UtilityProcess, 'kill' | 'postMessage'> {
  readonly serviceName: string
  readonly #child: ChildProcess
  readonly #ports = createPortTable((message) => this.#send(message))

  constructor(modulePath: string, args: readonly string[], options: Electron.ForkOptions) {
    super()
    this.serviceName = options.serviceName ?? 'Node Utility Process'
    this.#child = fork(modulePath, [...args], {
      execArgv: ['--import', hook],
      serialization: 'advanced',
      env: { ...process.env, ...options.env },
    })
    utilities.add(this)
    if (this.pid) record({ type: 'engine', pid: this.pid })
    this.#child.on('message', (message: FromEngine) => {
      if (message.kind === 'message') this.emit('message', message.data)
      else this.#ports.receive(message)
    })
    this.#child.once('exit', (code) => {
      utilities.delete(this)
      // Electron's code after a signal is not known here: not 0 is all that can be relied on.
      record({ type: 'engine-exit', pid: this.#child.pid ?? 0, code: code ?? 1 })
      this.#ports.closeAll()
      this.emit('exit', code ?? 1)
    })
  }

  get pid(): number | undefined {
    return this.#child.exitCode === null && this.#child.signalCode === null ? this.#child.pid : undefined
  }

  postMessage(data: unknown, transfer: readonly unknown[] = []): void {
    const ports = endsOf(transfer).map((end) => this.#ports.lodge(end))
    this.#send({ kind: 'message', data, ports })
  }

  kill(): boolean {
    return this.#child.kill('SIGTERM')
  }

  #send(message: ToEngine): void {
    if (this.#child.connected) this.#child.send(message)
  }
}

export const utilityProcess = {
  fork: (modulePath: string, args: string[] = [], options: Electron.ForkOptions = {}) =>
    new UtilityProcess(modulePath, args, options),
}
