import type { IncidentNeeds } from '../security/security.ts'
import type { Parts } from './parts.ts'

/** What an incident report is made of. */
export function incidentNeeds(
  parts: Parts,
  running: { readonly demo: boolean; readonly version: string },
): IncidentNeeds {
  const { ledger, settings } = parts
  return {
    now: Date.now,
    version: running.version,
    sums({ since, until }) {
      parts.security.flush()
      return ledger.securityEvents.quarters(since, until)
    },
    causes: ({ since, until }) => ledger.securityEvents.causes(since, until),
    keys: ledger.clientKeys.all,
    async uses(period) {
      const question = { ...period, by: 'key', then_by: 'provider', filter: {} } as const
      const { groups } = await ledger.report({ ...question, includeSandbox: running.demo, percentiles: false })
      return groups.map(({ group, then_group, ...figures }) => ({ ...figures, key: group, provider: then_group ?? '' }))
    },
    contacts({ since, until }) {
      ledger.outbound.settle()
      return ledger.outbound.list(since, until)
    },
    providers: () =>
      parts.registry
        .all()
        .filter(({ definition }) => definition.needsKey)
        .map(({ name, definition }) => ({ name, keyPage: definition.keyPage ?? null })),
    gaps() {
      const { fields_off, retention_days, security_events_retention_days, outbound_retention_days } = settings.current()
      const privateKeys = ledger.clientKeys.all().filter((key) => key.private)
      const unrecorded = ledger.unrecorded()
      return [
        `What is older than the retention: security events ${security_events_retention_days} days, exchanges ${retention_days} days, contacted hosts ${outbound_retention_days} days.`,
        ...(privateKeys.length > 0
          ? [`What private keys did (${privateKeys.length} of the client keys): their exchanges leave no rows.`]
          : []),
        ...(parts.recording() === 'on' ? [] : ['What is done now: nothing is recorded at present.']),
        ...(running.demo ? [] : ['What was asked of the sandbox, which is inside Waybill: it is in no sum.']),
        ...(fields_off.length > 0 ? [`Fields that are switched off: ${fields_off.join(', ')}.`] : []),
        ...(unrecorded > 0 ? [`${unrecorded} exchanges that could not be written down (disk full, say).`] : []),
      ]
    },
  }
}
