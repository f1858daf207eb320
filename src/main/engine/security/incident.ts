import type { SecurityEvent, SecurityEventKind } from '../../../shared/contract/security.ts'
import { AppError } from '../../../shared/errors.ts'
import { localHour } from '../calendar.ts'
import { kindTexts } from './kinds.ts'
import { cell, markdownTable, moment } from './markdown.ts'

interface Period {
  /** UTC milliseconds; `until` is not included. */
  readonly since: number
  readonly until: number
}

export interface EventSum extends Pick<SecurityEvent, 'kind' | 'count'> {
  readonly first_at: number
  readonly last_at: number
}

export interface IncidentNeeds {
  readonly now: () => number
  readonly version: string
  /** By quarters of an hour, in their order. */
  readonly sums: (period: Period) => readonly EventSum[]
  readonly causes: (period: Period) => readonly (EventSum & Pick<SecurityEvent, 'client_key_id' | 'detail' | 'tool'>)[]
  readonly keys: () => readonly IncidentKey[]
  /** What each key did at each provider; the key's id and the provider's name are empty where there was none. */
  readonly uses: (period: Period) => Promise<readonly KeyUse[]>
  readonly contacts: (period: Period) => readonly Contact[]
  readonly providers: () => readonly { readonly name: string; readonly keyPage: string | null }[]
  /** Why this report may know less than there was, each in a sentence. */
  readonly gaps: () => readonly string[]
}

interface Contact {
  readonly host: string
  readonly purpose: string
  readonly provider_name: string
  readonly connections: number
  readonly bytes_sent: number
  readonly bytes_received: number
  readonly last_at: number
}

export interface IncidentKey {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly created_at: number
  readonly revoked_at: number | null
  readonly suspended_at: number | null
  readonly expires_at: number | null
  readonly private: boolean
}

interface KeyUse {
  readonly key: string
  readonly provider: string
  readonly requests: number
  readonly errors: number
  readonly input_tokens: number
  readonly output_tokens: number
  readonly cost_nano_usd: number
  /** Their cost is not in the sum: nobody knows the price. */
  readonly unpriced_requests: number
}

/** So many of the second table, or a flood of made-up tools would be all that anybody sees. */
const MOST_CAUSES = 50

/**
 * What happened, for whoever is affected by it, in Markdown. Nothing in it comes from a request but what the ledger may hold:
 * counts, codes of our own, names that the user gave. Throws `invalid_input`, and what a report throws.
 */
