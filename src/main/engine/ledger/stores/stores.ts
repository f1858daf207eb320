import type { Connection } from '../connection.ts'
import { type AdminKeysStore, createAdminKeysStore } from './admin-keys-store.ts'
import { type ClientKeysStore, createClientKeysStore } from './client-keys-store.ts'
import { type ConnectionsStore, createConnectionsStore } from './connections-store.ts'
import { createEventsStore, type EventsStore } from './events-store.ts'
import { createModelsStore, type ModelsStore } from './models-store.ts'
import { createOutboundStore, type OutboundStore } from './outbound-store.ts'
import { createPlansStore, type PlansStore } from './plans-store.ts'
import { createPricesStore, type PricesStore } from './prices-store.ts'
import { createProviderBillsStore, type ProviderBillsStore } from './provider-bills-store.ts'
import { createProviderBudgetsStore, type ProviderBudgetsStore } from './provider-budgets-store.ts'
import { createProvidersStore, type ProvidersStore } from './providers-store.ts'
import { createRoutesStore, type RoutesStore } from './routes-store.ts'
import { createSecurityEventsStore, type SecurityEventsStore } from './security-events-store.ts'
import { createSettingsStore, type SettingsStore } from './settings-store.ts'

/** What is kept beside the exchanges, a table or two each. */
export interface Stores {
  readonly settings: SettingsStore
  readonly providers: ProvidersStore
  readonly routes: RoutesStore
  readonly prices: PricesStore
  readonly models: ModelsStore
  readonly clientKeys: ClientKeysStore
  readonly providerBills: ProviderBillsStore
  readonly adminKeys: AdminKeysStore
  readonly plans: PlansStore
  readonly connections: ConnectionsStore
  readonly outbound: OutboundStore
  readonly events: EventsStore
  readonly securityEvents: SecurityEventsStore
  readonly providerBudgets: ProviderBudgetsStore
}

export function createStores(db: Connection): Stores {
  return {
    settings: createSettingsStore(db),
    providers: createProvidersStore(db),
    routes: createRoutesStore(db),
    prices: createPricesStore(db),
    models: createModelsStore(db),
    clientKeys: createClientKeysStore(db),
    providerBills: createProviderBillsStore(db),
    adminKeys: createAdminKeysStore(db),
    plans: createPlansStore(db),
    connections: createConnectionsStore(db),
    outbound: createOutboundStore(db),
    events: createEventsStore(db),
    securityEvents: createSecurityEventsStore(db),
    providerBudgets: createProviderBudgetsStore(db),
  }
}
