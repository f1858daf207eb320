import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { app } from 'electron'
import { AppImageUpdater, type AppUpdater, MacUpdater, NsisUpdater } from 'electron-updater'
import { AppError } from '../../../shared/errors.ts'
import type { Fetch } from '../../engine/core.ts'
import { isAuthentic } from './feed-signature.ts'
import type { OwnBuild } from './own-build.ts'

export interface UpdaterNeeds {
  readonly build: OwnBuild
  /** Where a download lies until it is installed. */
  readonly directory: string
  readonly fetch: Fetch
  readonly onPercent: (percent: number) => void
}

export interface OwnUpdater {
  /** The newer version, or null where there is none. Throws `update_failed` for a list that is not ours. */
  check(): Promise<string | null>
  download(): Promise<void>
  /** Ends the app, which the newer version takes the place of; at once, so what has to be closed is closed before. */
  install(failed: () => void): void
}

/** electron-updater, kept short: it asks nobody by itself, downloads nothing unasked, and installs nothing at a quit. */
export function openUpdater({ build, directory, fetch, onPercent }: UpdaterNeeds): OwnUpdater {
  // Of an update that was put off, or that has been installed since.
  rmSync(join(directory, 'pending'), { recursive: true, force: true })
  const updater = updaterOf(process.platform)
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = false
  updater.allowDowngrade = false
  // Whole files only: one digest for one file, and one line in the outbound ledger.
  updater.disableDifferentialDownload = true
  updater.disableWebInstaller = true
  // Who gets an update is not drawn by lot.
  updater.isUserWithinRollout = () => true
  // Its log would name addresses and paths; what goes wrong is thrown as well.
  updater.logger = null
  // Without a listener, an `error` event would end the process.
  updater.on('error', () => {})
  Object.assign(updater, {
    httpExecutor: executor(fetch, onPercent),
    // It would make a lasting id of the installation, and send it along with each request.
    stagingUserIdPromise: { value: Promise.resolve('') },
  })
  updater.setFeedURL({ provider: 'generic', url: build.feed })

  return {
    async check() {
      const result = await updater.checkForUpdates()
      if (!result?.isUpdateAvailable) return null
      if (!isAuthentic(result.updateInfo, build.feed_key)) {
        throw new AppError('update_failed', {
          message: `The update to ${version(result.updateInfo.version)} does not carry Waybill’s signature, and is not taken.`,
          action: 'Nothing was changed. If it stays so, get the newer version where you got this one.',
        })
      }
      return result.updateInfo.version
    },
    async download() {
      await updater.downloadUpdate()
    },
    install(failed) {
      updater.once('error', failed)
      updater.quitAndInstall(true, true)
    },
  }
}

/** Only for what is shown: the list is not ours. */
function version(text: string): string {
  return /^[\w.+-]{1,40}$/.test(text) ? text : 'a newer version'
}

function updaterOf(platform: NodeJS.Platform): AppUpdater {
  const adapter = ownAdapter()
  switch (platform) {
    case 'darwin':
      return new MacUpdater(undefined, adapter)
    case 'win32':
      return new NsisUpdater(undefined, adapter)
    default:
      return new AppImageUpdater(undefined, adapter)
  }
}

/** The app as electron-updater's own adapter has it, but for the place of its downloads. */
function ownAdapter() {
  const userDataPath = app.getPath('userData')
  return {
    whenReady: () => app.whenReady().then(() => {}),
    version: app.getVersion(),
    name: app.getName(),
    isPackaged: app.isPackaged,
    // Beside the archive: which publisher has to have signed it (Windows), and what its folder is called.
    appUpdateConfigPath: join(app.getAppPath(), '..', 'app-update.yml'),
    userDataPath,
    // In the data directory, where everything of Waybill is.
    baseCachePath: dirname(userDataPath),
    quit: () => app.quit(),
    relaunch: () => app.relaunch(),
    onQuit: (handler: (code: number) => void) => void app.once('quit', (_event, code) => handler(code)),
  }
}

interface RequestOptions {
  readonly protocol?: string | null
  readonly hostname?: string | null
  readonly port?: string | number | null
  readonly path?: string | null
}

/** In place of electron-updater's HttpExecutor, as far as it is used: a list is read as text, a file into its place. */
function executor(fetch: Fetch, onPercent: (percent: number) => void) {
  return {
    async request({ protocol, hostname, port, path }: RequestOptions): Promise<string> {
      const url = `${protocol ?? 'https:'}//${hostname}${port ? `:${port}` : ''}${path ?? '/'}`
      return (await fetch({ url }, () => {})).text
    },
    async download(url: URL, path: string, { sha512 }: { readonly sha512?: string | null }): Promise<string> {
      if (!sha512) throw new AppError('update_failed', { message: 'The update names no digest of its file.' })
      let told = -1
      await fetch({ url: url.href, into: { path, sha512 } }, (bytes, of) => {
        const percent = of ? Math.min(100, Math.floor((bytes / of) * 100)) : 0
        if (percent > told) onPercent(percent)
        told = Math.max(told, percent)
      })
      return path
    },
  }
}
