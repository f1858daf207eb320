import type { ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'
import type { Clock } from '../../../../src/main/engine/assembly/limits-needs.ts'
import type { ControlClient } from '../../../../src/shared/contract/contract.ts'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { startUpstream, type Upstream } from '../../../support/markers-upstream.ts'

/** A thousand tokens of output cost a tenth of a cent, and input nothing: sums that a reader can do. */
export const NANO_USD_PER_OUTPUT_TOKEN = 1_000

/** A provider that answers only when it is told to, so that a test decides what is under way. */
export interface SlowProvider {
  readonly upstream: Upstream
  /** How many have arrived since the start. */
  arrived(): number
  /** Resolves once so many have arrived since the start. */
  hasArrived(count: number): Promise<void>
  /** Answers all that wait and, from then on, at once; each says that it used this. */
  answerAll(used: { readonly input: number; readonly output: number }): void
  /** Lets those that come from now on wait. */
  holdBack(): void
}

export async function startSlowProvider(): Promise<SlowProvider> {
  let held: ServerResponse[] = []
  let used: { readonly input: number; readonly output: number } | null = null
  let arrived = 0
  let waiting: (() => void)[] = []
  const answer = (res: ServerResponse, { input, output }: NonNullable<typeof used>): void => {
    const usage = { prompt_tokens: input, completion_tokens: output, total_tokens: input + output }
    const body = JSON.stringify({ model: 'slow', choices: [{ finish_reason: 'stop' }], usage })
    res.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    res.end(body)
  }
  const upstream = await startUpstream((_seen, res) => {
    arrived += 1
    if (used) answer(res, used)
    else held.push(res)
    for (const resolve of waiting) resolve()
    waiting = []
  })
  onTestFinished(upstream.close)
  return {
    upstream,
    arrived: () => arrived,
    async hasArrived(count) {
      while (arrived < count) await new Promise<void>((resolve) => waiting.push(resolve))
    },
    answerAll(now) {
      used = now
      for (const res of held) answer(res, now)
      held = []
    },
    holdBack() {
      used = null
    },
  }
}

/** Makes the provider known to an engine as `own`, with a price. */
export async function addProvider(client: ControlClient, { origin }: Upstream, name = 'own'): Promise<void> {
  await client.providers.add({ kind: 'compatible', name, base_url: `${origin}/v1` })
  await client.prices.set({
    provider: name,
    model: 'slow',
    input_nano_usd_per_mtok: 0,
    output_nano_usd_per_mtok: NANO_USD_PER_OUTPUT_TOKEN * 1_000_000,
  })
}

export async function startLimited(options: { readonly clock?: Clock; readonly dataDirectory?: string } = {}): Promise<{
  readonly engine: TestEngine
  readonly provider: SlowProvider
}> {
  const provider = await startSlowProvider()
  const engine = await startEngine(options)
  onTestFinished(engine.stop)
  await addProvider(engine.core.client, provider.upstream)
  return { engine, provider }
}

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly body: Record<string, unknown>
}

const messages = [{ role: 'user', content: 'Where is my parcel?' }]

export async function ask(
  proxy: string,
  key: string,
  body: object = {},
  path = '/own/v1/chat/completions',
): Promise<Reply> {
  const answer = await fetch(proxy + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'slow', messages, ...body }),
  })
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> }
}

/** How many of each status. */
export async function statuses(replies: readonly Promise<Reply>[]): Promise<Record<number, number>> {
  const counts: Record<number, number> = {}
  for (const { status } of await Promise.all(replies)) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

export function times<Result>(count: number, make: (index: number) => Result): Result[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

export interface TestClock extends Clock {
  ahead(ms: number): void
  /** Stands still until `go`. */
  stop(): void
  go(): void
}

/** A clock that goes as the system's, ahead of it by as much as a test says. */
export function movableClock(): TestClock {
  let by = 0
  let stopped: { readonly now: number; readonly tick: number } | null = null
  const clock = {
    now: () => stopped?.now ?? Date.now() + by,
    tick: () => stopped?.tick ?? performance.now() + by,
    ahead(ms: number) {
      by += ms
      if (stopped) stopped = { now: stopped.now + ms, tick: stopped.tick + ms }
    },
    stop() {
      stopped = { now: clock.now(), tick: clock.tick() }
    },
    go() {
      if (stopped) by = stopped.tick - performance.now()
      stopped = null
    },
  }
  return clock
}
