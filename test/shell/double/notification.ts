import { EventEmitter } from 'node:events'
import type Electron from 'electron'
import { record } from './recorder.ts'

const shown = new Map<number, Notification>()
let last = 0

export class Notification extends EventEmitter implements Pick<Electron.Notification, 'show' | 'close'> {
  readonly #options: Electron.NotificationConstructorOptions

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super()
    this.#options = options
  }

  static isSupported(): boolean {
    return true
  }

  show(): void {
    const id = ++last
    shown.set(id, this)
    record({ type: 'notification', id, options: this.#options })
  }

  close(): void {
    this.emit('close')
  }
}

export function clickNotification(id: number): void {
  shown.get(id)?.emit('click')
}
