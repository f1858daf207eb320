import type { Forecast, Warning } from '../../../shared/contract/warnings.ts'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import { localDay, localHour } from '../calendar.ts'
import { abnormality, type KeyHour } from './abnormal.ts'
import { forecastOf } from './forecast.ts'
import { type KeyWatch, watchKey } from './key-watch.ts'
import { type BudgetState, passedStep } from './thresholds.ts'
import { worded } from './wording.ts'

export type { BudgetState } from './thresholds.ts'

type Event = Omit<Warning, 'message' | 'action'>

export interface WarningsNeeds {
  readonly now: () => number
  readonly budgets: () => readonly BudgetState[]
  /** The hours, from this one on, in which a key was used; hours as in ExchangeRow.local_hour. */
  readonly hoursOf: (clientKeyId: string, since: string) => Promise<ReadonlyMap<string, KeyHour>>
  readonly costOfDays: (since: number) => Promise<ReadonlyMap<string, number>>
  readonly store: { add(event: Event): boolean; latest(limit: number): Event[] }
  readonly nameOfKey: (clientKeyId: string) => string
  /** What the user has chosen to be done with a key whose use turns abnormal. */
  readonly suspendsAbnormal: () => boolean
  readonly suspend: (clientKeyId: string, reason: string) => void
  readonly tell: (warning: Warning) => void
}

export interface Warnings {
  /** Takes note of an exchange that is over. Costs next to nothing: what it means is looked at a little later. */
  finished(row: ExchangeRow): void
  /** Budgets may have been spent of by an exchange that leaves no trace: those alone are looked at. */
  spent(): void
  /** Looks now; resolves when all that there is to tell is told. */
  look(): Promise<void>
  latest(limit: number): Warning[]
  forecast(): Promise<Forecast>
  stop(): void
}

const LOOK_AFTER_MS = 500
/** Waybill's own and the provider's alike: a tool that goes on against either does not do what its user meant. */
const REFUSALS: ReadonlySet<number> = new Set([401, 402, 403, 429])
const HISTORY_MS = 14 * 86_400_000

export function createWarnings(needs: WarningsNeeds): Warnings {
  const watches = new Map<string, KeyWatch>()
  const histories = new Map<string, { readonly hour: string; readonly hours: readonly KeyHour[] }>()
  const unlooked = new Set<string>()
  let timer: NodeJS.Timeout | null = null
  let looking: Promise<void> = Promise.resolve()

  function watchOf(clientKeyId: string): KeyWatch {
    const known = watches.get(clientKeyId)
    if (known) return known
    const watch = watchKey()
    watches.set(clientKeyId, watch)
    return watch
  }

  async function lookAtKeys(): Promise<void> {
    const ids = [...unlooked]
    unlooked.clear()
    for (const id of ids) await lookAtKey(id, watchOf(id))
  }

  async function lookAtKey(id: string, watch: KeyWatch): Promise<void> {
    const found = abnormality(watch.use(), await historyOf(id, watch.hour()))
    if (found === null) return
    const suspended = needs.suspendsAbnormal()
    const event: Event = {
      // Once an hour and key, whatever else is found.
      id: `${found.kind}:${id}:${watch.hour()}`,
      at: needs.now(),
      kind: found.kind,
      scope: 'key',
      subject: id,
      budget_window: null,
      unit: found.kind === 'abnormal_cost' ? 'usd' : 'requests',
      percent: null,
      figure: found.figure,
      reference: found.reference,
      suspended,
    }
    if (tellOnce(event) && suspended) needs.suspend(id, found.kind)
  }

  /** Read once an hour: it does not change within one. */
  async function historyOf(id: string, hour: string): Promise<readonly KeyHour[]> {
    const known = histories.get(id)
    if (known?.hour === hour) return known.hours
    const all = await needs.hoursOf(id, localHour(needs.now() - HISTORY_MS))
    const hours = [...all].filter(([at]) => at < hour).map(([, figures]) => figures)
    histories.set(id, { hour, hours })
    return hours
  }

  function lookAtBudgets(): void {
    const today = localDay(needs.now())
    for (const budget of needs.budgets()) {
      const percent = passedStep(budget)
      if (percent === null) continue
      const window = budget.window === 'day' ? today : today.slice(0, 7)
      tellOnce({
        id: `budget:${budget.scope}:${budget.subject}:${budget.unit}:${window}:${percent}`,
        at: needs.now(),
        kind: 'budget',
        scope: budget.scope,
        subject: budget.subject,
        budget_window: budget.window,
        unit: budget.unit,
        percent,
        figure: budget.spent,
        reference: budget.limit,
        suspended: false,
      })
    }
  }

  function tellOnce(event: Event): boolean {
    if (!needs.store.add(event)) return false
    needs.tell(worded(event, needs.nameOfKey))
    return true
  }

  function look(): Promise<void> {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const next = async (): Promise<void> => {
      lookAtBudgets()
      await lookAtKeys()
    }
    looking = looking.then(next, next)
    return looking
  }

  /** A watch that fails (the ledger is shut, say) costs no exchange anything. */
  function lookSoon(): void {
    timer ??= setTimeout(() => look().catch(() => {}), LOOK_AFTER_MS).unref()
  }

  return {
    spent: lookSoon,
    finished(row) {
      if (row.client_key_id !== null) {
        watchOf(row.client_key_id).count({
          hour: localHour(needs.now()),
          costNanoUsd: row.cost_nano_usd ?? 0,
          refused: REFUSALS.has(row.status_code ?? 0),
        })
        unlooked.add(row.client_key_id)
      }
      lookSoon()
    },
    look,
    latest: (limit) => needs.store.latest(limit).map((event) => worded(event, needs.nameOfKey)),
    async forecast() {
      const today = localDay(needs.now())
      const since = new Date(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1, 1).getTime()
      return forecastOf(await needs.costOfDays(since), today)
    },
    stop() {
      if (timer !== null) clearTimeout(timer)
    },
  }
}
