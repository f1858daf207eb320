import type { MenuItemConstructorOptions } from 'electron'
import { screenNames, screens } from '../../shared/screens.ts'
import type { Texts } from './texts/texts.ts'

type Items = MenuItemConstructorOptions[]
const separator: MenuItemConstructorOptions = { type: 'separator' }

export interface MenuSurroundings {
  readonly platform: NodeJS.Platform
  readonly packaged: boolean
}

/**
 * The system's own roles, which it names, places and translates, and beside them the way to each screen. Keys of screens are
 * shown here and handled in the page (`registerAccelerator`): it alone knows whether a dialog is open.
 */
export function menuTemplate(
  { platform, packaged }: MenuSurroundings,
  texts: Texts,
  open: (at: string) => void,
): Items {
  const isMac = platform === 'darwin'
  const settings: MenuItemConstructorOptions = {
    id: 'settings',
    label: texts.settings,
    accelerator: 'CommandOrControl+,',
    registerAccelerator: false,
    click: () => open(screens.settings.path),
  }
  const go = screenNames
    .filter((name) => name !== 'settings')
    .map((name, place) => ({
      id: `go-${name}`,
      label: texts.screen[name],
      accelerator: `CommandOrControl+${place + 1}`,
      registerAccelerator: false,
      click: () => open(screens[name].path),
    }))
  const help = [
    { id: 'help-kept', label: texts.what_is_kept, at: '/privacy?section=inventory' },
    { id: 'help-responsibility', label: texts.responsibility, at: '/privacy?section=responsibility' },
    { id: 'help-diagnostics', label: texts.diagnostics, at: '/settings?section=diagnostics' },
  ].map(({ id, label, at }) => ({ id, label, click: () => open(at) }))
  return [
    ...(isMac ? [appMenu(settings)] : []),
    {
      label: texts.file,
      submenu: isMac ? [{ role: 'close' }] : [settings, separator, { role: 'close' }, { role: 'quit' }],
    },
    { label: texts.edit, role: 'editMenu' },
    { label: texts.view, submenu: viewItems(packaged) },
    { label: texts.go, submenu: go },
    { label: texts.window, role: 'windowMenu' },
    { label: texts.help, role: 'help', submenu: help },
  ]
}

/** Its first item names the app by itself, wherever it stands. */
function appMenu(settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  const hiding: Items = [{ role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }]
  const rest: Items = [separator, { role: 'services' }, separator, ...hiding, separator, { role: 'quit' }]
  return { label: 'Waybill', submenu: [{ role: 'about' }, separator, settings, ...rest] }
}

function viewItems(packaged: boolean): Items {
  const development: Items = packaged ? [] : [{ role: 'reload' }, { role: 'toggleDevTools' }, separator]
  return [
    ...development,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    separator,
    { role: 'togglefullscreen' },
  ]
}
