import { app, BrowserWindow, clipboard, dialog, Menu } from 'electron'
import type { ControlClient } from '../../shared/contract/contract.ts'
import type { Settings } from '../../shared/contract/settings.ts'
import { fromControlError } from '../../shared/control-error.ts'
import type { EngineState } from './condition.ts'
import { watchEngine } from './engine-watch.ts'
import { menuTemplate } from './menu-template.ts'
import { createNotifier, type Notice } from './notice.ts'
import { noticeSources } from './notice-sources.ts'
import { showNotice } from './notifications.ts'
import { applyStartAtLogin } from './start-at-login.ts'
import { type Speech, speechIn, type Texts } from './texts/texts.ts'
import { openTray, type WaybillTray } from './tray.ts'
import { type TrayActions, trayLook } from './tray-menu.ts'

export interface PresenceNeeds {
  readonly open: (at?: string) => void
  /** null: no engine answers. */
  readonly client: () => ControlClient | null
  /** A demo leaves nothing behind, and so changes nothing of the session either. */
  readonly demo: boolean
}

/** What there is of Waybill beside its window: tray, menus, notifications, and what the desktop's settings ask for. */
export interface Presence {
  /** Once the app is ready, which trays and menus want. */
  begin(): void
  /** An engine answers: what it says is shown until `signal`. */
  watch(client: ControlClient, signal: AbortSignal): void
  /** There is none that answers. */
  without(state: 'starting' | 'restarting' | 'failed'): void
  tell(notice: Notice): void
  texts(): Texts
  /** Whether the app goes on without a window. */
  staysWithoutWindow(): boolean
}

export function createPresence({ open, client, demo }: PresenceNeeds): Presence {
  let engine: EngineState = { is: 'starting' }
  let tray: WaybillTray | null = null
  let speech: Speech | null = null
  /** Of the last engine that answered: what the user has chosen holds while the next one starts. */
  let settings: Settings | null = null

  const words = (): Speech => {
    speech ??= speechIn(settings?.language ?? 'system', [...app.getPreferredSystemLanguages(), app.getLocale()])
    return speech
  }
  const ask = (what: (engine: ControlClient) => Promise<unknown>) => {
    const current = client()
    if (current !== null) what(current).catch(tellFailure)
  }
  const actions: TrayActions = {
    open,
    copyAddress() {
      const address = engine.is === 'up' ? engine.seen.status.proxy : null
      if (address !== null) clipboard.writeText(address).catch(tellFailure)
    },
    setPaused: (paused) => ask((current) => current.settings.set({ name: 'paused', value: paused })),
    lock: () => ask((current) => current.system.lock()),
    quit: () => app.quit(),
  }
  const showTray = () => tray?.show(trayLook(engine, words(), actions))
  const showMenu = () => {
    const surroundings = { platform: process.platform, packaged: app.isPackaged }
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(surroundings, words().texts, open)))
  }

  const tell = createNotifier({
    now: () => performance.now(),
    off: () => settings?.notifications_off ?? [],
    show: (notice) => showNotice(notice, words().texts, open),
  })
  const sources = noticeSources(tell, () => BrowserWindow.getFocusedWindow() !== null)

  function take(now: Settings): void {
    const before = settings
    settings = now
    if (!demo && before?.start_at_login !== now.start_at_login) applyStartAtLogin(now.start_at_login)
    if ((before?.language ?? 'system') === now.language) return
    speech = null
    showMenu()
  }

  return {
    begin() {
      showMenu()
      tray = openTray(trayLook(engine, words(), actions), () => open())
    },
    watch(current, signal) {
      const nameOfKey = async (id: string) => {
        const keys = await current.clientKeys.names()
        return keys.find((key) => key.id === id)?.name ?? id
      }
      watchEngine(current, signal, {
        seen(seen) {
          engine = { is: 'up', seen }
          take(seen.settings)
          sources.seen(seen)
          showTray()
        },
        warned: (warning) => void sources.warned(warning, nameOfKey).catch(() => {}),
        deprecated: sources.deprecated,
      })
    },
    without(state) {
      engine = { is: state }
      showTray()
    },
    tell,
    texts: () => words().texts,
    staysWithoutWindow: () => process.platform === 'darwin' || (tray !== null && (settings?.close_to_tray ?? false)),
  }
}

/** In the engine's own words. A call that broke off with its engine needs none: the tray says so. */
function tellFailure(thrown: unknown): void {
  const error = fromControlError(thrown)
  if (error !== null) dialog.showErrorBox(error.message, error.action)
}
