import { keychainBusy } from './keychain-call.ts'

/**
 * Ends the process with this exit code, even while a keychain call blocks. Measured 2026-11-20 with Node 24:
 * `process.exit` waits for libuv's pool threads and so never returns then. Becoming another program ends those threads
 * and keeps the exit code; where that is not to be had, the process kills itself. Close files and databases before.
 */
export function endProcess(code: number): never {
  if (keychainBusy()) {
    try {
      process.execve?.('/bin/sh', ['sh', '-c', `exit ${Math.trunc(code)}`], {})
    } catch {
      // Windows, a worker thread, no shell: what follows works everywhere.
    }
    process.kill(process.pid, 'SIGKILL')
  }
  process.exit(code)
}
