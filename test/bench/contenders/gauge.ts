/** Loaded into the engine by the benchmark (--import): tells the longest pauses of its event loop when asked. */
import { monitorEventLoopDelay } from 'node:perf_hooks'

const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
process.on('message', () => {
  // The timer's own millisecond is no pause.
  process.send?.({ maxMs: Math.max(0, delay.max / 1e6 - 1), p99Ms: Math.max(0, delay.percentile(99) / 1e6 - 1) })
  delay.reset()
})
process.channel?.unref()
