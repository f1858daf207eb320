import { join } from 'node:path'
import { app, dialog, session } from 'electron'
import { toAppError } from '../../shared/errors.ts'
import { dataDirectory } from '../data-directory.ts'
import { declareAppScheme, serveBundle } from './app-protocol.ts'
import type { EngineStart } from './engine-messages.ts'
import { superviseEngine } from './engine-process.ts'
import { setMenu } from './menu.ts'
import { isBundle, ownPage } from './own-page.ts'
import { stopEngineBeforeQuit } from './quit.ts'
import { showFailure } from './start-failure.ts'
import { readArguments } from './start-options.ts'
import { makeTemporary } from './temporary.ts'
import { bringToFront, openWindow } from './window.ts'
import { guardContents, guardSession } from './window-guards.ts'
import { introduceWindows } from './window-ports.ts'
import { chooseWindowProfile } from './window-profile.ts'

export function startShell(): void {
  try {
    const options = readStart()
    app.setPath('userData', chooseWindowProfile(options.dataDirectory))
    if (app.requestSingleInstanceLock()) run(options)
    else app.quit()
  } catch (thrown) {
    giveUp(thrown, 2)
  }
}

/** For what keeps the shell itself from coming up; before `ready`, Linux writes it to standard error. */
function giveUp(thrown: unknown, exitCode: number): void {
  const { message, action } = toAppError(thrown)
  dialog.showErrorBox(message, action)
  app.exit(exitCode)
}

function readStart(): EngineStart {
  const passphrase = process.env.WAYBILL_PASSPHRASE
  // Out of the environment before any child of ours starts; the engine gets it as a message.
  delete process.env.WAYBILL_PASSPHRASE
  const given = readArguments(process.argv.slice(app.isPackaged ? 1 : 2))
  const home = process.env.WAYBILL_HOME
  return {
    ...given,
    dataDirectory: given.demo && !home ? makeTemporary('waybill-demo-') : dataDirectory(home),
    version: app.getVersion(),
    ...(passphrase === undefined ? {} : { passphrase }),
  }
}

function run(options: EngineStart): void {
  const page = ownPage(app.isPackaged, process.env.ELECTRON_RENDERER_URL)
  app.enableSandbox()
  declareAppScheme()
  guardContents(page)

  const engine = superviseEngine(options, {
    ready: () => ports.deliver(),
    failed: (failure) => void showFailure(failure, engine.start),
    ended: () => app.quit(),
  })
  const ports = introduceWindows(page, engine.connect)
  stopEngineBeforeQuit(engine.stop)

  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  const opened = app.whenReady().then(async () => {
    guardSession(session.defaultSession, page)
    setMenu(app.isPackaged)
    engine.start()
    if (isBundle(page)) await serveBundle(join(import.meta.dirname, '../renderer'))
    openWindow(page)
    // Not before: macOS activates at launch, too, and would get a second window.
    app.on('second-instance', () => bringToFront(page))
    app.on('activate', () => bringToFront(page))
  })
  opened.catch((thrown) => giveUp(thrown, 1))
}
