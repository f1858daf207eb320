import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Contender } from './contenders.ts'

export interface Load {
  readonly requests: number
  readonly failed: number
  readonly perSecond?: number
  readonly medianUs?: number
  readonly p99Us?: number
  readonly maxUs?: number
}

const run = promisify(execFile)

/**
 * A load generator in a process of its own. With one connection it tells latencies, with more requests per second: as many
 * as there can be, or as many as are said.
 */
export async function load(
  contender: Pick<Contender, 'name' | 'url' | 'headers'>,
  connections: number,
  seconds: number,
  perSecond?: number,
): Promise<Load> {
  const script = new URL('load.ts', import.meta.url).pathname
  const args = [script, contender.url, JSON.stringify(contender.headers), String(connections), String(seconds)]
  if (perSecond !== undefined) args.push(String(perSecond))
  const { stdout } = await run(process.execPath, args)
  const result = JSON.parse(stdout) as Load
  if (result.failed > 0) throw new Error(`${contender.name}: ${result.failed} of ${result.requests} requests failed`)
  return result
}
