/** What the length of a prompt costs: whoever looks into bodies pays by the byte. */
import { cpuSeconds } from '../contenders/accounting.ts'
import type { Contender } from '../contenders/contender.ts'
import { everyone, startField } from '../contenders/field.ts'
import { load } from '../load/run-load.ts'
import { pace } from '../pace.ts'
import { inTurn } from '../report/in-turn.ts'
import type { Section, Table } from '../report/section.ts'
import { startUpstream } from '../upstream/run-upstream.ts'
import { warmUp } from './warm-up.ts'

const TOKENS = [1_000, 10_000, 100_000] as const

export async function prompts(): Promise<Section> {
  const upstream = await startUpstream()
  const field = await startField(upstream.origin)
  const { direct, bare, waybill } = field
  const contenders = everyone(field)
  await warmUp(contenders)
  const tables: Table[] = []
  const figures: Record<string, number> = {}
  for (const tokens of TOKENS) {
    const found = await inTurn<'latencyUs' | 'addedUs' | 'cpuUs'>(contenders, async (contender, round) => {
      const before = cpuSeconds(contender.pid)
      const { requests, medianUs } = await load(contender, { connections: 1, seconds: pace.seconds, tokens })
      const cpuUs = ((cpuSeconds(contender.pid) - before) / requests) * 1e6
      const addedUs = medianUs - (round.get(direct)?.latencyUs ?? medianUs)
      return { latencyUs: medianUs, addedUs, cpuUs }
    })
    const row = (contender: Contender) => ({
      'added ms, median': (found.of(contender, 'addedUs') / 1000).toFixed(2),
      '× bare': found.ratio(contender, bare, 'addedUs').toFixed(2),
      'CPU ms/request': (found.of(contender, 'cpuUs') / 1000).toFixed(2),
      '× bare ': found.ratio(contender, bare, 'cpuUs').toFixed(2),
    })
    const proxies = contenders.filter((contender) => contender !== direct)
    tables.push(Object.fromEntries(proxies.map((one) => [`${one.name}, ${tokens / 1000}k tokens`, row(one)])))
    figures[`cpu_ratio_${tokens / 1000}k`] = found.ratio(waybill, bare, 'cpuUs')
  }
  return {
    title: 'Long prompts',
    says: [
      'Conversations of 1,000, 10,000 and 100,000 tokens (4, 40 and 400 KB, a thousand tokens in each turn), one connection. The bare proxy and nginx never look into a body; Waybill reads from it what is asked for, and puts in what is the provider’s.',
    ],
    tables,
    figures,
  }
}
