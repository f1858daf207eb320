import type { UsageGroup, UsageReport, UsageTotals } from '../../../shared/contract/usage.ts'

export interface StatementPart {
  readonly by: 'day' | 'model' | 'key' | 'project'
  readonly groups: readonly UsageGroup[]
}

/** What a month cost, by day, model, key and project: each part adds up to the same totals. */
export interface Statement {
  /** YYYY-MM of the user's calendar. */
  readonly month: string
  readonly made_at: number
  /** The month is not over yet. */
  readonly so_far: boolean
  readonly totals: UsageTotals
  readonly parts: readonly StatementPart[]
  readonly totals_ready: boolean
}

export interface StatementNeeds {
  readonly report: (question: {
    readonly since: number
    readonly until: number
    readonly by: StatementPart['by']
  }) => Promise<UsageReport>
  /** A client key's name beside its id, which may be all that is left of it. */
  readonly keyName: (id: string) => string
  readonly now: number
}

const PARTS = ['day', 'model', 'key', 'project'] as const

/** `month` as YYYY-MM. Each part is asked for by itself: between two of them another exchange may end. */
export async function makeStatement(month: string, { report, keyName, now }: StatementNeeds): Promise<Statement> {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const [since, until] = [new Date(year, number - 1).getTime(), new Date(year, number).getTime()]
  const reports: UsageReport[] = []
  for (const by of PARTS) reports.push(await report({ since: Math.max(0, since), until: Math.max(0, until), by }))
  const [first] = reports as [UsageReport]
  return {
    month,
    made_at: now,
    so_far: now < until,
    totals: plain(first.totals),
    parts: PARTS.map((by, index) => ({
      by,
      groups: groupsOf(reports[index], (group) => (by === 'key' && group !== '' ? keyName(group) : group)),
    })),
    totals_ready: first.totals_ready,
  }
}

function groupsOf(report: UsageReport | undefined, nameOf: (group: string) => string): UsageGroup[] {
  const { groups = [], others = null } = report ?? {}
  const told = groups.map(({ group, then_group: _, ...figures }) => ({ ...plain(figures), group: nameOf(group) }))
  if (others === null) return told
  const { groups: count, ...figures } = others
  return [...told, { ...plain(figures), group: `(${count} others)` }]
}

/** A statement is of money: how fast answers were stands in reports. */
function plain(totals: UsageReport['totals']): UsageTotals {
  const { latency_ms: _, time_to_first_chunk_ms: __, ...figures } = totals
  return figures
}
