import { createHash, randomBytes } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import type { ChangeTopic } from '../../../shared/contract/system.ts'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import { createEvents } from '../control/control.ts'
import { demoProvider } from '../demo.ts'
import { createCircuits } from '../forward/forward.ts'
import { createClientKeys } from '../guard/client-keys.ts'
import { createInFlight } from '../in-flight.ts'
import { openAgreement } from '../inventory/agreement.ts'
import { openKeyRing } from '../key-ring.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { createLimits } from '../limits/limits.ts'
import { createMetrics } from '../metrics/metrics.ts'
import { createOtlpHeader } from '../metrics/otlp-header.ts'
import { openScrapeToken } from '../metrics/scrape-token.ts'
import { createCatalogue } from '../models/catalogue.ts'
import { createOutbound } from '../outbound/outbound.ts'
import { openPrices } from '../prices/prices.ts'
import { providerDefinitions } from '../providers/providers.ts'
import { openRegistry } from '../providers/registry.ts'
import { createRecordOf } from '../record.ts'
import { recordingState } from '../recording.ts'
import { noRoutes } from '../route/route-table.ts'
import { openRoutes } from '../route/routes.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { openVault } from '../secrets/secrets.ts'
import { createSecurityEvents, openPanicStore } from '../security/security.ts'
import { createVisitors } from '../selftest/visitors.ts'
import { openSettings } from '../settings/settings.ts'
import { createWarnings } from '../warnings/warnings.ts'
import { type Clock, keysInForce, limitsNeeds, systemClock } from './limits-needs.ts'
import { modelNeeds } from './model-needs.ts'
import { openNetwork } from './network.ts'

interface PartsOptions {
  readonly version: string
  readonly dataDirectory: string
  readonly demo?: boolean
  readonly vault?: 'keychain' | 'sealed' | 'memory'
  readonly passphrase?: string
  readonly clock?: Clock
}

export type Parts = Awaited<ReturnType<typeof openParts>>

