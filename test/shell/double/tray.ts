import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type Electron from 'electron'
import type { Menu } from './menu.ts'
import { record } from './recorder.ts'

class NativeImage implements Pick<Electron.NativeImage, 'isEmpty' | 'setTemplateImage'> {
  readonly path: string

  constructor(path: string) {
    this.path = path
  }

  isEmpty(): boolean {
    return !existsSync(this.path)
  }

  setTemplateImage(): void {}
}

export const nativeImage = { createFromPath: (path: string) => new NativeImage(path) }

/** The one that there is, for tests to click on. */
let current: Tray | undefined

export class Tray extends EventEmitter implements Pick<Electron.Tray, 'setToolTip' | 'isDestroyed'> {
  #image: NativeImage
  #tooltip = ''
  #menu: Menu | null = null
  #changing = false

  constructor(image: NativeImage) {
    super()
    // As on a desktop that has no place for one.
    if (process.env.DOUBLE_WITHOUT_TRAY) throw new Error('no tray here')
    this.#image = image
    current = this
  }

  setImage(image: NativeImage): void {
    this.#image = image
    this.#show()
  }

  setToolTip(tooltip: string): void {
    this.#tooltip = tooltip
    this.#show()
  }

  setContextMenu(menu: Menu | null): void {
    this.#menu = menu
    this.#show()
  }

  isDestroyed(): boolean {
    return false
  }

  click(id: string): void {
    this.#menu?.getMenuItemById(id)?.click()
  }

  /** Once for all that changes in one go: a test is to see a whole picture. */
  #show(): void {
    if (this.#changing) return
    this.#changing = true
    queueMicrotask(() => {
      this.#changing = false
      // Electron takes a picture that is not there for an empty one, and shows a gap.
      const image = this.#image.isEmpty() ? '' : basename(this.#image.path)
      record({ type: 'tray', image, tooltip: this.#tooltip, menu: this.#menu?.shown() ?? [] })
    })
  }
}

export function clickTray(id: string | null): void {
  if (id === null) current?.emit('click', {})
  else current?.click(id)
}
