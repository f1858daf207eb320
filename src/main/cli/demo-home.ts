import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A data directory (0700) that is gone when the process is, however it ends, SIGKILL aside. */
export function makeDemoHome(): string {
  const directory = mkdtempSync(join(tmpdir(), 'waybill-demo-'))
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }))
  return directory
}
