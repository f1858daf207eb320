import { setImmediate } from 'node:timers/promises'

/**
 * SQLite works in this thread, so long work is cut into slices: between two of them whatever waits in the event loop, such
 * as the frames of a stream, has its turn. (Awaiting a query does not do that: it never leaves the microtask queue.)
 */
export const breathe = (): Promise<void> => setImmediate()
