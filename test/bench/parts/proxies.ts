/**
 * Compares in turn, in one run: bare http-proxy with an agent, Waybill with everything on, and nginx where it is
 * installed. Upstream, proxies and load are processes of their own. Machines are noisy: what counts is the ratios.
 */
import { type Contender, startBareProxy, startNginx, startUpstream, startWaybill } from './contenders.ts'
import { load } from './run-load.ts'

const ROUNDS = Number(process.env.ROUNDS ?? 3)
const SECONDS = Number(process.env.SECONDS ?? 4)
const CONNECTIONS = 32

interface Figures {
  readonly cpuUs: number[]
  readonly perSecond: number[]
  readonly latencyUs: number[]
}

const upstream = await startUpstream()
const direct: Contender = {
  name: 'no proxy',
  url: upstream.origin,
  headers: {},
  cpuSeconds: () => 0,
  stop: async () => {},
}
const nginx = await startNginx(upstream.origin)
const bare = await startBareProxy(upstream.origin)
const waybill = await startWaybill(upstream.origin)
const contenders = [direct, bare, waybill, ...(nginx ? [nginx] : [])]
const figures = new Map<Contender, Figures>(contenders.map((one) => [one, { cpuUs: [], perSecond: [], latencyUs: [] }]))

for (const contender of contenders) await load(contender, CONNECTIONS, 4) // until the compiler has seen enough
for (let round = 1; round <= ROUNDS; round++) {
  console.log(`round ${round} of ${ROUNDS}`)
  for (const contender of contenders) {
    const of = figures.get(contender)
    const before = contender.cpuSeconds()
    const { requests, perSecond } = await load(contender, CONNECTIONS, SECONDS)
    of?.cpuUs.push(((contender.cpuSeconds() - before) / requests) * 1e6)
    of?.perSecond.push(perSecond ?? 0)
    of?.latencyUs.push((await load(contender, 1, SECONDS / 2)).medianUs ?? 0)
  }
}
for (const contender of [...contenders, upstream]) await contender.stop()
print()

function print(): void {
  const floor = medians(bare)
  const base = medians(direct).latencyUs
  console.table(
    Object.fromEntries(
      contenders.map((contender) => {
        const { cpuUs, perSecond, latencyUs } = medians(contender)
        const added = latencyUs - base
        const isProxy = contender !== direct
        return [
          contender.name,
          {
            'CPU µs/request': isProxy ? cpuUs.toFixed(1) : '',
            '× bare': isProxy ? (cpuUs / floor.cpuUs).toFixed(2) : '',
            'requests/s': Math.round(perSecond),
            '× bare ': (perSecond / floor.perSecond).toFixed(2),
            'added median µs': isProxy ? Math.round(added) : `(${Math.round(latencyUs)})`,
            '× bare  ': isProxy ? (added / (floor.latencyUs - base)).toFixed(2) : '',
          },
        ]
      }),
    ),
  )
  console.log(
    `Medians of ${ROUNDS} rounds; ${CONNECTIONS} connections for CPU and requests/s, one for latency; 2 KB request, 0.9 KB answer.`,
  )
  if (!nginx) console.log('Left out: nginx is not installed here.')
}

function medians(contender: Contender) {
  const { cpuUs, perSecond, latencyUs } = figures.get(contender) ?? { cpuUs: [], perSecond: [], latencyUs: [] }
  return { cpuUs: median(cpuUs), perSecond: median(perSecond), latencyUs: median(latencyUs) }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
