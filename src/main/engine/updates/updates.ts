import type http from 'node:http'
import type { UpdateHindrance, UpdateProgress, UpdateView } from '../../../shared/contract/updates.ts'
import { AppError } from '../../../shared/errors.ts'
import { type Fetch, type Fetched, fetchUpdate } from './fetch-update.ts'

export type { Asked, Fetch, Fetched } from './fetch-update.ts'

export type UpdateWish = 'check' | 'download' | 'install'

/**
 * Who installs updates: the desktop's shell, by electron-updater. It does what it is told, and opens no connection of its own:
 * what it has to read is fetched by the engine, as all that Waybill asks of the network is.
 */
export interface Updater {
  readonly hindrance: UpdateHindrance | null
  wish(wish: UpdateWish): void
  /** Is given, once, whom to tell what comes of it, and whom to ask for what lies in the network. */
  attach(engine: { told(progress: UpdateProgress): void; fetch: Fetch }): void
}

export interface UpdatesNeeds {
  readonly version: string
  /** null: headless. */
  readonly updater: Updater | null
  readonly settings: () => { readonly update_checks: boolean; readonly offline: boolean }
  readonly lastCheck: { get(): number | null; set(at: number): void }
  /** UTC milliseconds. */
  readonly now: () => number
  /** Throws `offline`. */
  readonly agentFor: (url: URL) => http.Agent
  readonly changed: () => void
}

export interface Updates {
  view(): UpdateView
  check(): UpdateView
  download(): UpdateView
  install(): UpdateView
  /** Checks where the user wants it checked and a day has passed; and from now on each hour looks whether it has. */
  begin(): void
  stop(): void
}

const DAY_MS = 86_400_000
const LOOK_EVERY_MS = 3_600_000
const IDLE: UpdateProgress = { state: 'idle', found: null, percent: null, problem: null }

export function createUpdates(needs: UpdatesNeeds): Updates {
  const { updater, lastCheck, now } = needs
  let progress = IDLE
  let timer: NodeJS.Timeout | null = null

  updater?.attach({
    told(next) {
      progress = next
      needs.changed()
    },
    fetch: (asked, onProgress): Promise<Fetched> => fetchUpdate(asked, needs.agentFor, onProgress),
  })

  const view = (): UpdateView => ({
    ...progress,
    version: needs.version,
    hindrance: updater === null ? 'headless' : updater.hindrance,
    checked_at: lastCheck.get(),
  })

  function wish(wished: UpdateWish, from: readonly UpdateProgress['state'][]): UpdateView {
    const { hindrance } = view()
    if (updater === null || hindrance !== null) throw new AppError('updates_off')
    // Installing asks nothing of the network.
    if (wished !== 'install' && needs.settings().offline) throw new AppError('offline', { message: OFFLINE })
    if (!from.includes(progress.state)) return view()
    if (wished === 'check') lastCheck.set(now())
    updater.wish(wished)
    return view()
  }

  const check = () => wish('check', ['idle', 'found', 'failed'])

  function look(): void {
    const { hindrance, checked_at } = view()
    const { update_checks, offline } = needs.settings()
    if (!update_checks || offline || hindrance !== null) return
    // A clock that was set back must not put it off for ever.
    const since = checked_at === null ? Number.POSITIVE_INFINITY : Math.abs(now() - checked_at)
    if (since >= DAY_MS) check()
  }

  return {
    view,
    check,
    download: () => wish('download', ['found', 'failed']),
    install: () => wish('install', ['ready']),
    begin() {
      look()
      timer = setInterval(look, LOOK_EVERY_MS)
      timer.unref()
    },
    stop() {
      if (timer !== null) clearInterval(timer)
    },
  }
}

const OFFLINE = 'Waybill is offline: on its own account it contacts nobody.'
