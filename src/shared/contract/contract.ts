import type { ContractRouterClient } from '@orpc/contract'
import { billing } from './billing.ts'
import { clientKeys } from './client-keys.ts'
import { connect } from './connect.ts'
import { imports } from './imports.ts'
import { limitsArea } from './limits.ts'
import { metrics } from './metrics.ts'
import { models } from './models.ts'
import { plans } from './plans.ts'
import { prices } from './prices.ts'
import { privacy } from './privacy.ts'
import { providers } from './providers.ts'
import { routes } from './routes.ts'
import { security } from './security.ts'
import { settings } from './settings.ts'
import { system } from './system.ts'
import { updates } from './updates.ts'
import { usage } from './usage.ts'
import { warnings } from './warnings.ts'

/**
 * Everything that the window, the browser and the command line can ask of the engine: one contract, implemented once
 * (`src/main/engine/control`), mounted on a MessagePort, on loopback HTTP and on the local socket.
 */
export const contract = {
  providers,
  routes,
  clientKeys,
  plans,
  limits: limitsArea,
  usage,
  billing,
  prices,
  models,
  privacy,
  security,
  settings,
  metrics,
  system,
  updates,
  warnings,
  connect,
  imports,
}

export type ControlClient = ContractRouterClient<typeof contract>
