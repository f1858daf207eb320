import type Electron from 'electron'
import type { ShownItem } from './recorder.ts'

class MenuItem {
  readonly id: string | undefined
  readonly label: string
  readonly enabled: boolean
  readonly submenu: Menu | undefined
  readonly #click: (() => void) | undefined

  constructor({ id, label, role, enabled, click, submenu }: Electron.MenuItemConstructorOptions) {
    this.id = id
    this.label = label ?? role ?? ''
    this.enabled = enabled ?? true
    this.#click = click as (() => void) | undefined
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : undefined
  }

  /** As a user does: what is greyed out does nothing. */
  click(): void {
    if (this.enabled) this.#click?.()
  }
}

export class Menu {
  static #application: Menu | null = null
  readonly items: MenuItem[]

  constructor(items: MenuItem[]) {
    this.items = items
  }

  static buildFromTemplate(template: readonly Electron.MenuItemConstructorOptions[]): Menu {
    return new Menu(template.filter(({ type }) => type !== 'separator').map((item) => new MenuItem(item)))
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }

  shown(): ShownItem[] {
    return this.items.map(({ id, label, enabled }) => ({ id, label, enabled }))
  }
}
