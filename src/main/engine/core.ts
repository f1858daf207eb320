import { createHash, randomBytes } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import { createRouterClient } from '@orpc/server'
import type { ControlClient } from '../../shared/contract/contract.ts'
import type { Settings } from '../../shared/contract/settings.ts'
import type { ChangeTopic, SystemStatus } from '../../shared/contract/system.ts'
import type { ExchangeEvent } from '../../shared/contract/usage.ts'
import { type ControlRouter, createControlRouter, createEvents } from './control/control.ts'
import { demoClientKey, demoProvider, runDemo } from './demo.ts'
import { diagnose } from './doctor.ts'
import { type Agents, createAgents } from './forward/forward.ts'
import { probeProvider } from './forward/probe.ts'
import { openFront } from './front.ts'
import { createClientKeys, newClientKey } from './guard/client-keys.ts'
import { createInFlight } from './in-flight.ts'
import { openKeyRing } from './key-ring.ts'
import { type Ledger, openLedger } from './ledger/ledger.ts'
import type { Listener } from './listener/listener.ts'
import { checkBaseUrl } from './providers/base-url.ts'
import { providerDefinitions } from './providers/providers.ts'
import { openRegistry } from './providers/registry.ts'
import { keepRetention, type Retention } from './retention.ts'
import { testUpstream } from './route/route.ts'
import { type Sandbox, startSandbox } from './sandbox/sandbox.ts'
import { openVault } from './secrets/secrets.ts'
import { openSettings } from './settings/settings.ts'

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
}

/** The engine, whole: a plain Node part that hosts nothing. Shell, headless server and commands mount its router. */
export interface Core {
  /** The contract, implemented: for the mounts. */
  readonly router: ControlRouter
  /** The same, called in this process. */
  readonly client: ControlClient
  /** The `control_port` setting, for a headless host. */
  readonly controlPort: number
  /** Binds the proxy's port and starts purging; resolves to its address, e.g. http://127.0.0.1:4466. Throws `port_taken`. */
  listen(): Promise<string>
  /** Tells the core where its dashboard is served, so that status can name it and no provider can be set to it. */
  dashboardAt(origin: string): void
  /** Resolves once a stop was asked for through the contract; the host then calls `close`. */
  readonly stopRequested: Promise<void>
  /** Stops listening, lets exchanges finish within `stop_limit_seconds`, closes the ledger. Safe to call twice. */
  close(): Promise<void>
}

/** Builds every part and joins them. Throws `data_directory_unusable`, `database_newer` or what the vault throws. */
export async function createCore(options: CoreOptions): Promise<Core> {
  const ledger = await openLedger({ dataDirectory: options.dataDirectory })
  try {
    return await joinParts(options, ledger)
  } catch (thrown) {
    ledger.shut()
    throw thrown
  }
}

