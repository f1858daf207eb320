import { join } from 'node:path'
import { app } from 'electron'

/** How another program starts this app's `waybill`: by absolute paths that are the same after a restart, and an update. */
export function ownProgram(): readonly string[] {
  if (!app.isPackaged) return [process.execPath, app.getAppPath(), '--']
  // What lies inside of it lies somewhere else at each start.
  if (process.env.APPIMAGE) return [process.env.APPIMAGE, '--ozone-platform=headless', '--']
  const resources = join(app.getAppPath(), '..')
  return [join(resources, 'bin', process.platform === 'win32' ? 'waybill.cmd' : 'waybill')]
}
