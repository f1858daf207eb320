/** Loaded into the engine by the benchmark (--import): tells the longest pause of its event loop, or its heap, when asked. */
import { monitorEventLoopDelay } from 'node:perf_hooks'

const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
process.on('message', (what) => {
  if (what === 'heapMb') {
    globalThis.gc?.()
    process.send?.(process.memoryUsage().heapUsed / 1e6)
    return
  }
  // The timer's own millisecond is no pause.
  process.send?.(Math.max(0, delay.max / 1e6 - 1))
  delay.reset()
})
process.channel?.unref()
