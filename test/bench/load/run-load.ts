import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Contender } from '../contenders/contender.ts'

export interface Load {
  readonly requests: number
  readonly failed: number
  readonly seconds: number
  readonly perSecond: number
  readonly medianUs: number
  readonly p99Us: number
  readonly maxUs: number
  /** Of one processor, that the load generator itself took. */
  readonly busyShare: number
}

export interface LoadOptions {
  readonly connections: number
  readonly seconds: number
  /** As many as there can be, if it is not said. */
  readonly perSecond?: number
  /** It ends after so many. */
  readonly atMost?: number
  readonly tokens?: number
}

export type LoadPlan = LoadOptions & { readonly contender: Contender; readonly tokens: number }

const run = promisify(execFile)
const SCRIPT = fileURLToPath(new URL('load.ts', import.meta.url))
/** 2 KB: what the figures of other proxies are usually told for. */
const USUAL_TOKENS = 500

/** A load generator in a process of its own. Throws where a request of it failed. */
export async function load(contender: Contender, options: LoadOptions): Promise<Load> {
  const plan: LoadPlan = { tokens: USUAL_TOKENS, ...options, contender }
  const { stdout } = await run(process.execPath, [SCRIPT, JSON.stringify(plan)])
  const result = JSON.parse(stdout) as Load
  if (result.failed > 0) throw new Error(`${contender.name}: ${result.failed} of ${result.requests} requests failed`)
  return result
}
