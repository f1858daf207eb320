import { localDay } from '../../../../src/main/engine/calendar.ts'

/** One exchange in the model: when it was let in, and what it holds or has used. */
interface Entry {
  readonly id: string
  readonly key: string
  readonly provider: string
  day: string
  readonly tick: number
  tokens: number
  settled: boolean
}

export interface ModelLimits {
  readonly rpm?: number
  readonly tpm?: number
  readonly tokensDay?: number
  readonly usdDay?: number
  readonly usdMonth?: number
  readonly concurrency?: number
}

/**
 * What limits ought to do, as simply as it can be said: a list of all that ever was, gone through from the beginning for
 * every question. A token costs one nano-dollar.
 */
export class SpendingModel {
  readonly #entries: Entry[] = []
  readonly #running = new Set<string>()

  running(): readonly string[] {
    return [...this.#running]
  }

  mayPass(
    key: string,
    limits: ModelLimits,
    need: number,
    clock: { now: number; tick: number },
    budgetOverAll?: number,
  ): boolean {
    const own = this.#entries.filter((entry) => entry.key === key)
    const minute = own.filter((entry) => clock.tick - entry.tick < 60_000)
    const today = localDay(clock.now)
    const month = `${today.slice(0, 7)}-01`
    const within = (most: number | undefined, entries: readonly Entry[]) =>
      most === undefined || need === 0 || sum(entries) + need <= most
    return (
      (limits.rpm === undefined || minute.length < limits.rpm) &&
      (limits.tpm === undefined ||
        // One that is larger than a whole minute passes an empty one; a limit of 0 is a closed door.
        (limits.tpm > 0 && (sum(minute) === 0 || sum(minute) + need <= limits.tpm))) &&
      (limits.concurrency === undefined || own.filter(({ id }) => this.#running.has(id)).length < limits.concurrency) &&
      within(limits.tokensDay, since(own, today)) &&
      within(limits.usdDay, since(own, today)) &&
      within(limits.usdMonth, since(own, month)) &&
      within(budgetOverAll, since(this.#entries, today))
    )
  }

  enter(id: string, key: string, provider: string, need: number, clock: { now: number; tick: number }): void {
    this.#entries.push({ id, key, provider, day: localDay(clock.now), tick: clock.tick, tokens: need, settled: false })
    this.#running.add(id)
  }

  settle(id: string, tokens: number): void {
    const entry = this.#entries.find((each) => each.id === id)
    if (entry) Object.assign(entry, { tokens, settled: true })
  }

  finish(id: string): void {
    this.#running.delete(id)
  }

  /** What ran is counted as it was estimated, and nothing runs any more. */
  crash(): void {
    this.#running.clear()
  }

  /** Nothing runs and the clock was wrong: later days count as tomorrow. */
  foldBack(tomorrow: string): void {
    for (const entry of this.#entries) if (entry.day > tomorrow) entry.day = tomorrow
  }

  spentSince(key: string, day: string): { spent: number; reserved: number } {
    const own = since(
      this.#entries.filter((entry) => entry.key === key),
      day,
    )
    const held = own.filter(({ id, settled }) => this.#running.has(id) && !settled)
    return { spent: sum(own) - sum(held), reserved: sum(held) }
  }
}

function since(entries: readonly Entry[], day: string): Entry[] {
  return entries.filter((entry) => entry.day >= day)
}

function sum(entries: readonly Entry[]): number {
  return entries.reduce((total, { tokens }) => total + tokens, 0)
}
