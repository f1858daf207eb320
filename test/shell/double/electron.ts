import type Electron from 'electron'
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { answerBox, dialog } from './dialog.ts'
import { ipcMain } from './ipc.ts'
import { MessageChannelMain } from './message-ports.ts'
import { protocol } from './protocol.ts'
import { type Asked, tell } from './recorder.ts'
import { session } from './session.ts'
import { utilityProcess } from './utility-process.ts'

let applicationMenu: unknown = null

const electron = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu: {
    buildFromTemplate: (template: readonly Electron.MenuItemConstructorOptions[]) => ({ items: template }),
    setApplicationMenu: (menu: unknown) => {
      applicationMenu = menu
    },
    getApplicationMenu: () => applicationMenu,
  },
  MessageChannelMain,
  nativeTheme: { shouldUseDarkColors: false },
  protocol,
  session,
  utilityProcess,
  // A name that Electron does not have would not compile; one that the shell imports and is not here would not link.
} satisfies Partial<Record<keyof typeof Electron, unknown>>

process.on('message', async (asked: Asked) => {
  if (asked.type === 'answer-box') return answerBox(asked.id, asked.response)
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

export { app, BrowserWindow, dialog, ipcMain, MessageChannelMain, protocol, session, utilityProcess }
export const { Menu, nativeTheme } = electron
