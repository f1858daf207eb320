import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

const ID_BYTES = 16
/** Fetched for many ids at once: a system call for each of them is most of what an id costs. */
const pool = new Uint8Array(256 * ID_BYTES)
let used = pool.length
let latest = 0
let count = 0

/** A UUID (RFC 9562, version 7) that sorts by time. Those of one millisecond count up from a random number (6.2, method 1). */
export function exchangeId(now: number): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const random = pool.subarray(used, used + ID_BYTES)
  used += ID_BYTES
  if (now > latest) {
    latest = now
    count = new DataView(random.buffer, random.byteOffset).getUint32(6) >>> 2
  } else count += 1
  return v7({ random, msecs: latest, seq: count })
}
