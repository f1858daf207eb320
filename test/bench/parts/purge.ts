/** The erasure of a ledger's exchanges while streams run and requests come. */
import { findEngine } from '../../../src/main/headless/headless.ts'
import { startWaybill } from '../contenders/waybill.ts'
import { dropMillionLedger, millionLedger } from '../ledgers/ledgers.ts'
import { type Load, load } from '../load/run-load.ts'
import { pace } from '../pace.ts'
import type { Section, Table } from '../report/section.ts'
import { at } from '../report/statistics.ts'
import { type Listened, listen } from '../streams/run-listen.ts'
import { startUpstream } from '../upstream/run-upstream.ts'

const DAY_MS = 86_400_000
/** Exchanges older than this go, of 180 days: nearly all, or quickly 300,000. */
const KEPT_DAYS = pace.isQuick ? 126 : 1
const STREAMS = 20
const FRAME_EVERY_MS = 20
const SLICE_SECONDS = 4
const PER_SECOND = 100

export async function purge(): Promise<Section> {
  const home = await millionLedger()
  const upstream = await startUpstream()
  const waybill = await startWaybill(upstream.origin, { home, isGauged: true })
  const engine = await findEngine(home)
  if (!engine) throw new Error('the engine does not answer')
  const frames = (SLICE_SECONDS * 1000) / FRAME_EVERY_MS
  const slice = () =>
    Promise.all([
      listen(upstream, waybill, { streams: STREAMS, times: 1, frames, everyMs: FRAME_EVERY_MS }),
      load(waybill, { connections: 4, seconds: SLICE_SECONDS, perSecond: PER_SECOND }),
    ])
  await slice()
  await waybill.gauge('pauseMs')
  const quiet = { slices: [await slice(), await slice()], pauseMs: await waybill.gauge('pauseMs') }

  let isOver = false
  const begun = performance.now()
  const erasing = engine.client.privacy
    .purge({ scope: 'before', before: Date.now() - KEPT_DAYS * DAY_MS })
    .then((report) => {
      isOver = true
      return { ...report, seconds: (performance.now() - begun) / 1000 }
    })
  const slices: Slice[] = []
  while (!isOver) slices.push(await slice())
  const { purged, seconds, scrubbed } = await erasing
  const busy = { slices, pauseMs: await waybill.gauge('pauseMs') }
  await waybill.stop()
  await dropMillionLedger()
  return {
    title: 'Purge under load',
    says: [
      `${purged.toLocaleString('en-US')} of a million exchanges erased, their bytes overwritten (${scrubbed ? 'done' : 'not done'}), in ${seconds.toFixed(1)} s, beside ${STREAMS} streams of a frame every ${FRAME_EVERY_MS} ms and ${PER_SECOND} requests a second. "Longest gap" is between two frames of one stream.`,
    ],
    tables: [{ 'before it': rowOf(quiet), 'during it': rowOf(busy) }],
    figures: { purge_pause_ms: busy.pauseMs, purge_seconds: seconds, purge_gap_ms: longestGapMs(busy.slices) },
  }
}

type Slice = readonly [Listened, Load]

function longestGapMs(slices: readonly Slice[]): number {
  return Math.max(...slices.map(([{ longestGapMs }]) => longestGapMs))
}

function rowOf({ slices, pauseMs }: { readonly slices: readonly Slice[]; readonly pauseMs: number }): Table[string] {
  const worst = (of: (load: Load) => number) =>
    (
      at(
        slices.map(([, load]) => of(load)),
        1,
      ) / 1000
    ).toFixed(2)
  return {
    'longest pause, ms': pauseMs.toFixed(1),
    'longest gap in a stream, ms': longestGapMs(slices).toFixed(1),
    'frames lost': slices.reduce((sum, [{ lost }]) => sum + lost, 0),
    'request, median ms': worst(({ medianUs }) => medianUs),
    'request, p99 ms': worst(({ p99Us }) => p99Us),
    'request, longest ms': worst(({ maxUs }) => maxUs),
  }
}
