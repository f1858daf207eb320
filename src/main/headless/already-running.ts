import type { SystemStatus } from '../../shared/contract/system.ts'
import { AppError } from '../../shared/errors.ts'
import type { RunningEngine } from './running-engine.ts'

const ANSWER_LIMIT_MS = 2000

/** Names the engine that is in the way; one that starts, ends or hangs just now is refused without its name. */
export async function alreadyRunning(engine: RunningEngine): Promise<AppError> {
  const status = await engine.client.system
    .status(undefined, { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) })
    .catch(() => null)
  return new AppError('already_running', {
    message: `Waybill is already running here${status ? ` (${nameOf(status)})` : ''}.`,
  })
}

function nameOf({ pid, proxy }: SystemStatus): string {
  return proxy ? `process ${pid}, ${proxy}` : `process ${pid}`
}
