import type { UpdateHindrance } from '../../../shared/contract/updates.ts'
import { AppError, toAppError } from '../../../shared/errors.ts'
import type { Updater } from '../../engine/core.ts'
import type { EngineReport, UpdateMessage } from '../engine-messages.ts'

/** The shell's updater as its engine sees it, in the engine's process: wishes go out as messages, what came of them comes in. */
export interface DistantUpdater {
  readonly updater: Updater
  hear(message: UpdateMessage): void
}

export function updaterInShell(
  hindrance: UpdateHindrance | null,
  tell: (report: EngineReport) => void,
): DistantUpdater {
  let engine: Parameters<Updater['attach']>[0] | null = null

  async function fetch({ id, asked }: Extract<UpdateMessage, { type: 'fetch' }>): Promise<void> {
    let told = 0
    try {
      // It was asked while it starts: an answer that never comes would leave the shell waiting for good.
      if (engine === null) throw new AppError('update_failed', { message: 'The engine is not up yet.' })
      const fetched = await engine.fetch(asked, (bytes, of) => {
        if (bytes < told + TELL_EVERY_BYTES && bytes !== of) return
        told = bytes
        tell({ type: 'fetching', id, bytes, of })
      })
      tell({ type: 'fetched', id, fetched })
    } catch (thrown) {
      const { code, message, action } = toAppError(thrown)
      tell({ type: 'not_fetched', id, code, message, action })
    }
  }

  return {
    updater: {
      hindrance,
      wish: (wish) => tell({ type: 'wish', wish }),
      attach: (given) => {
        engine = given
      },
    },
    hear(message) {
      if (message.type === 'told') engine?.told(message.progress)
      else void fetch(message)
    },
  }
}

/** A chunk is some kilobytes: a message for each would be ten thousand. */
const TELL_EVERY_BYTES = 256 * 1024
