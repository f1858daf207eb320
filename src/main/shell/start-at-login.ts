import { app } from 'electron'
import { autostartEntry, autostartFile, setAutostart } from './autostart-entry.ts'

export const HIDDEN = '--hidden'

/** Brings what the system starts at login in line with the setting. What can't be written stays as it is. */
export function applyStartAtLogin(wanted: boolean): void {
  try {
    if (process.platform === 'linux') applyOnLinux(wanted)
    else applyElsewhere(wanted)
  } catch {
    // Nothing that the app could do without its session's folder.
  }
}

function applyElsewhere(wanted: boolean): void {
  // The system knows the program alone: not the one under development, nor another data directory.
  if (!app.isPackaged || process.env.WAYBILL_HOME) return
  const args = [HIDDEN]
  const { openAtLogin, status } = app.getLoginItemSettings({ args })
  // Switched off in the system's own settings: there it is switched on again.
  if (openAtLogin !== wanted && status !== 'requires-approval') app.setLoginItemSettings({ openAtLogin: wanted, args })
}

function applyOnLinux(wanted: boolean): void {
  // An AppImage runs from a mount that is gone by the next login.
  const program = process.env.APPIMAGE ? [process.env.APPIMAGE] : [process.execPath]
  const command = app.isPackaged ? [...program, HIDDEN] : [...program, app.getAppPath(), HIDDEN]
  setAutostart(autostartFile(process.env), autostartEntry(command, process.env.WAYBILL_HOME), wanted)
}

/** Started by the session, and not by somebody who wants to see it. */
export function isHiddenStart(argv: readonly string[]): boolean {
  return argv.includes(HIDDEN) || (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin)
}
