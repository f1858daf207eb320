import { statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { lookOn } from './bystanders.ts'
import type { Inside } from './inside.ts'
import type { Subject } from './subject.ts'
import { crowd, type Passed, pass } from './traffic.ts'
import type { World } from './world.ts'

/** What there is once a round of traffic is over and everything has come to rest. */
export interface Round {
  readonly passed: Passed
  /** Of the streams that were under way all at the same time. */
  readonly streamsCut: number
  readonly inside: Inside
  readonly rows: number
  /** Of the database and its write-ahead log. */
  readonly databaseBytes: number
  readonly walBytes: number
  /** Exchanges that the engine believes to be under way: 0, for there are none. */
  readonly running: number
  readonly seconds: number
}

interface Wanted {
  readonly exchanges: number
  readonly atOnce: number
  /** Streams that are under way all at the same time, beside the rest. */
  readonly streams: number
  /** Open before any traffic. */
  readonly sockets: number
}

const REST_MS = 20_000
const LOOK_MS = 500

/** Traffic, with somebody looking on, and then a look inside. */
export async function runRound(subject: Subject, world: World, wanted: Wanted): Promise<Round> {
  const { exchanges, atOnce, streams } = wanted
  const begun = performance.now()
  const over = new AbortController()
  const looking = lookOn(subject, world, over.signal)
  const [passed, streamed] = await Promise.all([pass(world, exchanges, atOnce), crowd(world, streams)])
  over.abort()
  await looking
  world.leave()
  const seconds = (performance.now() - begun) / 1000
  const inside = await atRest(subject, wanted.sockets)
  const status = await subject.client.system.status()
  return {
    passed,
    streamsCut: streams - streamed,
    inside,
    rows: status.exchanges,
    databaseBytes: statSync(subject.database).size,
    walBytes: statSync(`${subject.database}-wal`, { throwIfNoEntry: false })?.size ?? 0,
    running: status.running_exchanges,
    seconds,
  }
}

/** Once no more sockets are open than before, and nothing goes on closing: what tools keep for later goes after a while. */
async function atRest({ look }: Subject, sockets: number): Promise<Inside> {
  const until = performance.now() + REST_MS
  let before = await look()
  for (;;) {
    await wait(LOOK_MS)
    const inside = await look()
    const isAtRest = (inside.sockets ?? 0) <= sockets && isDeepStrictEqual(inside.handles, before.handles)
    if (isAtRest || performance.now() > until) return inside
    before = inside
  }
}