/** Builds every part and joins what they need of each other; nothing listens yet. Throws what the vault throws. */
export async function openParts(options: PartsOptions, ledger: Ledger) {
  const dataDirectory = await realpath(options.dataDirectory)
  const settings = openSettings(ledger.settings)
  if (options.vault && options.vault !== settings.current().vault) settings.set('vault', options.vault)

  const agreement = openAgreement(ledger.settings)
  const recording = () => recordingState(settings.current().recording, agreement.waits())

  let sandbox: Sandbox | null = null
  const sandboxKey = randomBytes(32).toString('base64url')
  const definitions = () => providerDefinitions({ origin: sandbox?.origin ?? null, key: sandboxKey })
  if (options.demo && !ledger.providers.all().some(({ kind }) => kind === 'sandbox')) {
    ledger.providers.put(demoProvider)
  }
  const registry = openRegistry(() => ledger.providers.all(), definitions)

  const choice = options.demo ? (options.vault ?? 'memory') : settings.current().vault
  const { vault, problem } = await openVault({ choice, dataDirectory, service: keychainService(dataDirectory) })
  const panicStore = openPanicStore(ledger.settings)
  const isLocked = panicStore.current().vault_locked
  const keyRing = await openKeyRing(vault, problem, isLocked ? lockedByPanic : undefined)
  // A passphrase in a service's own file is nobody's hand.
  if (options.passphrase !== undefined && vault.kind === 'sealed' && !isLocked) await keyRing.unlock(options.passphrase)

  const visitors = createVisitors()
  const routes = openRoutes(ledger.routes.all)
  const storedKeys = () => [...keysInForce(ledger), ...visitors.keys()]
  const clientKeys = createClientKeys(storedKeys())
  const events = createEvents()
  const security = createSecurityEvents({
    now: Date.now,
    store: ledger.securityEvents,
    tell(noted) {
      for (const event of noted) events.publish('security', event)
      events.publish('change', { topic: 'security' })
    },
  })
  const outbound = createOutbound({ now: Date.now, write: ledger.outbound.add })
  ledger.outbound.onSettle(outbound.settle)
  ledger.securityEvents.onSettle(security.settle)
  const network = openNetwork(settings, outbound)
  const reloadClientKeys = () => clientKeys.replaceAll(storedKeys())
  const suspendKey = (id: string, reason: string): void => {
    const key = ledger.clientKeys.all().find((candidate) => candidate.id === id)
    if (!key || key.suspended_at !== null) return
    ledger.clientKeys.put({ ...key, suspended_at: Date.now(), suspended_reason: reason })
    reloadClientKeys()
    events.publish('change', { topic: 'client_keys' })
  }
  const prices = await openPrices({
    dataDirectory,
    ownPrices: ledger.prices.all,
    agentFor: (url) => network.agents().for(url, 'price_list', null),
  })
  const catalogue = createCatalogue(
    modelNeeds({
      ledger,
      registry,
      keyRing,
      prices,
      agents: network.agents,
      changed: () => events.publish('change', { topic: 'models' }),
    }),
  )
  const limitNeeds = limitsNeeds({
    ledger,
    clock: options.clock ?? systemClock,
    settings: settings.current,
    prices,
    registry,
    clientKeys,
  })
  const limits = createLimits(limitNeeds)
  ledger.onSpendErased(limits.reload)
  const warnings = createWarnings({
    now: Date.now,
    budgets: limits.budgets,
    hoursOf: ledger.keyHours,
    costOfDays: async (since) => {
      const { groups } = await ledger.summary({ since, by: 'day', includeSandbox: options.demo ?? false })
      return new Map(groups.map(({ group, cost_nano_usd }) => [group, cost_nano_usd]))
    },
    store: ledger.events,
    nameOfKey: (id) => ledger.clientKeys.all().find((key) => key.id === id)?.name ?? id,
    suspendsAbnormal: () => settings.current().suspend_abnormal_keys,
    suspend: suspendKey,
    tell: (warning) => {
      events.publish('warning', warning)
      // For views that hold a copy and can't afford a stream of their own: a browser has six to one origin.
      events.publish('change', { topic: 'warnings' })
    },
  })
  const unlessVisiting = (finished: (row: ExchangeRow) => void) => (row: ExchangeRow) => {
    if (!visitors.made(row)) finished(row)
  }
  const otlpHeader = createOtlpHeader(keyRing)
  const metrics = createMetrics({
    settings: settings.current,
    version: options.version,
    includeSandbox: options.demo ?? false,
    agentFor: (url) => network.agents().for(url, 'metrics', null),
    otlpHeader: otlpHeader.of,
  })

  return {
    ledger,
    dataDirectory,
    settings,
    sandboxKey,
    panicStore,
    definitions,
    registry,
    visitors,
    routes,
    // A self-test's key leads where it was made to lead.
    tableFor: (clientKeyId: string) => (visitors.providersOf(clientKeyId) === null ? routes.table() : noRoutes),
    providersFor: (clientKeyId: string) => visitors.providersOf(clientKeyId) ?? registry.all(),
    keyRing,
    clientKeys,
    storedKeys,
    reloadClientKeys,
    inFlight: createInFlight(),
    suspendKey,
    limits,
    reloadProviderBudgets: limitNeeds.reloadProviderBudgets,
    prices,
    catalogue,
    warnings,
    security,
    metrics,
    otlpHeader,
    scrapeToken: openScrapeToken(ledger.settings),
    events,
    announce: (topic: ChangeTopic) => () => events.publish('change', { topic }),
    agreement,
    recording,
    recordOf: createRecordOf({
      ledger,
      limits,
      recording,
      fieldsOff: () => settings.current().fields_off,
      tell: (event) => events.publish('exchange', event),
      heard: (row, isRecorded) => events.publish('finished', { row, isRecorded }),
      metrics: { finished: unlessVisiting(metrics.finished) },
      warnings: { ...warnings, finished: unlessVisiting(warnings.finished) },
    }),
    network,
    agents: network.agents,
    outbound,
    circuits: createCircuits({ changed: () => events.publish('change', { topic: 'providers' }) }),
    /** Where a provider will be reached by TLS: better behind the start than in the way of the first request. */
    readCertificates() {
      const endpoints = registry.all().flatMap((provider) => Object.values(provider.endpoints))
      if (endpoints.some(({ baseUrl }) => baseUrl.startsWith('https:'))) {
        network.agents().readCertificates()
      }
    },
    sandbox: () => sandbox,
    attachSandbox(started: Sandbox) {
      sandbox = started
      registry.reload()
    },
  }
}

/** What is shown of a vault that a panic has locked, until it is unlocked by hand. */
export const lockedByPanic = {
  message: 'A panic has locked the vault.',
  action: 'Unlock it: waybill unlock (while the panic lasts, first waybill panic --end).',
} as const

/** One for each data directory, so that two of them do not share, or purge, each other's keys. */
function keychainService(dataDirectory: string): string {
  return `Waybill ${createHash('sha256').update(dataDirectory).digest('hex').slice(0, 12)}`
}
