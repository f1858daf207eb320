import type { ControlClient } from '../../shared/contract/contract.ts'
import type { PriceInForce } from '../../shared/contract/prices.ts'
import type { ProviderView } from '../../shared/contract/providers.ts'
import type { Settings } from '../../shared/contract/settings.ts'
import type { ChangeTopic, SystemStatus } from '../../shared/contract/system.ts'
import type { Warning } from '../../shared/contract/warnings.ts'

/** What the shell shows of an engine that answers. */
export interface Seen {
  readonly status: SystemStatus
  readonly settings: Settings
  readonly providers: readonly ProviderView[]
  /** Since midnight; an estimate. */
  readonly costTodayNanoUsd: number
}

export interface WatchEvents {
  seen(seen: Seen): void
  warned(warning: Warning): void
  deprecated(models: readonly PriceInForce[]): void
}

/** A busy provider changes several times a second, and a tray is no oscilloscope. */
const GATHER_MS = 250
/** Today's cost grows without an event, and keys that rest are free again without one. */
const LOOK_EVERY_MS = 30_000
const PRICES_EVERY_MS = 3_600_000

/** Topics that change nothing of what is shown here. */
const PASSED_OVER: ReadonlySet<ChangeTopic> = new Set([
  'client_keys',
  'routes',
  'billing',
  'privacy',
  'security',
  'connections',
  'updates',
])

/** Watches one engine until `signal`. What fails then fails because the engine is gone, and the next one is watched anew. */
export function watchEngine(client: ControlClient, signal: AbortSignal, events: WatchEvents): void {
  let waiting: NodeJS.Timeout | null = null
  let asked = 0
  let shown = 0

  async function read(): Promise<void> {
    asked += 1
    const mine = asked
    const [status, settings, providers, { totals }] = await Promise.all([
      client.system.status(),
      client.settings.get(),
      client.providers.list(),
      client.usage.summary({ since: new Date().setHours(0, 0, 0, 0) }),
    ])
    // An answer that was overtaken by a later one's is old.
    if (signal.aborted || mine < shown) return
    shown = mine
    events.seen({ status, settings, providers, costTodayNanoUsd: totals.cost_nano_usd })
  }
  async function readPrices(): Promise<void> {
    const { in_force } = await client.prices.list({})
    const models = in_force.filter(({ deprecated }) => deprecated)
    if (!signal.aborted && models.length > 0) events.deprecated(models)
  }
  const unlessGone = (part: () => Promise<void>) => () => void part().catch(() => {})
  const lookNow = unlessGone(read)
  const lookAtPrices = unlessGone(readPrices)

  function look(): void {
    waiting ??= setTimeout(() => {
      waiting = null
      lookNow()
    }, GATHER_MS)
  }
  async function hearChanges(): Promise<void> {
    const changes = await client.system.changes(undefined, { signal })
    // Listening first, reading after: whatever happens in between is in one of the two.
    lookNow()
    for await (const { topic } of changes) {
      if (topic === 'prices') lookAtPrices()
      else if (!PASSED_OVER.has(topic)) look()
    }
  }
  async function hearWarnings(): Promise<void> {
    for await (const warning of await client.warnings.live(undefined, { signal })) events.warned(warning)
  }

  unlessGone(hearChanges)()
  unlessGone(hearWarnings)()
  lookAtPrices()
  const timers = [setInterval(lookNow, LOOK_EVERY_MS), setInterval(lookAtPrices, PRICES_EVERY_MS)]
  signal.addEventListener('abort', () => {
    for (const timer of timers) clearInterval(timer)
    if (waiting !== null) clearTimeout(waiting)
  })
}
