/** How long until it listens, with an empty ledger and with a million exchanges, and what it holds in memory when nothing goes on. */
import { setTimeout as wait } from 'node:timers/promises'
import { residentMb } from '../contenders/accounting.ts'
import { NotHere } from '../contenders/contender.ts'
import { peers } from '../contenders/field.ts'
import { end, temporaryDirectory } from '../contenders/processes.ts'
import { startEngine } from '../contenders/waybill.ts'
import { millionLedger } from '../ledgers/ledgers.ts'
import { pace } from '../pace.ts'
import type { Section, Table } from '../report/section.ts'
import { median } from '../report/statistics.ts'
import { startUpstream } from '../upstream/run-upstream.ts'

const SETTLING_MS = 2000

export async function start(): Promise<Section> {
  const empty = await waybillAt(temporaryDirectory())
  const million = await waybillAt(await millionLedger())
  const table: Record<string, Table[string]> = {
    'Waybill, headless, empty ledger': rowOf(empty),
    'Waybill, headless, a million exchanges': rowOf(million),
  }
  const upstream = await startUpstream()
  for (const startPeer of Object.values(peers)) {
    try {
      const begun = performance.now()
      const { name, pid } = await startPeer(upstream.origin)
      const startMs = performance.now() - begun
      await wait(SETTLING_MS)
      table[name] = rowOf({ startMs, idleMb: residentMb(pid) })
    } catch (error) {
      if (!(error instanceof NotHere)) throw error
    }
  }
  return {
    title: 'Start, and memory at rest',
    says: [
      `From the start of the process until it listens (for the others: until it answers), and the resident memory ${SETTLING_MS / 1000} s after that. Waybill: medians of ${pace.rounds} starts, the first, which makes the database, left out.`,
    ],
    tables: [table],
    figures: { start_million_ms: million.startMs, start_empty_ms: empty.startMs, idle_mb: million.idleMb },
  }
}

interface Start {
  readonly startMs: number
  readonly idleMb: number
}

async function waybillAt(home: string): Promise<Start> {
  const startsMs: number[] = []
  const idlesMb: number[] = []
  for (let round = 0; round <= pace.rounds; round += 1) {
    const begun = performance.now()
    const { child } = await startEngine({ home })
    const startMs = performance.now() - begun
    await wait(SETTLING_MS)
    if (round > 0) {
      startsMs.push(startMs)
      idlesMb.push(residentMb(child.pid ?? null))
    }
    await end(child)
  }
  return { startMs: median(startsMs), idleMb: median(idlesMb) }
}

function rowOf({ startMs, idleMb }: Start): Table[string] {
  return { 'until it listens, ms': Math.round(startMs), 'memory at rest, MB': Math.round(idleMb) }
}
