import type { Check } from '../../../shared/contract/system.ts'
import type { EventSum } from './incident.ts'
import { alarmingKinds } from './kinds.ts'

/** As many in a day as no slip of a hand makes. */
const UNUSUAL = 100

/** For the doctor: what was refused in the last day, and whether somebody should look at it. */
export function securityCheck(lastDay: readonly EventSum[]): Check {
  const counts = new Map<string, number>()
  let alarming = 0
  for (const { kind, count } of lastDay) {
    counts.set(kind, (counts.get(kind) ?? 0) + count)
    if (alarmingKinds.has(kind)) alarming += count
  }
  const told = [...counts].map(([kind, count]) => `${kind} ${count}`).join(', ')
  const isUnusual = alarming >= UNUSUAL
  return {
    name: 'security events',
    state: isUnusual ? 'warning' : 'ok',
    message: told === '' ? 'None in the last day.' : `In the last day: ${told}.`,
    action: isUnusual ? 'That is unusual. Look at them: waybill security events --since 24h' : null,
  }
}
