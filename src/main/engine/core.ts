import { createRouterClient } from '@orpc/server'
import type { ControlClient } from '../../shared/contract/contract.ts'
import { settingsAtStart } from '../../shared/contract/settings.ts'
import type { SystemStatus } from '../../shared/contract/system.ts'
import { AppError } from '../../shared/errors.ts'
import { connectNeeds } from './assembly/connect-needs.ts'
import { controlNeeds } from './assembly/control-needs.ts'
import { doctorNeeds } from './assembly/doctor-needs.ts'
import { createDoor } from './assembly/door.ts'
import { importNeeds } from './assembly/import-needs.ts'
import { lazyConnect, lazyImports } from './assembly/lazily.ts'
import { type Clock, systemClock } from './assembly/limits-needs.ts'
import { lockedByPanic, openParts } from './assembly/parts.ts'
import { updateNeeds } from './assembly/update-needs.ts'
import { createCommandPlace } from './command/command-place.ts'
import { ownSurroundings } from './connect/surroundings.ts'
import type { Surroundings } from './connect/tool.ts'
import { type ControlRouter, createControlRouter } from './control/control.ts'
import { demoClientKey, demoProvider, runDemo } from './demo.ts'
import { diagnose } from './doctor.ts'
import { type Ledger, openLedger } from './ledger/ledger.ts'
import { toolOf } from './listener/user-agent.ts'
import { keepRetention, type Retention } from './retention.ts'
import { createPanic } from './security/security.ts'
import { eraseLeftovers } from './selftest/leftovers.ts'
import { createUpdates, type Updater } from './updates/updates.ts'

export type { Asked, Fetch, Fetched, Updater, UpdateWish } from './updates/updates.ts'

export interface CoreOptions {
  /** Created (0700) if it is not there; refused if it is a symbolic link or can't be written. */
  readonly dataDirectory: string
  readonly version: string
  /** Adds the sandbox as a provider and sends it a little traffic. */
  readonly demo?: boolean
  /** In place of the setting, for this run. 0: any free port. */
  readonly port?: number
  /** In place of the setting, and remembered: the vault that holds the keys must be found again. */
  readonly vault?: 'keychain' | 'sealed' | 'memory'
  readonly passphrase?: string
  /** What limits and retention go by, in place of the system's clocks. */
  readonly clock?: Clock
  /** The data directory is gone at the end: nothing may be pointed here that stays. */
  readonly temporary?: boolean
  /** How this installation's `waybill` is run: the program and its first arguments. Left out: by its name. */
  readonly command?: readonly string[]
  /** Who installs updates, where the host has one. */
  readonly updater?: Updater
  /** Where tools have their settings, in place of this process's own home, environment and system. */
  readonly surroundings?: Surroundings
}

export interface Scrape {
  isOn(): boolean
  /** Whether this `authorization` header carries the token made for it. */
  accepts(authorization: string | undefined): boolean
  /** Prometheus' text format. */
  text(): Promise<string>
}

/** What kept a caller from the control plane. */
export type ControlWall = 'host' | 'origin' | 'token' | 'metrics_token'

export interface ControlCaller {
  readonly peerPort: number | null
  readonly userAgent: string | undefined
}

/** The engine, whole: a plain Node part that hosts nothing. Shell, headless server and commands mount its router. */
export interface Core {
  /** The contract, implemented: for the mounts. */
  readonly router: ControlRouter
  /** The same, called in this process. */
  readonly client: ControlClient
  /** The `control_port` setting, for a headless host. */
  readonly controlPort: number
  /** Figures for a Prometheus, where the host has a port for it. */
  readonly scrape: Scrape
  /** For a host that has turned a caller away. */
  controlRefused(wall: ControlWall, caller: ControlCaller): void
  /**
   * Binds the proxy's port and starts purging; resolves to its address, e.g. http://127.0.0.1:4466, or to null while a panic
   * lasts. Throws `port_taken`.
   */
  listen(): Promise<string | null>
  /** Tells the core where its dashboard is served, so that status can name it and no provider can be set to it; `wayIn` has the token, too. */
  dashboardAt(origin: string, wayIn: () => string): void
  /** Resolves once a stop was asked for through the contract; the host then calls `close`. */
  readonly stopRequested: Promise<void>
  /** Stops listening, lets exchanges finish within `stop_limit_seconds`, closes the ledger. Safe to call twice. */
  close(): Promise<void>
}

/** Builds every part and joins them. Throws `data_directory_unusable`, `database_newer` or what the vault throws. */
export async function createCore(options: CoreOptions): Promise<Core> {
  const ledger = await openLedger({ dataDirectory: options.dataDirectory })
  try {
    return await join(options, ledger)
  } catch (thrown) {
    ledger.shut()
    throw thrown
  }
}

