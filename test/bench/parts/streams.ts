/** What a stream feels: how late its first content is, how late each frame is among twenty streams, and five hundred at once. */
import { peakMbWhile, residentMb } from '../contenders/accounting.ts'
import type { Contender } from '../contenders/contender.ts'
import { everyone, type Field, startField } from '../contenders/field.ts'
import { pace } from '../pace.ts'
import { inTurn } from '../report/in-turn.ts'
import type { Section, Table } from '../report/section.ts'
import { type Listened, listen } from '../streams/run-listen.ts'
import { startUpstream, type Upstream } from '../upstream/run-upstream.ts'
import { warmUp } from './warm-up.ts'

const MANY = 500

interface Found {
  readonly table: Table
  readonly figures: Readonly<Record<string, number>>
}

export async function streams(): Promise<Section> {
  const upstream = await startUpstream()
  const field = await startField(upstream.origin)
  const contenders = everyone(field)
  await warmUp(contenders)
  for (const contender of contenders) {
    await listen(upstream, contender, { streams: 20, times: 20, frames: 20, everyMs: 1 })
  }
  const delays = await delaysOf(upstream, field)
  const many = await manyAtOnce(upstream, field)
  return {
    title: 'Streams',
    says: [
      `The upstream writes into each frame its number and the moment of its writing. "First content" is from the question to the first frame with a word in it, one stream at a time. "A frame" is from its writing until it is read, with 20 streams of 50 frames a second each. Both less what the same took without a proxy in the same round; medians of ${pace.rounds} rounds.`,
      `Then ${MANY} streams at once, ten frames a second each, twice: frames that did not come or came out of order, streams without their proper end, and the most memory that was resident, also the second time. On few processors all of these are slow together: the line without a proxy says how slow load and upstream are by themselves.`,
      'Portkey 1.15 answers every stream with an error on this Node ("immutable", from headers that it changes in place).',
    ],
    tables: [delays.table, many.table],
    figures: { ...delays.figures, ...many.figures },
  }
}

async function delaysOf(upstream: Upstream, field: Field): Promise<Found> {
  const { direct, waybill } = field
  type Figure = 'firstUs' | 'delayUs' | 'delayP99Us'
  const contenders = everyone(field)
  const found = await inTurn<Figure>(contenders, async (contender, round) => {
    const { firstUs } = await listen(upstream, contender, { streams: 1, times: 200, frames: 3, everyMs: 0 })
    const frames = Math.round(50 * pace.seconds)
    const { delayUs, delayP99Us } = await listen(upstream, contender, { streams: 20, times: 1, frames, everyMs: 20 })
    const without = round.get(direct)
    return without === undefined
      ? { firstUs, delayUs, delayP99Us }
      : {
          firstUs: firstUs - without.firstUs,
          delayUs: delayUs - without.delayUs,
          delayP99Us: delayP99Us - without.delayP99Us,
        }
  })
  const ms = (contender: Contender, name: Figure) => shown(found.of(contender, name) / 1000, 2)
  const row = (contender: Contender) => ({
    'first content, added ms': ms(contender, 'firstUs'),
    'a frame, added ms': ms(contender, 'delayUs'),
    'a frame, added ms, p99': ms(contender, 'delayP99Us'),
  })
  const label = (contender: Contender) => (contender === direct ? 'no proxy (not added)' : contender.name)
  return {
    table: Object.fromEntries(contenders.map((contender) => [label(contender), row(contender)])),
    figures: {
      first_content_ms: found.of(waybill, 'firstUs') / 1000,
      frame_delay_ms: found.of(waybill, 'delayUs') / 1000,
      frame_delay_p99_ms: found.of(waybill, 'delayP99Us') / 1000,
    },
  }
}

async function manyAtOnce(upstream: Upstream, field: Field): Promise<Found> {
  const table: Record<string, Table[string]> = {}
  let figures = {}
  for (const contender of everyone(field)) {
    const peaksMb = [residentMb(contender.pid)]
    const runs: Listened[] = []
    // Those that are far slower would take most of the quick run's time.
    const times = pace.isQuick && contender !== field.waybill ? 1 : 2
    for (let time = 0; time < times; time += 1) {
      const listening = listen(upstream, contender, { streams: MANY, times: 1, frames: 30, everyMs: 100 })
      const { peakMb, result } = await peakMbWhile(contender.pid, listening)
      peaksMb.push(peakMb)
      runs.push(result)
    }
    const sum = (name: 'frames' | 'lost' | 'unfinished') => runs.reduce((total, run) => total + run[name], 0)
    const last = runs.at(-1)
    table[contender.name] = {
      'frames read': sum('frames'),
      lost: sum('lost'),
      'streams cut off': sum('unfinished'),
      'a frame, ms, median': shown((last?.delayUs ?? Number.NaN) / 1000, 1),
      p99: shown((last?.delayP99Us ?? Number.NaN) / 1000, 1),
      'MB before, during, again': contender.pid === null ? '' : peaksMb.map((mb) => mb.toFixed(0)).join(', '),
    }
    if (contender === field.waybill) {
      const [, first = Number.NaN, second = Number.NaN] = peaksMb
      figures = { frames_lost: sum('lost') + sum('unfinished'), many_streams_growth: second / first }
    }
  }
  return { table, figures }
}

/** Of a contender none of whose streams came, there is nothing to show. */
function shown(value: number, digits: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(digits)
}
