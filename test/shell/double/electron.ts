import { EventEmitter } from 'node:events'
import type Electron from 'electron'
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { answerBox, dialog } from './dialog.ts'
import { ipcMain } from './ipc.ts'
import { Menu } from './menu.ts'
import { MessageChannelMain } from './message-ports.ts'
import { clickNotification, Notification } from './notification.ts'
import { protocol } from './protocol.ts'
import { type Asked, tell } from './recorder.ts'
import { session } from './session.ts'
import { clipboard, powerMonitor, screen, shell } from './system.ts'
import { clickTray, nativeImage, Tray } from './tray.ts'
import { utilityProcess } from './utility-process.ts'

/** Only macOS has one; electron-updater tells it everywhere that it is about to quit. */
const autoUpdater = new EventEmitter()

const electron = {
  app,
  autoUpdater,
  BrowserWindow,
  dialog,
  ipcMain,
  clipboard,
  Menu,
  MessageChannelMain,
  nativeImage,
  nativeTheme: { shouldUseDarkColors: false },
  Notification,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  Tray,
  utilityProcess,
  // A name that Electron does not have would not compile; one that the shell imports and is not here would not link.
} satisfies Partial<Record<keyof typeof Electron, unknown>>

process.on('message', async (asked: Asked) => {
  if (asked.type === 'answer-box') return answerBox(asked.id, asked.response)
  if (asked.type === 'click-tray') return clickTray(asked.id)
  if (asked.type === 'click-notification') return clickNotification(asked.id)
  try {
    // biome-ignore lint/security/noGlobalEval: the test's own function, as Playwright's ElectronApplication.evaluate has it
    const run: (module: typeof electron, argument: unknown) => unknown = globalThis.eval(`(${asked.source})`)
    tell({ type: 'evaluated', id: asked.id, value: await run(electron, asked.argument) })
  } catch (thrown) {
    tell({ type: 'evaluated', id: asked.id, error: String(thrown) })
  }
})
// The test is gone: nothing of it may stay behind.
process.on('disconnect', () => process.exit(1))

export {
  app,
  autoUpdater,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  Notification,
  nativeImage,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  Tray,
  utilityProcess,
}
export const { nativeTheme } = electron
