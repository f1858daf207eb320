/**
 * How long a panic takes, with 20 streams of all dialects and a WebSocket under way: until its caller has the answer, until each
 * tool has lost its connection, and until each connection to the provider is closed.
 */
import { openStreams, openWebSocket, startBusyEngine } from '../../main/engine/security/busy-engine.ts'
import { pace } from '../pace.ts'
import type { Section } from '../report/section.ts'
import { at, median } from '../report/statistics.ts'

const STREAMS = 20

export async function panic(): Promise<Section> {
  const answered: number[] = []
  const atTools: number[] = []
  const atProvider: number[] = []
  for (let round = 0; round < pace.rounds; round += 1) {
    const { engine, provider, close } = await startBusyEngine()
    const begun = performance.now()
    const underWay = [...(await openStreams(engine, STREAMS)), await openWebSocket(engine)]
    const upstream = provider.recorder.since(begun)
    const moment = performance.now()
    const panicking = engine.core.client.security.panic().then(() => answered.push(performance.now() - moment))
    await Promise.all(underWay.map(({ over }) => over))
    atTools.push(performance.now() - moment)
    atProvider.push(Math.max(...(await Promise.all(upstream.map(({ left }) => left)))) - moment)
    await panicking
    await close()
  }
  const row = (times: readonly number[]) => ({
    'median ms': median(times).toFixed(1),
    'slowest ms': at(times, 1).toFixed(1),
  })
  return {
    title: 'Panic',
    says: [`With ${STREAMS} streams of all dialects and a WebSocket under way; ${pace.rounds} times.`],
    tables: [
      {
        'its caller has the answer': row(answered),
        'every tool is cut off': row(atTools),
        'every connection to the provider is closed': row(atProvider),
      },
    ],
    figures: {},
  }
}
