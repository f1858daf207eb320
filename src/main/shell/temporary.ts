import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A directory (0700) that goes with the app. Chromium may still write into it while it ends: hence the further attempts. */
export function makeTemporary(prefix: string): string {
  const directory = mkdtempSync(join(tmpdir(), prefix))
  process.once('exit', () => {
    try {
      rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
    } catch {
      // It holds no content and no key, and the system clears its temporary directory. An exit is no place to fail.
    }
  })
  return directory
}
