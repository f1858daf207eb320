import { startBare } from './bare.ts'
import { startClaudeCodeRouter } from './claude-code-router.ts'
import { type Contender, NotHere } from './contender.ts'
import { direct } from './direct.ts'
import { startLiteLlm } from './litellm.ts'
import { startNginx } from './nginx.ts'
import { startPortkey } from './portkey.ts'
import { startWaybill } from './waybill.ts'

export const peers = { startNginx, startPortkey, startClaudeCodeRouter, startLiteLlm }

export interface Field {
  readonly direct: Contender
  readonly bare: Contender
  readonly waybill: Contender
  /** The same process, asked in the one format that claude-code-router takes. */
  readonly waybillMessages: Contender
  readonly others: readonly Contender[]
  /** Why which are missing. */
  readonly leftOut: readonly string[]
}

/** Fetches a program from its maker's own server when it is first run, which a benchmark should not do unasked. */
const BIFROST = 'Bifrost: its package on npm only downloads a program from its maker’s server'

/** All that are compared, at work at the same time; one of them is asked at a time. */
export async function startField(upstream: string): Promise<Field> {
  const others: Contender[] = []
  const leftOut = [BIFROST]
  for (const start of Object.values(peers)) {
    try {
      others.push(await start(upstream))
    } catch (error) {
      if (!(error instanceof NotHere)) throw error
      leftOut.push(error.message)
    }
  }
  const bare = await startBare(upstream)
  const waybill = await startWaybill(upstream)
  const waybillMessages = { ...waybill, name: 'Waybill, Messages', format: 'messages' as const }
  return { direct: direct(upstream), bare, waybill, waybillMessages, others, leftOut }
}

export function everyone({ direct, bare, waybill, waybillMessages, others }: Field): readonly Contender[] {
  return [direct, bare, waybill, waybillMessages, ...others]
}