export async function incidentReport(period: Period, needs: IncidentNeeds): Promise<string> {
  if (period.until <= period.since) {
    throw new AppError('invalid_input', {
      message: 'The time ends before it begins.',
      action: 'Write the earlier one as --since, the later one as --until.',
    })
  }
  const keys = new Map(needs.keys().map((key) => [key.id, key]))
  const uses = await needs.uses(period)
  const causes = needs.causes(period)
  const nameOf = (id: string | null) => (id === null || id === '' ? null : (keys.get(id)?.name ?? `(erased) ${id}`))
  const lines = [
    '# Incident report',
    '',
    `From ${moment(period.since)} to ${moment(period.until)}, in the time of this machine. Made by Waybill ${needs.version} on ${moment(needs.now())}. It holds no prompt, no answer and no file, for Waybill keeps none of them, and no key.`,
    '',
    ...whatHappened(needs.sums(period)),
    '### By what',
    '',
    ...orNothing(
      markdownTable(
        ['Kind', 'Detail', 'Client key', 'Tool', 'Times', 'First', 'Last'],
        causes
          .slice(0, MOST_CAUSES)
          .map((it) => [
            it.kind,
            it.detail,
            nameOf(it.client_key_id),
            it.tool,
            it.count,
            moment(it.first_at),
            moment(it.last_at),
          ]),
      ),
    ),
    ...(causes.length > MOST_CAUSES
      ? [`Only the ${MOST_CAUSES} most frequent are listed; all: \`waybill security events\`.`, '']
      : []),
    '## Client keys concerned',
    '',
    ...keysConcerned(
      period,
      [...keys.values()],
      new Set([...causes.map((it) => it.client_key_id), ...uses.map((use) => use.key)]),
    ),
    '## What each key did',
    '',
    ...orNothing(
      markdownTable(
        ['Client key', 'Provider', 'Requests', 'Errors', 'Input tokens', 'Output tokens', 'Estimated cost'],
        uses.map((use) => [
          nameOf(use.key) ?? '(none)',
          use.provider === '' ? '(none reached)' : use.provider,
          use.requests,
          use.errors,
          use.input_tokens,
          use.output_tokens,
          costOf(use),
        ]),
      ),
    ),
    '## Hosts reached',
    '',
    ...orNothing(
      markdownTable(
        ['Host', 'Why', 'Provider', 'Connections', 'Bytes sent', 'Bytes received', 'Last'],
        needs
          .contacts(period)
          .map((it) => [
            it.host,
            it.purpose,
            it.provider_name,
            it.connections,
            it.bytes_sent,
            it.bytes_received,
            moment(it.last_at),
          ]),
      ),
    ),
    ...whatToDo(needs.providers()),
    ...whatIsNotKnown(needs.gaps()),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

function costOf({ cost_nano_usd, unpriced_requests }: KeyUse): string {
  const known = `$${(cost_nano_usd / 1e9).toFixed(4)}`
  return unpriced_requests === 0 ? known : `${known}, and ${unpriced_requests} without a known price`
}

function whatHappened(sums: readonly EventSum[]): string[] {
  const kinds = new Map<SecurityEventKind, EventSum>()
  const hours = new Map<string, Map<SecurityEventKind, number>>()
  for (const sum of sums) {
    const before = kinds.get(sum.kind)
    kinds.set(sum.kind, before ? { ...before, count: before.count + sum.count, last_at: sum.last_at } : sum)
    const hour = localHour(sum.first_at)
    const counts = hours.get(hour) ?? new Map<SecurityEventKind, number>()
    hours.set(hour, counts.set(sum.kind, (counts.get(sum.kind) ?? 0) + sum.count))
  }
  return [
    '## What happened',
    '',
    ...orNothing(
      markdownTable(
        ['Kind', 'Times', 'First', 'Last', 'What it means'],
        [...kinds.values()].map(({ kind, count, first_at, last_at }) => [
          kind,
          count,
          moment(first_at),
          moment(last_at),
          kindTexts[kind],
        ]),
      ),
    ),
    '### By hour',
    '',
    ...orNothing(
      markdownTable(
        ['Hour', 'What'],
        [...hours].map(([hour, counts]) => [
          `${hour.replace('T', ' ')}:00`,
          [...counts].map(([kind, count]) => `${kind} ${count}`).join(', '),
        ]),
      ),
    ),
  ]
}

function keysConcerned(period: Period, keys: readonly IncidentKey[], seen: ReadonlySet<string | null>): string[] {
  const isIn = (instant: number | null) => instant !== null && instant >= period.since && instant < period.until
  const concerned = keys.filter(
    (key) => seen.has(key.id) || isIn(key.revoked_at) || isIn(key.created_at) || isIn(key.suspended_at),
  )
  return orNothing(
    markdownTable(
      ['Name', 'Begins with', 'Made', 'State', 'Its exchanges'],
      concerned.map((key) => [
        key.name,
        key.prefix,
        moment(key.created_at),
        stateOf(key),
        key.private ? 'leave no rows' : 'are recorded',
      ]),
    ),
  )
}

function stateOf({ revoked_at, suspended_at, expires_at }: IncidentKey): string {
  if (revoked_at !== null) return `revoked ${moment(revoked_at)}`
  if (suspended_at !== null) return `suspended ${moment(suspended_at)}`
  return expires_at === null ? 'in force' : `in force until ${moment(expires_at)}`
}

function whatToDo(providers: readonly { readonly name: string; readonly keyPage: string | null }[]): string[] {
  const pages = providers.map(({ name, keyPage }) => `   - ${cell(name)}: ${keyPage ?? 'at the provider'}`)
  return [
    '## What to do now',
    '',
    '1. If a client key is in wrong hands: revoke it (`waybill key revoke ID`), or all of them at once (`waybill panic`).',
    '2. If a provider key may have been read: make a new one at its provider, delete the old one there, and give Waybill the new one (`waybill provider add`). A client key never shows the provider’s key, but a program that runs as you can ask the keychain.',
    ...pages,
    '3. Hold the bills against this report: `waybill bill`, and the usage pages of your providers.',
    '4. Find the program: a tool’s name is what it calls itself, and a port is known only while it is open (`ss -tnp`, `lsof -i`).',
    '5. Tell whoever is affected what left, to whom, and when. This file may be passed on: it names keys by their names and first characters only.',
    '',
  ]
}

function whatIsNotKnown(gaps: readonly string[]): string[] {
  return [
    '## What is not known',
    '',
    '- What was asked and answered: Waybill keeps no content.',
    '- Which process and which user of this machine it was: a request says only what it calls itself.',
    '- What happened beside Waybill: calls that a program made to a provider directly, with a key of its own.',
    '- Single events of a flood: of each kind 30 a minute are written down, and the rest is counted by the hour (detail `other`).',
    '- What left no row: exchanges of private keys, and all while recording was paused. Since when a key is private, or that there was a pause, is not written down.',
    '- What was erased by hand before this report was made.',
    '- At which minute a host was reached: contacts are counted by the hour, and an hour that this time cuts is counted whole.',
    ...gaps.map((gap) => `- ${gap}`),
    '',
  ]
}

function orNothing(lines: string[]): string[] {
  return lines.length === 0 ? ['Nothing is recorded.', ''] : lines
}
