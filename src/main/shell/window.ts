import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import type { OwnPage } from './own-page.ts'
import { fitPlace, keepPlace, LEAST_HEIGHT, LEAST_WIDTH, readPlace } from './window-place.ts'

const FIRST_SIZE = { width: 1240, height: 820 }

/** Beside what Chromium keeps of the window. */
const placeFile = () => join(app.getPath('userData'), 'place.json')

/** `at`: the page's own address, such as /live?outcome=error. */
function openWindow(page: OwnPage, at: string | undefined): void {
  const kept = readPlace(placeFile())
  const displays = screen.getAllDisplays().map(({ workArea }) => workArea)
  const window = new BrowserWindow({
    ...(kept === null ? FIRST_SIZE : fitPlace(kept, displays)),
    minWidth: LEAST_WIDTH,
    minHeight: LEAST_HEIGHT,
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
  window.once('ready-to-show', () => {
    if (kept?.maximised) window.maximize()
    window.show()
  })
  window.on('close', () => keepPlace(placeFile(), { ...window.getNormalBounds(), maximised: window.isMaximized() }))
  load(window, page, at)
}

/** For a second launch, a click on the dock or the tray, a notification, a link. */
export function bringToFront(page: OwnPage, at?: string): void {
  const window = BrowserWindow.getAllWindows()[0]
  if (!window) {
    // It comes to the front by itself, once there is something to see.
    openWindow(page, at)
    return
  }
  if (at !== undefined) void goTo(window, page, at)
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

const HAS_DIALOG = `document.querySelector('[role="dialog"], [role="alertdialog"]') !== null`

/** As for the page's own keys: a dialog may show what is shown once, and no link from anywhere closes it. */
async function goTo(window: BrowserWindow, page: OwnPage, at: string): Promise<void> {
  const isHeld: unknown = await window.webContents.executeJavaScript(HAS_DIALOG).catch(() => false)
  if (isHeld !== true && !window.isDestroyed()) load(window, page, at)
}

/** The page's router goes by what stands behind `#`, so a page that is open already stays, and only shows another screen. */
function load(window: BrowserWindow, page: OwnPage, at: string | undefined): void {
  // Rejects where something newer is loaded meanwhile; what can't be shown at all, page-recovery looks after.
  window.loadURL(at === undefined ? page.url : `${page.url}#${at}`).catch(() => {})
}
