import { EventEmitter } from 'node:events'
import type Electron from 'electron'
import { app } from './app.ts'
import { chromium } from './chromium.ts'
import { record } from './recorder.ts'
import { WebContents } from './web-contents.ts'

const windows: BrowserWindow[] = []
let focused: BrowserWindow | null = null

/** What would take a wall away is not modelled, so it is refused: Electron's security checklist, 2 to 4, 6 and 8 to 12. */
const WALLS: readonly ((preferences: Electron.WebPreferences) => boolean)[] = [
  ({ sandbox }) => sandbox === true,
  ({ contextIsolation }) => contextIsolation === true,
  ({ nodeIntegration, nodeIntegrationInWorker, nodeIntegrationInSubFrames }) =>
    !nodeIntegration && !nodeIntegrationInWorker && !nodeIntegrationInSubFrames,
  ({ webSecurity, allowRunningInsecureContent }) => webSecurity !== false && !allowRunningInsecureContent,
  ({ experimentalFeatures, enableBlinkFeatures }) => !experimentalFeatures && enableBlinkFeatures === undefined,
  ({ webviewTag }) => !webviewTag,
]

function insistOnWalls(preferences: Electron.WebPreferences = {}): void {
  if (!WALLS.every((stands) => stands(preferences))) {
    throw new Error('the double shows sandboxed and isolated windows only')
  }
}

export class BrowserWindow
  extends EventEmitter
  implements
    Pick<Electron.BrowserWindow, 'show' | 'focus' | 'restore' | 'isMinimized' | 'close' | 'destroy' | 'loadURL'>,
    Pick<Electron.BrowserWindow, 'blur' | 'isFocused' | 'isDestroyed' | 'maximize' | 'isMaximized'>,
    Pick<Electron.BrowserWindow, 'getNormalBounds' | 'setBounds'>
{
  static getAllWindows(): BrowserWindow[] {
    return [...windows]
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focused
  }

  static fromWebContents(contents: unknown): BrowserWindow | null {
    return windows.find(({ webContents }) => webContents === contents) ?? null
  }

  readonly webContents: WebContents
  #bounds: Electron.Rectangle
  #maximised = false

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    insistOnWalls(options.webPreferences)
    const connection = chromium(app.getPath('userData'))
    const { x = 340, y = 110, width = 800, height = 600 } = options
    this.#bounds = { x, y, width, height }
    this.webContents = new WebContents(connection, options)
    windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
    app.emit('browser-window-created', {}, this)
    void this.#watch(connection)
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.load(url)
    this.emit('ready-to-show')
  }

  /** With the focus, as a window manager gives it to a window that is new. */
  show(): void {
    focused = this
    record({ type: 'window-shown', bounds: this.#bounds, maximised: this.#maximised })
  }

  focus(): void {
    focused = this
    record({ type: 'window-focused' })
  }

  blur(): void {
    if (focused === this) focused = null
  }

  isFocused(): boolean {
    return focused === this
  }

  isDestroyed(): boolean {
    return !windows.includes(this)
  }

  maximize(): void {
    this.#maximised = true
  }

  isMaximized(): boolean {
    return this.#maximised
  }

  getNormalBounds(): Electron.Rectangle {
    return this.#bounds
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
  }

  restore(): void {}

  isMinimized(): boolean {
    return false
  }

  close(): void {
    this.emit('close', { preventDefault() {} })
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
    this.blur()
    this.webContents.destroyed()
    this.emit('closed')
    app.windowGone(windows.length)
  }
}

app.ownWindows(() => windows)
