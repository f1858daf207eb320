import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** `npx waybill` links to the built command and makes it executable once: a later build, which empties out/, has to do it itself. */
export function executable(fileName: string): Plugin {
  return {
    name: 'waybill:executable',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      if (dir !== undefined && fileName in bundle) chmodSync(join(dir, fileName), 0o755)
    },
  }
}