async function join(options: CoreOptions, ledger: Ledger): Promise<Core> {
  const startedAt = Date.now()
  const parts = await openParts(options, ledger)
  const { settings, inFlight, keyRing } = parts
  const atStart = settings.current()
  let dashboard: string | null = null
  let wayIn: (() => string) | null = null
  let retention: Retention | null = null
  let demo: { stop(): void } | null = null
  let closing: Promise<void> | null = null
  let requestStop = () => {}
  const stopRequested = new Promise<void>((resolve) => {
    requestStop = resolve
  })

  const ownPorts = () => [door.port(), portOf(dashboard), parts.sandbox()?.port].filter((port) => port !== undefined)
  const door = createDoor({
    parts,
    port: () => options.port ?? settings.current().port,
    ownPorts,
    checkOpen() {
      panic.checkOver()
      if (closing !== null) throw new AppError('stopping', { message: 'Waybill is stopping.' })
    },
  })
  let isWanted = false
  const panic = createPanic({
    now: Date.now,
    store: parts.panicStore,
    lockVault: () => keyRing.lock(lockedByPanic),
    cutAll() {
      const running = inFlight.count()
      inFlight.cutAll()
      return running
    },
    revokeKeys: ledger.clientKeys.revokeAll,
    forgetKeys: () => parts.clientKeys.replaceAll([]),
    reloadKeys: parts.reloadClientKeys,
    shutDoor: door.shut,
    openDoor: async () => {
      if (isWanted) await door.open()
    },
    stopOwnCalls() {
      demo?.stop()
      parts.metrics.halt()
      parts.agents().destroy()
    },
    security: parts.security,
    changed() {
      for (const topic of ['status', 'client_keys', 'security'] as const) parts.announce(topic)()
    },
  })

  const status = async (): Promise<SystemStatus> => {
    const { exchanges, bytes, totalsProgress } = await ledger.counts()
    return {
      state: closing ? 'stopping' : door.address() ? 'running' : 'not_listening',
      version: options.version,
      pid: process.pid,
      started_at: startedAt,
      proxy: door.address(),
      dashboard,
      demo: options.demo ?? false,
      paused: settings.current().paused,
      recording: parts.recording(),
      panic_since: panic.state().since,
      offline: settings.current().offline,
      vault: keyRing.view(),
      data_directory: parts.dataDirectory,
      database_bytes: bytes,
      exchanges,
      totals_progress: totalsProgress,
      running_exchanges: inFlight.count(),
      unrecorded: ledger.unrecorded(),
      next_purge_at: retention?.nextPurgeAt() ?? null,
      restart_for: settingsAtStart.filter((name) => settings.current()[name] !== atStart[name]),
      notices: [
        ...ledger.notices,
        ...ledger.unreadable(),
        ...settings.notices(),
        ...parts.network.notices(),
        ...parts.prices.notices(),
        ...parts.agreement.notices(),
        ...(retention?.notices() ?? []),
        ...connect.notices(),
      ],
    }
  }
  const { surroundings: where = ownSurroundings(), command = ['waybill'] } = options
  const connect = lazyConnect(
    connectNeeds(parts, {
      where,
      command,
      isTemporary: options.temporary ?? false,
      address: door.address,
      checkOpen: panic.checkOver,
      clientKeys: () => client.clientKeys,
    }),
  )
  const updates = createUpdates(updateNeeds(parts, options, () => panic.state().since !== null))
  const running = {
    demo: options.demo ?? false,
    version: options.version,
    status,
    doctor: () => diagnose(doctorNeeds(parts, { status, prices: () => client.prices })),
    ownPorts,
    panic,
    connect,
    imports: lazyImports(
      importNeeds(parts, { where, ownPorts, providers: () => client.providers, routes: () => client.routes }),
    ),
    updates,
    command: createCommandPlace(command, where),
    door,
    wayIn: () => wayIn?.() ?? null,
    requestStop: () => requestStop(),
  }
  const router = createControlRouter(controlNeeds(parts, running))
  const client = createRouterClient(router) as ControlClient

  async function shutDown(): Promise<void> {
    demo?.stop()
    retention?.stop()
    parts.warnings.stop()
    updates.stop()
    await door.stop()
    await inFlight.empty()
    await parts.metrics.stop()
    parts.security.stop()
    parts.agents().destroy()
    parts.outbound.stop()
    await parts.sandbox()?.close()
    ledger.shut()
  }

  return {
    router,
    client,
    controlPort: settings.current().control_port,
    scrape: {
      isOn: parts.metrics.isScraped,
      accepts: parts.scrapeToken.accepts,
      text: parts.metrics.text,
    },
    controlRefused(wall, { peerPort, userAgent }) {
      const tool = settings.current().fields_off.includes('tool') ? null : toolOf(userAgent)
      parts.security.note({ kind: 'control_refused', peerPort, tool, detail: wall })
    },
    stopRequested,
    async listen() {
      isWanted = true
      retention = keepRetention({
        settings: settings.current,
        clock: options.clock ?? systemClock,
        expire: ledger.expire,
        expired: parts.announce('exchanges'),
      })
      updates.begin()
      void eraseLeftovers(ledger.visits).catch(() => {})
      // Read again: a command may have declared one while there was no engine to ask.
      if (parts.panicStore.reread().since !== null) panic.hold()
      else await door.open()
      const proxy = door.address()
      // Neither the start nor a request waits for it.
      void connect.heal().catch(() => {})
      setImmediate(parts.readCertificates)
      if (proxy !== null && options.demo) {
        const { key, record } = demoClientKey()
        ledger.clientKeys.put(record)
        parts.reloadClientKeys()
        // Its own list, and so what the demo's traffic asks for: it is inside Waybill, and nobody else is asked.
        await parts.catalogue.refresh(demoProvider.name)
        demo = runDemo(proxy, key)
      }
      return proxy
    },
    dashboardAt(origin, withToken) {
      dashboard = origin
      wayIn = withToken
    },
    close() {
      closing ??= shutDown()
      return closing
    },
  }
}

function portOf(origin: string | null): number | undefined {
  return origin === null ? undefined : Number(new URL(origin).port)
}
