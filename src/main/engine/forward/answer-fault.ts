import type { IncomingMessage } from 'node:http'
import { coded } from '../coded.ts'

/** Node reads no more than a thousand headers of an answer, and says nothing of the others. */
const MOST_HEADERS = 1000

/**
 * Why an answer can't be passed on: Node's parser takes more than HTTP knows (RFC 9110, 15; RFC 9112, 4) and its own server
 * writes, which throws where that would end the process. null: it can.
 */
export function answerFault({
  statusCode = 0,
  statusMessage = '',
  headers,
  rawHeaders,
}: IncomingMessage): Error | null {
  // Those below 200 come before an answer; one that changes the protocol was not asked for.
  const isFinal = statusCode >= 200
  // A coding that nobody offered to take (RFC 9110, 10.1.4): what it hides could be the provider's key.
  const isPlain = /^chunked$/i.test(headers['transfer-encoding'] ?? 'chunked')
  const isSeen = rawHeaders.length < 2 * MOST_HEADERS
  const isText = /^[\t\x20-\x7e\x80-\xff]*$/.test(statusMessage)
  return isFinal && isPlain && isSeen && isText ? null : coded('EWAYBILL_ANSWER')
}