async function joinParts(options: CoreOptions, ledger: Ledger): Promise<Core> {
  const startedAt = Date.now()
  const dataDirectory = await realpath(options.dataDirectory)
  const settings = openSettings(ledger.settings)
  if (options.vault && options.vault !== settings.current().vault) settings.set('vault', options.vault)

  let sandbox: Sandbox | null = null
  const sandboxKey = randomBytes(32).toString('base64url')
  const definitions = () => providerDefinitions({ origin: sandbox?.origin ?? null, key: sandboxKey })
  if (options.demo && !ledger.providers.all().some(({ kind }) => kind === 'sandbox')) {
    ledger.providers.put(demoProvider)
  }
  const registry = openRegistry(() => ledger.providers.all(), definitions)

  const choice = options.demo ? (options.vault ?? 'memory') : settings.current().vault
  const { vault, problem } = await openVault({ choice, dataDirectory, service: keychainService(dataDirectory) })
  const keyRing = await openKeyRing(vault, problem)
  if (options.passphrase !== undefined && vault.kind === 'sealed') await keyRing.unlock(options.passphrase)

  const storedKeys = () => ledger.clientKeys.all().map((key) => ({ ...key, revoked: key.revoked_at !== null }))
  const clientKeys = createClientKeys(storedKeys())
  const inFlight = createInFlight()
  const events = createEvents()
  const announce = (topic: ChangeTopic) => () => events.publish('change', { topic })
  const record = (type: ExchangeEvent['type']) => (row: ExchangeEvent['row']) => {
    if (type === 'opened') ledger.open(row)
    else ledger.close(row)
    events.publish('exchange', { type, row })
  }

  let agents: Agents = createAgents(networkOf(settings.current()))
  let listener: Listener | null = null
  let dashboard: string | null = null
  let retention: Retention | null = null
  let demo: { stop(): void } | null = null
  let closing: Promise<void> | null = null
  let requestStop = () => {}
  const stopRequested = new Promise<void>((resolve) => {
    requestStop = resolve
  })

  const address = () => (listener ? `http://127.0.0.1:${listener.port}` : null)
  const ownPorts = () => [listener?.port, portOf(dashboard), sandbox?.port].filter((port) => port !== undefined)
  const status = async (): Promise<SystemStatus> => {
    const { exchanges, bytes } = await ledger.counts()
    return {
      state: closing ? 'stopping' : listener ? 'running' : 'not_listening',
      version: options.version,
      pid: process.pid,
      started_at: startedAt,
      proxy: address(),
      dashboard,
      demo: options.demo ?? false,
      vault: keyRing.view(),
      data_directory: dataDirectory,
      database_bytes: bytes,
      exchanges,
      running_exchanges: inFlight.count(),
      unrecorded: ledger.unrecorded(),
      next_purge_at: retention?.nextPurgeAt() ?? null,
      notices: [...ledger.notices],
    }
  }
  const doctor = async () => diagnose(await status(), registry.all(), storedKeys().filter((key) => !key.revoked).length)
  const reloadKeys = () => clientKeys.replaceAll(storedKeys())

  const router = createControlRouter({
    providers: {
      ledger,
      definitions,
      configured: registry.all,
      keyRing,
      checkBaseUrl: (url, allowHttp) => checkBaseUrl(url, { allowHttp, ownPorts: ownPorts() }),
      test: (provider, key) => probeProvider(testUpstream(provider, key), agents),
      reload: registry.reload,
      changed: announce('providers'),
    },
    clientKeys: {
      ledger,
      newKey: newClientKey,
      reload: reloadKeys,
      cutStreamsOf: inFlight.cutKey,
      changed: announce('client_keys'),
    },
    usage: { ledger, events, demo: options.demo ?? false },
    privacy: {
      ledger,
      ledgerNameOf: (name) => registry.all().find((provider) => provider.name === name)?.ledgerName ?? name,
      changed: announce('exchanges'),
    },
    settings: {
      settings,
      apply: (now) => {
        agents = createAgents(networkOf(now))
      },
      changed: announce('settings'),
    },
    system: { status, doctor, keyRing, events, requestStop, changed: announce('status') },
  })

  async function shutDown(): Promise<void> {
    demo?.stop()
    retention?.stop()
    await listener?.stop(settings.current().stop_limit_seconds * 1000, inFlight.cutAll)
    await inFlight.empty()
    agents.destroy()
    await sandbox?.close()
    ledger.shut()
  }

  return {
    router,
    client: createRouterClient(router) as ControlClient,
    controlPort: settings.current().control_port,
    stopRequested,
    async listen() {
      sandbox = await startSandbox({ apiKey: sandboxKey })
      registry.reload()
      listener = await openFront(
        {
          settings: settings.current,
          providers: registry.all,
          isProvider: registry.has,
          clientKeys,
          keyRing,
          agents: () => agents,
          inFlight,
          isStopping: () => closing !== null,
          open: record('opened'),
          close: record('closed'),
        },
        options.port ?? settings.current().port,
      )
      retention = keepRetention(
        () => settings.current().retention_days,
        (before) => ledger.purge({ scope: 'before', before }),
      )
      const proxy = `http://127.0.0.1:${listener.port}`
      if (options.demo) {
        const { key, record: keyRecord } = demoClientKey()
        ledger.clientKeys.put(keyRecord)
        reloadKeys()
        demo = runDemo(proxy, key)
      }
      return proxy
    },
    dashboardAt(origin) {
      dashboard = origin
    },
    close() {
      closing ??= shutDown()
      return closing
    },
  }
}

function networkOf({ upstream_proxy, extra_ca_file, system_ca }: Settings) {
  return { upstreamProxy: upstream_proxy, extraCaFile: extra_ca_file, systemCa: system_ca }
}

/** One for each data directory, so that two of them do not share, or purge, each other's keys. */
function keychainService(dataDirectory: string): string {
  return `Waybill ${createHash('sha256').update(dataDirectory).digest('hex').slice(0, 12)}`
}

function portOf(origin: string | null): number | undefined {
  return origin === null ? undefined : Number(new URL(origin).port)
}
