import { EventEmitter } from 'node:events'
import type Electron from 'electron'
import { app } from './app.ts'
import { chromium } from './chromium.ts'
import { record } from './recorder.ts'
import { WebContents } from './web-contents.ts'

const windows: BrowserWindow[] = []

/** What keeps a preload from being a sandboxed, isolated one is not modelled, so it is refused. */
function insistOnIsolation(preferences: Electron.WebPreferences = {}): void {
  const { sandbox, contextIsolation, nodeIntegration, webSecurity } = preferences
  if (!sandbox || !contextIsolation || nodeIntegration || webSecurity === false) {
    throw new Error('the double shows sandboxed and isolated windows only')
  }
}

export class BrowserWindow
  extends EventEmitter
  implements
    Pick<Electron.BrowserWindow, 'show' | 'focus' | 'restore' | 'isMinimized' | 'close' | 'destroy' | 'loadURL'>
{
  static getAllWindows(): BrowserWindow[] {
    return [...windows]
  }

  readonly webContents: WebContents

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    insistOnIsolation(options.webPreferences)
    const connection = chromium(app.getPath('userData'))
    this.webContents = new WebContents(connection, options)
    windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
    void this.#watch(connection)
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.load(url)
    this.emit('ready-to-show')
  }

  show(): void {
    record({ type: 'window-shown' })
  }

  focus(): void {
    record({ type: 'window-focused' })
  }

  restore(): void {}

  isMinimized(): boolean {
    return false
  }

  close(): void {
    this.destroy()
  }

  destroy(): void {
    void this.#closeTarget()
  }

  async #closeTarget(): Promise<void> {
    const { browser } = await chromium(app.getPath('userData'))
    await browser.send('Target.closeTarget', { targetId: await this.webContents.targetId }).catch(() => undefined)
  }

  async #watch(connection: ReturnType<typeof chromium>): Promise<void> {
    const { browser } = await connection
    const own = await this.webContents.targetId
    browser.on('Target.targetDestroyed', ({ targetId }) => {
      if (targetId === own) this.#gone()
    })
    await browser.send('Target.setDiscoverTargets', { discover: true })
  }

  #gone(): void {
    const place = windows.indexOf(this)
    if (place === -1) return
    windows.splice(place, 1)
    this.webContents.destroyed()
    this.emit('closed')
    app.windowGone(windows.length)
  }
}

app.ownWindows(() => windows)
