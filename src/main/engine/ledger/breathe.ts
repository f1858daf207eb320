import { setImmediate, setTimeout } from 'node:timers/promises'

/**
 * SQLite works in this thread, so long work is cut into slices: between two of them whatever waits in the event loop, such
 * as the frames of a stream, has its turn. (Awaiting a query does not do that: it never leaves the microtask queue.)
 */
export const breathe = (): Promise<void> => setImmediate()

/** Between two slices of work; `begun`: when the one before began, as performance.now(). */
export type Rest = (begun: number) => Promise<void>

/**
 * Half of the time for whoever is busy beside it, as long as somebody is: a request has several turns of the event loop, and if the
 * next slice came at once, it would wait for one in each of them.
 */
export function createRest(isBusy: () => boolean): Rest {
  return (begun) => (isBusy() ? setTimeout(performance.now() - begun) : breathe())
}
