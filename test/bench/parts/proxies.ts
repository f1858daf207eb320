/** What a request costs: processor's time, requests per second, added latency, at three numbers of connections. */
import { cpuSeconds } from '../contenders/accounting.ts'
import type { Contender } from '../contenders/contender.ts'
import { everyone, type Field, startField } from '../contenders/field.ts'
import { load } from '../load/run-load.ts'
import { pace } from '../pace.ts'
import { type InTurn, inTurn } from '../report/in-turn.ts'
import type { Section, Table } from '../report/section.ts'
import { startUpstream } from '../upstream/run-upstream.ts'
import { warmUp } from './warm-up.ts'

const CONNECTIONS = [1, 16, 64] as const
type Figure = 'cpuUs' | 'perSecond' | 'addedUs' | 'latencyUs' | 'busyShare'

export async function proxies(): Promise<Section> {
  const upstream = await startUpstream()
  const field = await startField(upstream.origin)
  const contenders = everyone(field)
  await warmUp(contenders)
  const tables: Table[] = []
  const figures: Record<string, number> = {}
  for (const connections of CONNECTIONS) {
    const found = await inTurn<Figure>(contenders, async (contender, round) => {
      const before = cpuSeconds(contender.pid)
      const { requests, seconds, perSecond, medianUs } = await load(contender, { connections, seconds: pace.seconds })
      const cpu = cpuSeconds(contender.pid) - before
      const withoutUs = round.get(field.direct)?.latencyUs ?? medianUs
      const addedUs = medianUs - withoutUs
      return { cpuUs: (cpu / requests) * 1e6, perSecond, addedUs, latencyUs: medianUs, busyShare: cpu / seconds }
    })
    tables.push(tableOf(connections, contenders, field, found))
    Object.assign(figures, figuresOf(connections, field, found))
  }
  return { title: 'A request’s way', says: says(field), tables, figures }
}

function tableOf(
  connections: number,
  contenders: readonly Contender[],
  { direct, bare }: Field,
  found: InTurn<Figure>,
) {
  const shown = (contender: Contender) => {
    const times = (name: Figure) => found.ratio(contender, bare, name).toFixed(2)
    const isProxy = contender !== direct
    return {
      'requests/s': Math.round(found.of(contender, 'perSecond')),
      '× bare': times('perSecond'),
      'CPU µs/request': isProxy ? Math.round(found.of(contender, 'cpuUs')) : '',
      '× bare ': isProxy ? times('cpuUs') : '',
      'added µs, median': isProxy ? Math.round(found.of(contender, 'addedUs')) : '',
      '× bare  ': isProxy ? times('addedUs') : '',
      'of a processor': isProxy ? `${Math.round(found.of(contender, 'busyShare') * 100)} %` : '',
    }
  }
  const label = (name: string) => `${name}, ${connections} conn.`
  return Object.fromEntries(contenders.map((contender) => [label(contender.name), shown(contender)]))
}

/** The targets are held against 16 connections, where every proxy here is at its limit, and latency against one. */
function figuresOf(connections: number, { bare, waybill, waybillMessages, others }: Field, found: InTurn<Figure>) {
  if (connections === 1) return { latency_ratio: found.ratio(waybill, bare, 'addedUs') }
  if (connections !== 16) return {}
  const timesFaster = (than: string, asked: Contender) => {
    const other = others.find(({ name }) => name.startsWith(than))
    return other === undefined ? Number.NaN : found.ratio(asked, other, 'perSecond')
  }
  return {
    cpu_ratio: found.ratio(waybill, bare, 'cpuUs'),
    times_portkey: timesFaster('Portkey', waybill),
    times_claude_code_router: timesFaster('claude-code-router', waybillMessages),
    times_litellm: timesFaster('LiteLLM', waybill),
  }
}

function says({ leftOut }: Field): readonly string[] {
  return [
    `A question of 2 KB, an answer of 0.9 KB, connections kept alive. Each connection asks again as soon as it has its answer, so that at 16 and 64 the latency is mostly waiting for a turn. "Added" is the median less that of the upstream asked directly in the same round; "of a processor" is how much of one the proxy was using: near 100 % it is itself what limits the requests per second. ${pace.rounds} rounds of ${pace.seconds} s; each figure is the median of the rounds, each ratio the median of the rounds' own ratios.`,
    'Waybill’s key has limits of every kind (requests and tokens per minute, concurrent requests, dollars and tokens per day and month), so that all are counted; every request is guarded, priced and recorded. The bare proxy and nginx do none of this. Portkey takes the provider from headers and keeps no record. claude-code-router takes Anthropic’s Messages only: it is asked in these, passes them on untranslated with its log off, and stands against Waybill asked in the same. LiteLLM has one worker and no database.',
    `Left out: ${leftOut.join('; ')}.`,
  ]
}
