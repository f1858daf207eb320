import { lstatSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { makeTemporary } from './temporary.ts'

/**
 * Where Chromium keeps the window's own state (theme, zoom): inside the data directory, so that there is one place to look
 * at and to delete, and so that the single-instance lock, which lives there too, is one per data directory.
 * A data directory that is a link or can't be made is for the engine to refuse: until then, nothing is touched in it.
 */
export function chooseWindowProfile(dataDirectory: string): string {
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
    if (!lstatSync(dataDirectory).isDirectory()) return makeTemporary('waybill-window-')
    const profile = join(dataDirectory, 'window')
    mkdirSync(profile, { recursive: true, mode: 0o700 })
    return profile
  } catch {
    return makeTemporary('waybill-window-')
  }
}
