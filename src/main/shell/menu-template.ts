import type { MenuItemConstructorOptions } from 'electron'
import { screenNames, screens } from '../../shared/screens.ts'
import type { Texts } from './texts/texts.ts'

type Items = MenuItemConstructorOptions[]
const separator: MenuItemConstructorOptions = { type: 'separator' }

export interface MenuSurroundings {
  readonly platform: NodeJS.Platform
  readonly packaged: boolean
}

type Role = keyof Texts['role']

/**
 * Electron's own roles, with names in the reader's language, and beside them the way to each screen. Keys of screens are shown
 * here and handled in the page (`registerAccelerator`): it alone knows whether a dialog is open.
 */
export function menuTemplate(
  { platform, packaged }: MenuSurroundings,
  texts: Texts,
  open: (at: string) => void,
): Items {
  const isMac = platform === 'darwin'
  const as = (role: Role): MenuItemConstructorOptions => ({ role, label: texts.role[role] })
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
  const development: Items = packaged ? [] : [{ role: 'reload' }, { role: 'toggleDevTools' }, separator]
  const app: MenuItemConstructorOptions = {
    // macOS names this one by itself.
    label: 'Waybill',
    submenu: [
      as('about'),
      separator,
      settings,
      separator,
      as('services'),
      separator,
      ...(['hide', 'hideOthers', 'unhide'] as const).map(as),
      separator,
      as('quit'),
    ],
  }
  return [
    ...(isMac ? [app] : []),
    { label: texts.file, submenu: isMac ? [as('close')] : [settings, separator, as('close'), as('quit')] },
    {
      label: texts.edit,
      submenu: [as('undo'), as('redo'), separator, as('cut'), as('copy'), as('paste'), separator, as('selectAll')],
    },
    {
      label: texts.view,
      submenu: [...development, as('resetZoom'), as('zoomIn'), as('zoomOut'), separator, as('togglefullscreen')],
    },
    { label: texts.go, submenu: go },
    {
      label: texts.window,
      role: 'window',
      submenu: isMac ? [as('minimize'), as('zoom'), separator, as('front')] : [as('minimize')],
    },
    { label: texts.help, role: 'help', submenu: help },
  ]
}
