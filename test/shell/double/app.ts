import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type Electron from 'electron'
import { endChromium } from './chromium.ts'
import { claimInstance, releaseInstance } from './single-instance.ts'
import { utilities } from './utility-process.ts'

const root = resolve(import.meta.dirname, '../../..')
const manifest: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** The folder that stands for a package's archive, where a test says that the app is a packaged one. */
const packaged = process.env.DOUBLE_PACKAGED
// No path of the app among its arguments then.
if (packaged !== undefined) process.argv.splice(1, 1)

interface Closable {
  close(): void
}

/** The order of Electron's ends: before-quit, windows close, will-quit (may be refused), quit, exit. */
class App
  extends EventEmitter
  implements
    Pick<Electron.App, 'quit' | 'exit' | 'whenReady' | 'enableSandbox' | 'getVersion' | 'getPath' | 'setPath'>,
    Pick<Electron.App, 'requestSingleInstanceLock' | 'isReady' | 'getAppPath' | 'getLocale'>,
    Pick<Electron.App, 'getPreferredSystemLanguages' | 'setAppUserModelId' | 'getName' | 'releaseSingleInstanceLock'>,
    Pick<Electron.App, 'setAsDefaultProtocolClient'>
{
  readonly isPackaged = packaged !== undefined
  #windows: () => readonly Closable[] = () => []
  #quitting = false
  #ready = false
  #paths: Record<string, string> = { userData: join(tmpdir(), 'waybill-double') }
  readonly #whenReady = new Promise<void>((resolve) => {
    setImmediate(() => {
      this.#ready = true
      this.emit('ready')
      resolve()
    })
  })

  whenReady(): Promise<void> {
    return this.#whenReady
  }

  isReady(): boolean {
    return this.#ready
  }

  enableSandbox(): void {
    if (this.#ready) throw new Error('app.enableSandbox() can only be called before app is ready')
  }

  getVersion(): string {
    return manifest.version
  }

  getName(): string {
    return 'Waybill'
  }

  getAppPath(): string {
    return packaged ?? root
  }

  getLocale(): string {
    return 'en-US'
  }

  getPreferredSystemLanguages(): string[] {
    return ['en-US']
  }

  setAppUserModelId(): void {}

  setAsDefaultProtocolClient(): boolean {
    return true
  }

  getPath(name: string): string {
    return this.#paths[name] ?? ''
  }

  setPath(name: string, path: string): void {
    mkdirSync(path, { recursive: true })
    this.#paths[name] = path
  }

  getAppMetrics() {
    return [...utilities].map(({ pid, serviceName }) => ({ pid, type: 'Utility', serviceName }))
  }

  requestSingleInstanceLock(): boolean {
    return claimInstance(this.getPath('userData'), (argv) => this.emit('second-instance', {}, argv, process.cwd(), {}))
  }

  releaseSingleInstanceLock(): void {
    releaseInstance()
  }

  quit(): void {
    if (this.#quitting) return
    this.#quitting = true
    this.emit('before-quit', {})
    for (const window of this.#windows()) window.close()
    if (this.#windows().length === 0) this.#leave()
  }

  exit(code = 0): void {
    this.emit('quit', {}, code)
    endChromium()
    process.exit(code)
  }

  ownWindows(windows: () => readonly Closable[]): void {
    this.#windows = windows
  }

  windowGone(left: number): void {
    if (left > 0) return
    if (this.#quitting) this.#leave()
    else if (!this.emit('window-all-closed')) this.quit()
  }

  #leave(): void {
    let refused = false
    this.emit('will-quit', {
      preventDefault: () => {
        refused = true
      },
    })
    if (refused) this.#quitting = false
    else this.exit(0)
  }
}

export const app = new App()
