import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Whether libsecret has a D-Bus to speak to. Reads the process's own environment and no copy of it, since that is what
 * the native library does. Asked before any call: without a bus some versions wait where others fail.
 */
export function hasSessionBus(): boolean {
  if (process.env.DBUS_SESSION_BUS_ADDRESS) return true
  const runtimeDirectory = process.env.XDG_RUNTIME_DIR || `/run/user/${process.getuid?.()}`
  return existsSync(join(runtimeDirectory, 'bus'))
}
