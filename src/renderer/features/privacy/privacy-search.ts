import {
  ClipboardList,
  FileSearch,
  Hourglass,
  type LucideIcon,
  Radio,
  Scale,
  ScanSearch,
  ShieldAlert,
  Siren,
  Users,
} from 'lucide-react'

/** The parts of the screen, in their order. Panic is last: nobody comes by it on the way to something else. */
export const sections = [
  { id: 'inventory', label: 'section_inventory', icon: ClipboardList },
  { id: 'retention', label: 'section_retention', icon: Hourglass },
  { id: 'rights', label: 'section_rights', icon: Scale },
  { id: 'outbound', label: 'section_outbound', icon: Radio },
  { id: 'scan', label: 'section_scan', icon: ScanSearch },
  { id: 'proof', label: 'section_proof', icon: FileSearch },
  { id: 'events', label: 'section_events', icon: ShieldAlert },
  { id: 'responsibility', label: 'section_responsibility', icon: Users },
  { id: 'panic', label: 'section_panic', icon: Siren },
] as const satisfies readonly { id: string; label: string; icon: LucideIcon }[]
export type SectionId = (typeof sections)[number]['id']

export const outboundRanges = ['24h', '7d', '30d', 'all'] as const
export type OutboundRange = (typeof outboundRanges)[number]

export interface PrivacySearch {
  readonly section?: SectionId
  /** Of the hosts that were contacted. */
  readonly range?: OutboundRange
  /** Of the security events: what the secret scan found alone. */
  readonly only?: 'secrets'
  /** The incident report is open: from when, and till when, in UTC milliseconds. */
  readonly since?: number
  readonly until?: number
}

function instantIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}

/** What the address says; anything else is as if it were not there. */
export function privacySearch(search: Record<string, unknown>): PrivacySearch {
  const section = sections.find(({ id }) => id === search.section)?.id
  const range = outboundRanges.find((known) => known === search.range)
  const since = instantIn(search.since)
  const until = instantIn(search.until)
  return {
    ...(section === undefined ? {} : { section }),
    ...(range === undefined ? {} : { range }),
    ...(search.only === 'secrets' ? { only: search.only } : {}),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  }
}
