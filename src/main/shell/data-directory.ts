import { lstatSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import envPaths from 'env-paths'

/** WAYBILL_HOME, else a demo's own place that goes with it, else the platform's; a development build keeps its own. */
export function chooseDataDirectory(demo: boolean, packaged: boolean, home: string | undefined): string {
  if (home) return home
  if (demo) return temporary('waybill-demo-')
  return envPaths('waybill', { suffix: packaged ? '' : 'dev' }).data
}

/**
 * Where Chromium keeps the window's own state (theme, zoom): inside the data directory, so that there is one place to look
 * at and to delete, and so that the single-instance lock, which lives there too, is one per data directory.
 * A data directory that is a link or can't be made is for the engine to refuse: until then, nothing is touched in it.
 */
export function chooseWindowProfile(dataDirectory: string): string {
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
    if (!lstatSync(dataDirectory).isDirectory()) return temporary('waybill-window-')
    const profile = join(dataDirectory, 'window')
    mkdirSync(profile, { recursive: true, mode: 0o700 })
    return profile
  } catch {
    return temporary('waybill-window-')
  }
}

function temporary(prefix: string): string {
  const directory = mkdtempSync(join(tmpdir(), prefix))
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }))
  return directory
}
