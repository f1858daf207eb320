import type { ServerResponse } from 'node:http'

/**
 * Ends an answer in the middle: a close without the last chunk, or before the length is full. HTTP/1.0 has no chunks, and would
 * take a close for the proper end (RFC 9112, 6.3): there it is a reset.
 */
export function cutOff(res: ServerResponse): void {
  if (res.req.httpVersion === '1.0') res.socket?.resetAndDestroy()
  res.destroy()
}
