import { mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Two real processes, one profile: the first makes a folder, a later one leaves a note in it. Both at once, as Electron's call is. */
export function claimInstance(profile: string, later: (argv: readonly string[]) => void): boolean {
  const notes = join(profile, 'double-instance')
  try {
    mkdirSync(notes)
  } catch {
    writeFileSync(join(notes, `${process.pid}.json`), JSON.stringify(process.argv))
    return false
  }
  const watcher = watch(notes, () => {
    for (const name of readdirSync(notes)) {
      const text = readFileSync(join(notes, name), 'utf8')
      // Seen between its creation and its writing: the next event brings it again.
      if (!text) continue
      rmSync(join(notes, name))
      later(JSON.parse(text))
    }
  })
  watcher.unref()
  release = () => {
    release = () => {}
    watcher.close()
    rmSync(notes, { recursive: true, force: true })
  }
  process.once('exit', () => release())
  return true
}

let release = () => {}

export function releaseInstance(): void {
  release()
}
