import type { ControlClient } from '../../shared/contract/contract.ts'
import { AppError } from '../../shared/errors.ts'
import { findEngine, type RunningEngine } from '../headless/headless.ts'
import { ownCommand } from './own-command.ts'
import type { Session } from './session.ts'
import { version } from './version.ts'

/** What a command works with; `lasting` is false where the engine lives only as long as the command. */
export interface Control {
  readonly client: ControlClient
  readonly lasting: boolean
}

/** Asks the running engine; where none runs, does the work in this process, with an engine that listens nowhere. */
export async function withControl<T>(session: Session, work: (control: Control) => Promise<T>): Promise<T> {
  const engine = await findEngine(session.dataDirectory)
  if (engine) return work({ client: engine.client, lasting: true })
  const { createCore } = await import('../engine/core.ts')
  const core = await createCore({
    dataDirectory: session.dataDirectory,
    version,
    command: ownCommand(session),
  })
  try {
    return await work({ client: core.client, lasting: false })
  } finally {
    await core.close()
  }
}

/** For what makes sense only while an engine runs. Throws `not_running`. */
export async function runningEngine(session: Session): Promise<RunningEngine> {
  const engine = await findEngine(session.dataDirectory)
  if (engine) return engine
  throw new AppError('not_running', { message: `Waybill is not running (${session.dataDirectory}).` })
}
