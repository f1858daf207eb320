import type { IncomingMessage } from 'node:http'

/**
 * Where neither a length nor chunks frame an answer, its end is the connection's, and Node takes a reset for one as well: the
 * answer counts as complete then. Asked at that end.
 */
export function wasReset({ headers, socket }: IncomingMessage): boolean {
  const isFramed = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
  return !isFramed && socket.errored !== null
}
