/** How much of a body is handed on: enough to see what a short one asks for. */
const KEPT_BYTES = 4096
const EMPTY = Buffer.alloc(0)

/**
 * Reads HTTP/1.1 messages one after the other off a connection's bytes, no faster way being known: Node's own parser costs more
 * than most of the proxies that are measured. Only as much as the benchmark's two ends meet: a length or chunks, nothing pipelined.
 */
export function createReader(whole: (head: string, bodyStart: string) => void): (chunk: Buffer) => void {
  let pending: Buffer = EMPTY
  let head = ''
  let bodyStart = ''
  let left = 0
  let lastBytes = ''

  return (chunk) => {
    let rest = chunk
    if (head === '') {
      const bytes = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
      const end = bytes.indexOf('\r\n\r\n')
      pending = end === -1 ? bytes : EMPTY
      if (end === -1) return
      head = bytes.toString('latin1', 0, end)
      left = bodyLength(head)
      rest = bytes.subarray(end + 4)
    }
    if (bodyStart.length < KEPT_BYTES) bodyStart += rest.toString('latin1', 0, KEPT_BYTES)
    left -= rest.length
    if (left === Number.POSITIVE_INFINITY) {
      lastBytes = (lastBytes + rest.toString('latin1', Math.max(0, rest.length - 5))).slice(-5)
      if (lastBytes !== '0\r\n\r\n') return
    } else if (left > 0) return
    const [wholeHead, start] = [head, bodyStart]
    head = ''
    bodyStart = ''
    lastBytes = ''
    whole(wholeHead, start)
  }
}

/** Infinity: in chunks. */
function bodyLength(head: string): number {
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length !== undefined) return Number(length)
  return /\r\ntransfer-encoding: *chunked/i.test(head) ? Number.POSITIVE_INFINITY : 0
}
