import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Contender } from '../contenders/contender.ts'
import type { Upstream } from '../upstream/run-upstream.ts'

export interface Listened {
  /** From the question to the first frame with a word in it: what comes before (a role, `message_start`) hides overhead. */
  readonly firstUs: number
  /** From when the upstream writes a frame until it is read. */
  readonly delayUs: number
  readonly delayP99Us: number
  /** Between two frames of a stream. */
  readonly longestGapMs: number
  readonly frames: number
  readonly lost: number
  /** Streams that did not come to their proper end. */
  readonly unfinished: number
}

interface ListenOptions {
  /** At once. */
  readonly streams: number
  /** One after the other, in each place. */
  readonly times: number
  readonly frames: number
  readonly everyMs: number
}

export type ListenPlan = ListenOptions & { readonly contender: Contender }

const run = promisify(execFile)
const SCRIPT = fileURLToPath(new URL('listen.ts', import.meta.url))

export async function listen(upstream: Upstream, contender: Contender, options: ListenOptions): Promise<Listened> {
  await upstream.speak(options)
  const plan: ListenPlan = { ...options, contender }
  const { stdout } = await run(process.execPath, [SCRIPT, JSON.stringify(plan)])
  // JSON has no NaN: what is nothing's median comes as null.
  return JSON.parse(stdout, (_, value) => value ?? Number.NaN) as Listened
}
