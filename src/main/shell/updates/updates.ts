import { join } from 'node:path'
import { app, BrowserWindow, dialog, type MessageBoxOptions } from 'electron'
import type { UpdateProgress } from '../../../shared/contract/updates.ts'
import { toAppError } from '../../../shared/errors.ts'
import type { UpdateWish } from '../../engine/core.ts'
import type { FetchReport, ShellMessage } from '../engine-messages.ts'
import type { Notice } from '../notice.ts'
import type { Texts } from '../texts/texts.ts'
import { fetchByEngine } from './engine-fetch.ts'
import { ownBuild } from './own-build.ts'
import type { OwnUpdater } from './updater.ts'

export interface ShellUpdatesNeeds {
  /** To the engine; false where there is none. */
  readonly tell: (message: ShellMessage) => boolean
  readonly texts: () => Texts
  readonly notice: (notice: Notice) => void
}

/** The shell's part of updates: it is told what to do (the engine decides that), does it, and asks before each step. */
export interface ShellUpdates {
  wish(wish: UpdateWish): void
  hear(report: FetchReport): void
  /** Another engine may be the one that answers: it is told how far things are. */
  engineReady(): void
  engineGone(): void
  /** Once the engine has ended: whether an update takes the app's place now, and so ends it. */
  leave(): boolean
}

const YES = 0

export function keepUpdates({ tell, texts, notice }: ShellUpdatesNeeds): ShellUpdates {
  const network = fetchByEngine(tell)
  let progress: UpdateProgress = { state: 'idle', found: null, percent: null, problem: null }
  let updater: OwnUpdater | null = null
  let isLeaving = false

  function go(next: Partial<UpdateProgress> & Pick<UpdateProgress, 'state'>): void {
    progress = { ...progress, percent: null, problem: null, ...next }
    tell({ type: 'told', progress })
  }

  async function open(): Promise<OwnUpdater> {
    const build = ownBuild()
    if (build === null) throw new Error('an unsigned build was asked for an update')
    // Not at the start: it is half of the shell's code, and most starts don't need it.
    const { openUpdater } = await import('./updater.ts')
    updater ??= openUpdater({
      build,
      directory: join(app.getPath('userData'), '../waybill-updater'),
      fetch: network.fetch,
      onPercent: (percent) => go({ state: 'downloading', percent }),
    })
    return updater
  }

  async function check(): Promise<void> {
    go({ state: 'checking', found: null })
    const found = await (await open()).check()
    go({ state: found === null ? 'idle' : 'found', found })
    if (
      found !== null &&
      (await agrees(found, texts().update_found(found), texts().update_found_detail, texts().update_download))
    ) {
      await download()
    }
  }

  async function download(): Promise<void> {
    const { found, state } = progress
    // Both the box and the page offer it, and one may be answered long after the other.
    if (found === null || (state !== 'found' && state !== 'failed')) return
    go({ state: 'downloading', percent: 0 })
    await (await open()).download()
    go({ state: 'ready' })
    if (
      await agrees(found, texts().update_downloaded(found), texts().update_downloaded_detail, texts().update_restart)
    ) {
      install()
    }
  }

  function install(): void {
    if (progress.state !== 'ready') return
    isLeaving = true
    app.quit()
  }

  /** By a box on our window; where there is none, nobody is interrupted: a notification tells of it, and Settings offers it. */
  async function agrees(version: string, message: string, detail: string, yes: string): Promise<boolean> {
    const window = BrowserWindow.getAllWindows()[0]
    if (window === undefined || window.isMinimized()) {
      notice({ kind: 'update_ready', version })
      return false
    }
    const { response } = await dialog.showMessageBox(window, boxOf(message, detail, [yes, texts().update_later]))
    return response === YES
  }

  const failed = (thrown: unknown): void => go({ state: 'failed', problem: problemOf(thrown) })

  return {
    wish(wish) {
      switch (wish) {
        case 'check':
          return void check().catch(failed)
        case 'download':
          return void download().catch(failed)
        case 'install':
          return install()
      }
    },
    hear: network.hear,
    engineReady: () => void tell({ type: 'told', progress }),
    engineGone: network.engineGone,
    leave() {
      if (!isLeaving || updater === null) return false
      isLeaving = false
      // The newer version may be up before this one is gone, and would take itself for a second one.
      app.releaseSingleInstanceLock()
      updater.install(() => app.quit())
      return true
    },
  }
}

function boxOf(message: string, detail: string, buttons: [string, string]): MessageBoxOptions {
  return { type: 'info', title: 'Waybill', message, detail, buttons, defaultId: YES, cancelId: 1, noLink: true }
}

/** What electron-updater throws speaks of addresses and stacks; ours are sentences. */
function problemOf(thrown: unknown): string {
  const { code, message } = toAppError(thrown)
  return code === 'internal' ? 'What came from the place of updates could not be read.' : message
}
