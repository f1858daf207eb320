import type { Headless } from '../headless/headless.ts'
import { endNow } from './end-now.ts'

export interface StopSigns {
  /** Resolves when a signal or `waybill stop` asked the engine to end, and it has. */
  until(headless: Headless): Promise<void>
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * From now on, signals end the process in our way: while it starts, at once (but with its exit handlers); while it runs,
 * gracefully; and a second one does not wait for anything.
 */
export function watchStopSigns(): StopSigns {
  let stop: (() => void) | undefined
  const onSignal = () => {
    if (!stop) return void endNow(1)
    stop()
    stop = undefined
  }
  for (const signal of SIGNALS) process.on(signal, onSignal)
  return {
    until: (headless) =>
      new Promise((resolve, reject) => {
        stop = () => {
          headless.log.info('stopping')
          headless.close().then(resolve, reject)
        }
        // By the same way: a signal after `waybill stop` is the second one.
        headless.stopRequested.then(onStopRequested)
        function onStopRequested() {
          if (stop) onSignal()
        }
      }),
  }
}
