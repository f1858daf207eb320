/** What a hundred thousand requests leave in memory, after a warm-up. */
import { setTimeout as wait } from 'node:timers/promises'
import { peakMbWhile, residentMb } from '../contenders/accounting.ts'
import { startWaybill } from '../contenders/waybill.ts'
import { load } from '../load/run-load.ts'
import type { Section } from '../report/section.ts'
import { startUpstream } from '../upstream/run-upstream.ts'

const CONNECTIONS = 64
const WARM_UP = 20_000
const REQUESTS = 100_000
const LONGEST_SECONDS = 200
/** Until the last rows are written. */
const SETTLING_MS = 2000
/** A limit per minute is exact: of each request of the last one, its moment is known. It goes as later requests look for it. */
const A_MINUTE_MS = 61_000
const LOOKING_BACK = 100

export async function memory(): Promise<Section> {
  const upstream = await startUpstream()
  const waybill = await startWaybill(upstream.origin, { isGauged: true })
  const send = (atMost: number) => load(waybill, { connections: CONNECTIONS, seconds: LONGEST_SECONDS, atMost })
  const look = async () => {
    await wait(SETTLING_MS)
    return { heapMb: await waybill.gauge('heapMb'), residentMb: residentMb(waybill.pid) }
  }
  const aMinuteLater = async () => {
    await wait(A_MINUTE_MS)
    await send(LOOKING_BACK)
    return look()
  }
  const fresh = await look()
  await send(WARM_UP)
  const before = await aMinuteLater()
  const { peakMb, result } = await peakMbWhile(waybill.pid, send(REQUESTS))
  const atOnce = await look()
  const after = await aMinuteLater()
  const row = ({ heapMb, residentMb }: typeof fresh) => ({
    'JavaScript’s heap, collected, MB': heapMb.toFixed(1),
    'resident, MB': Math.round(residentMb),
  })
  return {
    title: 'Memory under load',
    says: [
      `One engine, ${CONNECTIONS} connections, as fast as it can. What grows is what counts: the heap after a full collection, before and after ${REQUESTS.toLocaleString('en-US')} requests that follow a warm-up of ${WARM_UP.toLocaleString('en-US')}, both a minute later: until then the key’s limit per minute knows of each request when it was.`,
    ],
    tables: [
      {
        'before any request': row(fresh),
        'a minute after the warm-up': row(before),
        [`after ${result.requests.toLocaleString('en-US')} more`]: row(atOnce),
        'a minute later': row(after),
        'the most in between': { 'JavaScript’s heap, collected, MB': '', 'resident, MB': Math.round(peakMb) },
      },
    ],
    figures: { heap_growth_mb: after.heapMb - before.heapMb, load_mb: peakMb },
  }
}
