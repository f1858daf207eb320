import type { Check, SystemStatus } from '../../../shared/contract/system.ts'
import { toAppError } from '../../../shared/errors.ts'
import { createBilling } from '../billing/billing.ts'
import type { CommandPlace } from '../command/command-place.ts'
import { companyAt, shownLinks } from '../company-at.ts'
import type { Connect } from '../connect/connect.ts'
import type { ControlNeeds } from '../control/control.ts'
import { probeProvider } from '../forward/probe.ts'
import { upstreamError } from '../forward/upstream-error.ts'
import { newClientKey } from '../guard/client-keys.ts'
import type { Imports } from '../imports/imports.ts'
import { access } from '../inventory/access.ts'
import { exportHeader } from '../inventory/export-header.ts'
import { findServers } from '../models/find-servers.ts'
import { checkBaseUrl, SelfLoop } from '../providers/base-url.ts'
import { testUpstream } from '../route/route.ts'
import type { Panic } from '../security/security.ts'
import { createSerial } from '../serial.ts'
import { createChangeSetting } from '../settings/change-setting.ts'
import type { Updates } from '../updates/updates.ts'
import type { Door } from './door.ts'
import { incidentNeeds } from './incident-needs.ts'
import { lookAt } from './model-needs.ts'
import type { Parts } from './parts.ts'
import { priceNeeds } from './price-needs.ts'
import { routeNeeds } from './route-needs.ts'
import { selftestNeeds } from './selftest-needs.ts'

/** What the running engine can tell of itself, beside its parts. */
interface Running {
  readonly demo: boolean
  readonly status: () => Promise<SystemStatus>
  readonly doctor: () => Promise<Check[]>
  readonly ownPorts: () => number[]
  readonly door: Pick<Door, 'lend'>
  readonly version: string
  readonly panic: Panic
  readonly connect: Connect
  readonly imports: Imports
  readonly updates: Updates
  readonly command: CommandPlace
  readonly wayIn: () => string | null
  readonly requestStop: () => void
}

/** What each area of the contract needs of the parts. */
export function controlNeeds(parts: Parts, running: Running): ControlNeeds {
  const { ledger, registry, keyRing, events, announce, inFlight } = parts
  const changeSetting = createChangeSetting(parts.settings, async (now) => {
    parts.network.apply(now)
    await parts.metrics.apply(now, running.ownPorts())
  })
  const inTurn = createSerial()
  const accessAs = (format: 'text' | 'json') =>
    access(
      {
        ledger,
        settings: parts.settings.current,
        dataDirectory: parts.dataDirectory,
        vault: keyRing.view,
        accounts: keyRing.accounts,
      },
      format,
    )
  return {
    providers: {
      ledger,
      definitions: parts.definitions,
      configured: registry.all,
      keyRing,
      inTurn,
      checkBaseUrl(url, allowHttp) {
        try {
          return checkBaseUrl(url, { allowHttp, ownPorts: running.ownPorts() })
        } catch (thrown) {
          if (thrown instanceof SelfLoop) parts.security.note({ kind: 'self_loop', detail: 'base_url' })
          throw thrown
        }
      },
      rest(way) {
        const rest = parts.circuits.rest(way)
        return rest && { because: rest.because, until: Math.round(Date.now() + parts.circuits.dueInMs(way)) }
      },
      forget: parts.circuits.forget,
      test: (provider, key) =>
        probeProvider(testUpstream(provider, key), parts.agents(), provider.definition.test?.json),
      reload() {
        registry.reload()
        parts.catalogue.reload()
        // A budget goes with its provider.
        parts.reloadProviderBudgets()
      },
      changed: announce('providers'),
    },
    routes: routeNeeds(parts),
    clientKeys: {
      ledger,
      newKey: newClientKey,
      leftOf: parts.limits.leftOf,
      suspend: parts.suspendKey,
      reload: parts.reloadClientKeys,
      cutStreamsOf: inFlight.cutKey,
      rotated: running.connect.keyRotated,
      revoked: running.connect.keyRevoked,
      noteRevoked: (id, how) => parts.security.note({ kind: 'key_revoked', clientKeyId: id, detail: how }),
      changed: announce('client_keys'),
    },
    plans: { ledger, reload: parts.reloadClientKeys, changed: announce('client_keys') },
    limits: {
      ledger,
      budgets: parts.limits.budgets,
      reload: parts.reloadProviderBudgets,
      changed: announce('providers'),
    },
    usage: { ledger, events, demo: running.demo },
    billing: {
      ledger,
      configured: registry.all,
      keyRing,
      inTurn,
      billing: createBilling({
        agentFor: (url, provider) => parts.agents().for(url, 'provider_bill', provider),
        failure: upstreamError,
      }),
      retentionDays: () => parts.settings.current().retention_days,
      changed: announce('billing'),
    },
    prices: priceNeeds(parts),
    models: {
      catalogue: parts.catalogue,
      configured: registry.all,
      find: () =>
        findServers({
          definitions: parts.definitions,
          configured: registry.all,
          ownPorts: running.ownPorts,
          get: (url) => lookAt(url, parts.agents()),
        }),
    },
    privacy: {
      ledger,
      ledgerNameOf: (name) =>
        registry.all().find((provider) => provider.name === name)?.ledgerName ??
        // Removed since: one that was called as its kind is.
        parts.definitions().find(({ kind }) => kind === name)?.ledgerName ??
        name,
      exportHeader: () => exportHeader(parts.settings.current(), Date.now()),
      settle: parts.security.settle,
      reloadClientKeys() {
        parts.reloadClientKeys()
        // Routes name projects too.
        parts.routes.reload()
      },
      changed() {
        void parts.metrics.forget(running.ownPorts()).catch(() => {})
        const topics = ['exchanges', 'client_keys', 'billing', 'warnings', 'privacy', 'security', 'routes'] as const
        for (const topic of topics) announce(topic)()
      },
    },
    outbound: { ledger, companyAt: (host) => companyAt(host, parts.definitions()) },
    inventory: {
      settings: parts.settings.current,
      agreement: parts.agreement,
      access: accessAs,
      changed() {
        announce('privacy')()
        announce('status')()
      },
    },
    selftest: { selftest: selftestNeeds(parts, running.door, accessAs), changed: announce('exchanges') },
    settings: {
      settings: parts.settings,
      changeSetting,
      changed() {
        announce('settings')()
        // It tells whether all is paused.
        announce('status')()
      },
    },
    metrics: {
      metrics: parts.metrics,
      scrapeToken: parts.scrapeToken,
      otlpHeader: parts.otlpHeader,
      settings: parts.settings,
      changeSetting,
      changed: announce('settings'),
    },
    warnings: { warnings: parts.warnings, events },
    updates: { updates: running.updates },
    connect: { connect: running.connect },
    imports: { imports: running.imports },
    security: {
      security: parts.security,
      events,
      panic: running.panic,
      incident: incidentNeeds(parts, running),
    },
    system: {
      status: running.status,
      doctor: running.doctor,
      settings: parts.settings.current,
      keyRing,
      async unlock(passphrase) {
        running.panic.checkOver()
        try {
          await keyRing.unlock(passphrase)
        } catch (thrown) {
          const { code } = toAppError(thrown)
          if (code === 'passphrase_wrong') parts.security.note({ kind: 'control_refused', detail: code })
          throw thrown
        }
        running.panic.unlocked()
      },
      events,
      command: running.command,
      wayIn: running.wayIn,
      requestStop: running.requestStop,
      changed: announce('status'),
      links: () => shownLinks(parts.definitions()),
      dropIdle: () => parts.network.apply(parts.settings.current()),
    },
  }
}
