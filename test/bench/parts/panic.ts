/**
 * How long a panic takes, with 20 streams of all dialects and a WebSocket under way: until its caller has the answer, until each
 * tool has lost its connection, and until each connection to the provider is closed.
 */
import { openStreams, openWebSocket, startBusyEngine } from '../main/engine/security/busy-engine.ts'

const ROUNDS = Number(process.env.ROUNDS ?? 10)
const STREAMS = 20

const answered: number[] = []
const atTools: number[] = []
const atProvider: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  const { engine, provider, close } = await startBusyEngine()
  const begun = performance.now()
  const underWay = [...(await openStreams(engine, STREAMS)), await openWebSocket(engine)]
  const upstream = provider.recorder.since(begun)
  const moment = performance.now()
  const panic = engine.core.client.security.panic().then(() => answered.push(performance.now() - moment))
  await Promise.all(underWay.map(({ over }) => over))
  atTools.push(performance.now() - moment)
  atProvider.push(Math.max(...(await Promise.all(upstream.map(({ left }) => left)))) - moment)
  await panic
  await close()
}

const figures = (times: readonly number[]): string => {
  const sorted = times.toSorted((a, b) => a - b)
  return `median ${sorted[Math.floor(sorted.length / 2)]?.toFixed(1)} ms, slowest ${sorted.at(-1)?.toFixed(1)} ms`
}
console.log(`panic with ${STREAMS} streams and a WebSocket under way, ${ROUNDS} times:`)
console.log(`  answered                     ${figures(answered)}`)
console.log(`  every tool cut off           ${figures(atTools)}`)
console.log(`  every provider connection    ${figures(atProvider)}`)
