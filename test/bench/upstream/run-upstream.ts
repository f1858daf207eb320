import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { firstLine, launchScript } from '../contenders/processes.ts'
import type { Speech } from './upstream.ts'

export interface Upstream {
  readonly origin: string
  /** How the streams are spoken that begin after this. */
  speak(speech: Speech): Promise<void>
}

export async function startUpstream(): Promise<Upstream> {
  const child = launchScript(fileURLToPath(new URL('upstream.ts', import.meta.url)))
  return {
    origin: `http://127.0.0.1:${await firstLine(child)}`,
    async speak(speech) {
      const understood = once(child, 'message')
      child.send(speech)
      await understood
    },
  }
}
