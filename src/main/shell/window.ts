import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme } from 'electron'
import type { OwnPage } from './own-page.ts'

export function openWindow(page: OwnPage): BrowserWindow {
  const window = new BrowserWindow({
    width: 1240,
    height: 820,
    minWidth: 720,
    minHeight: 480,
    title: 'Waybill',
    // Linux shows it; macOS and Windows take the one of the package.
    icon: join(import.meta.dirname, '../../resources/icon.png'),
    // No flash of white before the first paint.
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#101114' : '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(page.url)
  return window
}

/** For a second launch, and for a click on the dock. */
export function bringToFront(page: OwnPage): void {
  const window = BrowserWindow.getAllWindows()[0] ?? openWindow(page)
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
