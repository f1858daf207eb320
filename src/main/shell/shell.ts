import { join } from 'node:path'
import { app, dialog, powerMonitor, session } from 'electron'
import { toAppError } from '../../shared/errors.ts'
import { dataDirectory } from '../data-directory.ts'
import { declareAppScheme, serveBundle } from './app-protocol.ts'
import { keepEngineClient } from './engine-client.ts'
import type { EngineStart } from './engine-messages.ts'
import { superviseEngine } from './engine-process.ts'
import { createExternalLinks } from './external-links.ts'
import { hearLinks, placeIn, takeLinks } from './links.ts'
import { isBundle, ownPage } from './own-page.ts'
import { ownProgram } from './own-program.ts'
import { recoverPage } from './page-recovery.ts'
import { createPresence } from './presence.ts'
import { stopEngineBeforeQuit } from './quit.ts'
import { HIDDEN, isHiddenStart } from './start-at-login.ts'
import { showFailure } from './start-failure.ts'
import { readArguments } from './start-options.ts'
import { makeTemporary } from './temporary.ts'
import { updateHindrance } from './updates/own-build.ts'
import { keepUpdates } from './updates/updates.ts'
import { bringToFront } from './window.ts'
import { guardContents, guardSession } from './window-guards.ts'
import { introduceWindows } from './window-ports.ts'
import { chooseWindowProfile } from './window-profile.ts'

export function startShell(): void {
  try {
    const options = readStart()
    // Windows shows notifications of the app that it knows by this name: electron-builder's appId.
    app.setAppUserModelId('app.waybill.desktop')
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
    temporary: given.demo === true && !home,
    version: app.getVersion(),
    updates: updateHindrance(),
    command: [...ownProgram(), ...(home ? ['--home', dataDirectory(home)] : [])],
    ...(passphrase === undefined ? {} : { passphrase }),
  }
}

function run(options: EngineStart): void {
  const page = ownPage(app.isPackaged, process.env.ELECTRON_RENDERER_URL)
  app.enableSandbox()
  declareAppScheme()
  takeLinks()

  const argv = process.argv
  let isUp = false
  let firstAt = placeIn(argv)
  const open = (at?: string): void => {
    // Before there is anything to show, the last word counts.
    if (isUp) bringToFront(page, at)
    else firstAt = at ?? firstAt
  }
  hearLinks(open)

  const links = createExternalLinks()
  guardContents(page, links.open)
  const engine = superviseEngine(options, {
    ready() {
      ports.deliver()
      client.engineReady()
      updates.engineReady()
    },
    said(report) {
      if (report.type === 'wish') updates.wish(report.wish)
      else updates.hear(report)
    },
    crashed: () => gone('restarting'),
    failed(failure) {
      gone('failed')
      void showFailure(failure, presence.texts(), () => {
        presence.without('starting')
        engine.start()
      })
    },
    ended: () => app.quit(),
  })
  const gone = (state: 'restarting' | 'failed') => {
    client.engineGone()
    updates.engineGone()
    presence.without(state)
  }
  const ports = introduceWindows(page, engine.connect)
  const client = keepEngineClient(engine.connect, (current, signal) => {
    presence.watch(current, signal)
    links.learn(current).catch(() => {})
  })
  const presence = createPresence({ open, client: client.current, demo: options.demo ?? false })
  const updates = keepUpdates({ tell: engine.tell, texts: presence.texts, notice: presence.tell })
  stopEngineBeforeQuit(engine.stop, updates.leave)

  // What was open when the machine fell asleep is dead, and the engine has no way to know.
  const wake = () => {
    client
      .current()
      ?.system.woke()
      .catch(() => {})
  }

  app.on('window-all-closed', () => {
    if (!presence.staysWithoutWindow()) app.quit()
  })
  app.on('browser-window-created', (_event, window) => recoverPage(window, presence.texts))
  const opened = app.whenReady().then(async () => {
    guardSession(session.defaultSession, page)
    presence.begin()
    engine.start()
    powerMonitor.on('resume', wake)
    if (isBundle(page)) await serveBundle(join(import.meta.dirname, '../renderer'))
    isUp = true
    if (!isHiddenStart(argv) || firstAt !== undefined) open(firstAt)
    // Not before: macOS activates at launch, too, and would get a second window.
    app.on('second-instance', (_event, later) => {
      if (!later.includes(HIDDEN)) open(placeIn(later))
    })
    app.on('activate', () => open())
  })
  opened.catch((thrown) => giveUp(thrown, 1))
}
