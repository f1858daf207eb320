import { createSerial } from '../serial.ts'

/** A call to the keychain that took longer than it may, or one refused because such a call still blocks. */
export class CallOverdue extends Error {
  override readonly name = 'CallOverdue'
}

// Of the process, not of a vault: all vaults share libuv's four pool threads, which also serve files, DNS and scrypt.
const serial = createSerial()
let running = false
let overdue = false

/**
 * Runs one call at a time, each under a limit. A blocked call can't be cancelled and keeps its pool thread; until it
 * returns, no other is started, so that an absent Secret Service costs one thread and never all four.
 */
export function callKeychain<T>(timeoutMs: number, call: () => Promise<T>): Promise<T> {
  return serial(async () => {
    if (overdue) throw new CallOverdue('An earlier call to the keychain still blocks.')
    running = true
    const answer = call().finally(() => {
      running = false
      overdue = false
    })
    let timer: NodeJS.Timeout | undefined
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        overdue = true
        reject(new CallOverdue('The keychain did not answer in time.'))
      }, timeoutMs)
    })
    return await Promise.race([answer, limit]).finally(() => clearTimeout(timer))
  })
}

/** Whether a call has outlived its limit and still blocks. */
export function keychainHangs(): boolean {
  return overdue
}

/** Whether a call is under way, in its time or not. */
export function keychainBusy(): boolean {
  return running
}
