/**
 * A ledger of ten million exchanges: how long each question takes, and what the proxy feels of questions and of an export.
 * The engine is the built command, headless; questions come over its socket, as those of other commands do.
 */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { findEngine } from '../../../src/main/headless/headless.ts'
import type { ControlClient } from '../../../src/shared/contract/contract.ts'
import { type BenchedWaybill, startWaybill } from '../contenders/waybill.ts'
import { greatLedger, ROWS } from '../ledgers/ledgers.ts'
import { questionsTo } from '../ledgers/questions.ts'
import { load } from '../load/run-load.ts'
import { pace } from '../pace.ts'
import type { Section, Table } from '../report/section.ts'
import { at, median } from '../report/statistics.ts'
import { startUpstream } from '../upstream/run-upstream.ts'

const ASKED = 5
const PER_SECOND = 200

export async function reports(): Promise<Section> {
  const home = await greatLedger()
  const bytesEach = statSync(join(home, 'waybill.db')).size / ROWS
  const upstream = await startUpstream()
  const waybill = await startWaybill(upstream.origin, { home, isGauged: true })
  const engine = await findEngine(home)
  if (!engine) throw new Error('the engine does not answer')
  const { client } = engine
  const questions = questionsTo(client)
  const asked: Record<string, Table[string]> = {}
  const slowestMs: number[] = []
  const pausesMs: number[] = []
  for (const [name, ask] of Object.entries(questions)) {
    await waybill.gauge('pauseMs')
    const [first = 0, ...later] = await timesOf(ask)
    const pauseMs = await waybill.gauge('pauseMs')
    slowestMs.push(median(later))
    pausesMs.push(pauseMs)
    const row = [first, median(later), pauseMs].map((ms) => ms.toFixed(1))
    asked[name] = { 'first time, ms': row[0] ?? '', 'then, ms': row[1] ?? '', 'longest pause, ms': row[2] ?? '' }
  }
  const asking = async (goesOn: () => boolean) => {
    while (goesOn()) for (const ask of Object.values(questions)) if (goesOn()) await ask()
  }
  const works = {
    'nothing else': async () => {},
    'questions, one after the other': asking,
    'an export': (goesOn: () => boolean) => exported(client, goesOn),
  }
  const felt = new Map<string, Felt>()
  for (const [name, work] of Object.entries(works)) felt.set(name, await feltWhile(waybill, work))
  const [quiet, busy, exporting] = [...felt.values()]
  return {
    title: 'Ten million exchanges',
    says: [
      `A ledger of ${ROWS.toLocaleString('en-US')} exchanges over 180 days, ${Math.round(bytesEach)} bytes each with all indexes and totals. Each question is asked ${ASKED + 1} times; "longest pause" is of the proxy’s event loop meanwhile.`,
      `Then the proxy serves ${PER_SECOND} requests a second on four connections, while something else goes on: latencies of these, of everything on one machine (questions are answered by a thread of their own, but load, upstream and proxy share the processors with it).`,
    ],
    tables: [asked, Object.fromEntries([...felt].map(([name, found]) => [name, rowOf(found)]))],
    figures: {
      slowest_query_ms: at(slowestMs, 1),
      report_pause_ms: at([...pausesMs, busy?.pauseMs ?? 0], 1),
      report_p99_times: (busy?.p99Us ?? Number.NaN) / (quiet?.p99Us ?? Number.NaN),
      export_pause_ms: exporting?.pauseMs ?? Number.NaN,
    },
  }
}

async function timesOf(ask: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let time = 0; time <= ASKED; time += 1) {
    const from = performance.now()
    await ask()
    times.push(performance.now() - from)
  }
  return times
}

interface Felt {
  readonly medianUs: number
  readonly p99Us: number
  readonly maxUs: number
  readonly pauseMs: number
}

async function feltWhile(waybill: BenchedWaybill, work: (goesOn: () => boolean) => Promise<unknown>): Promise<Felt> {
  await waybill.gauge('pauseMs')
  let goesOn = true
  const working = work(() => goesOn)
  const options = { connections: 4, seconds: Math.max(4, pace.seconds * 3), perSecond: PER_SECOND }
  const { medianUs, p99Us, maxUs } = await load(waybill, options)
  goesOn = false
  await working
  return { medianUs, p99Us, maxUs, pauseMs: await waybill.gauge('pauseMs') }
}

function rowOf({ medianUs, p99Us, maxUs, pauseMs }: Felt): Table[string] {
  const [median, p99, longest] = [medianUs, p99Us, maxUs].map((us) => (us / 1000).toFixed(2))
  return {
    'median ms': median ?? '',
    'p99 ms': p99 ?? '',
    'longest ms': longest ?? '',
    'longest pause, ms': pauseMs.toFixed(1),
  }
}

async function exported(control: ControlClient, goesOn: () => boolean): Promise<void> {
  for await (const _piece of await control.privacy.export({ format: 'csv' })) if (!goesOn()) return
}
