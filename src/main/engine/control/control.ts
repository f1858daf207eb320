import type { Router } from '@orpc/server'
import type { contract } from '../../../shared/contract/contract.ts'
import { type BillingHandlersNeeds, billingHandlers } from './billing.ts'
import { type ClientKeyHandlersNeeds, clientKeyHandlers } from './client-keys.ts'
import { type ConnectHandlersNeeds, connectHandlers } from './connect.ts'
import { type ImportHandlersNeeds, importHandlers } from './imports.ts'
import { type InventoryHandlersNeeds, inventoryHandlers } from './inventory.ts'
import { type LimitHandlersNeeds, limitHandlers } from './limits.ts'
import { type MetricsHandlersNeeds, metricsHandlers } from './metrics.ts'
import { type ModelHandlersNeeds, modelHandlers } from './models.ts'
import { os } from './mount.ts'
import { type OutboundHandlersNeeds, outboundHandlers } from './outbound.ts'
import { type PlanHandlersNeeds, planHandlers } from './plans.ts'
import { type PriceHandlersNeeds, priceHandlers } from './prices.ts'
import { type PrivacyHandlersNeeds, privacyHandlers } from './privacy.ts'
import { type ProviderHandlersNeeds, providerHandlers } from './providers.ts'
import { type RouteHandlersNeeds, routeHandlers } from './routes.ts'
import { type SecurityHandlersNeeds, securityHandlers } from './security.ts'
import { type SelftestHandlersNeeds, selftestHandlers } from './selftest.ts'
import { type SettingsHandlersNeeds, settingsHandlers } from './settings.ts'
import { type SystemHandlersNeeds, systemHandlers } from './system.ts'
import { type UpdateHandlersNeeds, updateHandlers } from './updates.ts'
import { type UsageHandlersNeeds, usageHandlers } from './usage.ts'
import { type WarningHandlersNeeds, warningHandlers } from './warnings.ts'

export { createEvents, type EngineEvents } from './events.ts'

// biome-ignore lint/complexity/noBannedTypes: the handlers need nothing of a call's context
export type ControlRouter = Router<typeof contract, {}>

export interface ControlNeeds {
  readonly providers: ProviderHandlersNeeds
  readonly routes: RouteHandlersNeeds
  readonly clientKeys: ClientKeyHandlersNeeds
  readonly plans: PlanHandlersNeeds
  readonly limits: LimitHandlersNeeds
  readonly usage: UsageHandlersNeeds
  readonly billing: BillingHandlersNeeds
  readonly prices: PriceHandlersNeeds
  readonly models: ModelHandlersNeeds
  readonly privacy: PrivacyHandlersNeeds
  readonly selftest: SelftestHandlersNeeds
  readonly outbound: OutboundHandlersNeeds
  readonly inventory: InventoryHandlersNeeds
  readonly security: SecurityHandlersNeeds
  readonly settings: SettingsHandlersNeeds
  readonly metrics: MetricsHandlersNeeds
  readonly system: SystemHandlersNeeds
  readonly updates: UpdateHandlersNeeds
  readonly warnings: WarningHandlersNeeds
  readonly connect: ConnectHandlersNeeds
  readonly imports: ImportHandlersNeeds
}

export function createControlRouter(needs: ControlNeeds): ControlRouter {
  return os.router({
    providers: providerHandlers(needs.providers),
    routes: routeHandlers(needs.routes),
    clientKeys: clientKeyHandlers(needs.clientKeys),
    plans: planHandlers(needs.plans),
    limits: limitHandlers(needs.limits),
    usage: usageHandlers(needs.usage),
    billing: billingHandlers(needs.billing),
    prices: priceHandlers(needs.prices),
    models: modelHandlers(needs.models),
    privacy: {
      ...privacyHandlers(needs.privacy),
      ...inventoryHandlers(needs.inventory),
      ...selftestHandlers(needs.selftest),
      ...outboundHandlers(needs.outbound),
    },
    security: securityHandlers(needs.security),
    settings: settingsHandlers(needs.settings),
    metrics: metricsHandlers(needs.metrics),
    system: systemHandlers(needs.system),
    updates: updateHandlers(needs.updates),
    warnings: warningHandlers(needs.warnings),
    connect: connectHandlers(needs.connect),
    imports: importHandlers(needs.imports),
  })
}
