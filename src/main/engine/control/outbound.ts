import type { OutboundEntry } from '../../../shared/contract/privacy.ts'
import { outboundPurposes, purposesOfTools } from '../../../shared/contract/privacy.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { os } from './mount.ts'

export interface OutboundHandlersNeeds {
  readonly ledger: Pick<Ledger, 'outbound'>
  /** Who answers at a host (`api.openai.com:443`); null where nobody knows. */
  readonly companyAt: (host: string) => { readonly region?: string; readonly policyPage?: string } | null
}

export function outboundHandlers({ ledger, companyAt }: OutboundHandlersNeeds) {
  return {
    outbound: os.privacy.outbound.handler(({ input }): OutboundEntry[] => {
      // Connections that are open count with what has passed until now.
      ledger.outbound.settle()
      return ledger.outbound.list(input.since ?? 0).flatMap(({ provider_name, purpose: stored, ...record }) => {
        const purpose = outboundPurposes.find((known) => known === stored)
        if (purpose === undefined) return []
        const company = companyAt(record.host)
        return [
          {
            ...record,
            purpose,
            own_account: !purposesOfTools.includes(purpose),
            provider: provider_name === '' ? null : provider_name,
            region: company?.region ?? null,
            policy_page: company?.policyPage ?? null,
          },
        ]
      })
    }),
  }
}
