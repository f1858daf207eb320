import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type Electron from 'electron'
import type { Connection, Target } from './cdp.ts'
import { ipcMain } from './ipc.ts'
import { endsOf } from './message-ports.ts'
import { shellOrigin, toPageUrl, toShellUrl } from './page-address.ts'
import { guardRequests, type Navigation } from './page-network.ts'
import { permissionAnswer, permissionSource } from './page-permissions.ts'
import {
  BINDING,
  bridgeSource,
  callHandle,
  decodePortData,
  encodePortData,
  type FromPage,
  type FromPreload,
  preloadSource,
  WORLD,
} from './page-worlds.ts'
import { createPortTable } from './port-traffic.ts'
import { record } from './recorder.ts'
import { defaultSession } from './session.ts'

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]

export class WebContents
  extends EventEmitter
  implements
    Pick<Electron.WebContents, 'getURL' | 'postMessage' | 'setWindowOpenHandler' | 'reload'>,
    Pick<Electron.WebContents, 'forcefullyCrashRenderer' | 'executeJavaScript'>
{
  readonly targetId: Promise<string>
  readonly #preload: string | undefined
  readonly #page: Promise<Target>
  #url = 'about:blank'
  #expected: string | null = null
  #preloadContext: number | null = null
  #openHandler: OpenHandler | undefined
  readonly #ports = createPortTable((message) => {
    void this.#inPreload(
      message.kind === 'port-message'
        ? callHandle('deliver', message.port, encodePortData(message.data))
        : callHandle('close', message.port),
    )
  })

  constructor(connection: Promise<Connection>, options: Electron.BrowserWindowConstructorOptions) {
    super()
    const { width = 800, height = 600, webPreferences } = options
    this.#preload = webPreferences?.preload
    const created = connection.then(async ({ browser }) => ({
      browser,
      ...(await browser.send('Target.createTarget', { url: 'about:blank', newWindow: true, width, height })),
    }))
    this.targetId = created.then(({ targetId }) => targetId)
    this.#page = Promise.all([connection, created]).then(async ([{ target }, { browser, targetId }]) => {
      const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true })
      const page = target(sessionId)
      await this.#prepare(page)
      return page
    })
  }

  getURL(): string {
    return this.#url
  }

  get mainFrame() {
    return { url: this.#url, origin: shellOrigin(this.#url), parent: null }
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  async load(url: string): Promise<void> {
    const page = await this.#page
    const loaded = new Promise<void>((resolve) => page.on('Page.loadEventFired', () => resolve()))
    this.#expected = toPageUrl(url).replace(/#.*/, '')
    const { errorText, loaderId } = await page.send('Page.navigate', { url: toPageUrl(url) })
    if (errorText) throw new Error(`${errorText}: ${url}`)
    if (loaderId !== undefined) return loaded
    // Another place in the same document: nothing is asked for, and nothing may pass in its name.
    this.#expected = null
  }

  reload(): void {
    void this.#page.then((page) => {
      this.#expected = toPageUrl(this.#url).replace(/#.*/, '')
      return page.send('Page.reload')
    })
  }

  async executeJavaScript(expression: string): Promise<unknown> {
    const page = await this.#page
    const { result } = await page.send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true })
    return result.value
  }

  forcefullyCrashRenderer(): void {
    // Its answer never comes: there is nobody left to give it.
    void this.#page.then((page) => page.send('Page.crash')).catch(() => undefined)
  }

  postMessage(channel: string, message: unknown, transfer: readonly unknown[] = []): void {
    const ports = endsOf(transfer).map((end) => this.#ports.lodge(end))
    record({ type: 'sent', channel, origin: this.mainFrame.origin })
    void this.#inPreload(callHandle('event', channel, message, ports))
  }

  /** The target is gone: closed by the shell, by the user or by a crash. */
  destroyed(): void {
    this.#preloadContext = null
    this.#ports.closeAll()
    this.emit('destroyed')
  }

  async #prepare(page: Target): Promise<void> {
    page.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === WORLD) this.#preloadContext = context.id
    })
    page.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId !== this.#preloadContext) return
      this.#preloadContext = null
      this.#ports.closeAll()
    })
    page.on('Runtime.bindingCalled', ({ payload, executionContextId }) => {
      if (executionContextId === this.#preloadContext) this.#fromPreload(JSON.parse(payload))
      else void this.#fromPage(page, JSON.parse(payload), executionContextId)
    })
    page.on('Inspector.targetCrashed', () => {
      this.#preloadContext = null
      this.#ports.closeAll()
      record({ type: 'page-gone', reason: 'crashed' })
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    })
    page.on('Page.navigatedWithinDocument', ({ url }) => {
      this.#url = toShellUrl(url)
    })
    page.on('Page.frameNavigated', ({ frame }) => {
      if (!frame.parentId) this.#url = toShellUrl(frame.url + (frame.urlFragment ?? ''))
    })
    await page.send('Page.enable')
    await page.send('Inspector.enable')
    await page.send('Runtime.enable')
    await page.send('Runtime.addBinding', { name: BINDING })
    await page.send('Page.addScriptToEvaluateOnNewDocument', { source: `${bridgeSource}\n${permissionSource}` })
    if (this.#preload) {
      const source = preloadSource(readFileSync(this.#preload, 'utf8'))
      await page.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: WORLD })
    }
    await guardRequests(page, (navigation) => this.#mayNavigate(navigation))
  }

  #mayNavigate({ pageUrl, isMainFrame }: Navigation): boolean {
    if (isMainFrame && this.#expected === pageUrl) {
      this.#expected = null
      return true
    }
    const event = {
      url: toShellUrl(pageUrl),
      isMainFrame,
      defaultPrevented: false,
      preventDefault() {
        this.defaultPrevented = true
      },
    }
    this.emit('will-frame-navigate', event)
    if (isMainFrame && !event.defaultPrevented) this.emit('will-navigate', event)
    if (event.defaultPrevented) record({ type: 'navigation-refused', url: event.url })
    return !event.defaultPrevented
  }

  #askToOpen(url: string): void {
    const answer = this.#openHandler?.({ url } as Electron.HandlerDetails)
    record({ type: 'window-open', url, action: answer?.action ?? 'allow' })
  }

  #fromPreload(message: FromPreload): void {
    switch (message.kind) {
      case 'ipc': {
        record({ type: 'ipc', channel: message.channel, origin: this.mainFrame.origin })
        ipcMain.emit(message.channel, { sender: this, senderFrame: this.mainFrame, ports: [] }, ...message.args)
        return
      }
      case 'port':
        this.#ports.receive({ kind: 'port-message', port: message.port, data: decodePortData(message.data) })
        return
      case 'port-closed':
        this.#ports.receive(message)
    }
  }

  async #fromPage(page: Target, asked: FromPage, contextId: number): Promise<void> {
    if (asked.kind === 'open') return this.#askToOpen(toShellUrl(asked.url))
    const { id, permission, kind } = asked
    const granted = await defaultSession.isGranted(this, permission, `${this.mainFrame.origin}/`, kind)
    await page.send('Runtime.evaluate', { expression: permissionAnswer(id, granted), contextId })
  }

  async #inPreload(expression: string): Promise<void> {
    const page = await this.#page
    // A page that has gone meanwhile does not miss the message.
    if (this.#preloadContext === null) return
    await page.send('Runtime.evaluate', { expression, contextId: this.#preloadContext }).catch(() => undefined)
  }
}
