import type { ControlClient } from '../../../shared/contract/contract.ts'
import type { SystemStatus } from '../../../shared/contract/system.ts'
import type { DoctorNeeds } from '../doctor.ts'
import { securityCheck } from '../security/security.ts'
import type { Parts } from './parts.ts'

const DAY_MS = 86_400_000

interface Running {
  readonly status: () => Promise<SystemStatus>
  readonly prices: () => Pick<ControlClient['prices'], 'list'>
}

/** What the doctor looks at. */
export function doctorNeeds(parts: Parts, { status, prices }: Running): DoctorNeeds {
  const { ledger, registry } = parts
  return {
    status,
    providers: registry.all,
    clientKeys: () => parts.storedKeys().filter((key) => !key.revoked).length,
    figures: parts.metrics.view,
    unknownInDatabase: ledger.unknownToInventory,
    securityOfLastDay() {
      parts.security.flush()
      return securityCheck(ledger.securityEvents.quarters(Date.now() - DAY_MS, Number.MAX_SAFE_INTEGER))
    },
    async deprecatedModels() {
      const { in_force } = await prices().list({})
      return in_force.filter(({ deprecated }) => deprecated).map(({ provider, model }) => `${provider}/${model}`)
    },
  }
}
