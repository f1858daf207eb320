import { app } from 'electron'
import type { EngineProcess } from './engine-process.ts'

/** A little over the engine's own limit for running exchanges (`stop_limit_seconds`, 10 unless set). */
const LIMIT_MS = 15_000

/**
 * The windows are gone by then, so a quit feels immediate while the last streams still finish. `leave`: whether the app is
 * ended by somebody else then.
 */
export function stopEngineBeforeQuit(stop: EngineProcess['stop'], leave: () => boolean): void {
  let stopped = false
  app.on('will-quit', (event) => {
    if (stopped) return
    event.preventDefault()
    void stop(LIMIT_MS).then(() => {
      stopped = true
      if (!leave()) app.quit()
    })
  })
}
