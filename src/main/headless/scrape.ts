import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Scrape } from '../engine/core.ts'
import { type Refusal, refuse } from './rpc-mount.ts'

export const SCRAPE_PATH = '/metrics'

/**
 * A Prometheus' way in, behind the same walls as the rest of the port. The session's token is no use to it: that one is new at
 * each start, and opens everything. Where figures are off there is nothing here.
 */
export async function answerScrape(
  req: IncomingMessage,
  res: ServerResponse,
  scrape: Scrape,
  onStranger: () => void,
): Promise<void> {
  const refusal = refusalOf(req, scrape)
  if (refusal === TOKEN_NEEDED) onStranger()
  if (refusal) return refuse(res, refusal)
  try {
    const text = await scrape.text()
    res.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
    res.end(req.method === 'HEAD' ? undefined : text)
  } catch {
    // Switched off in this moment.
    refuse(res, NOTHING_HERE)
  }
}

function refusalOf({ method, headers }: IncomingMessage, scrape: Scrape): Refusal | null {
  if (!scrape.isOn()) return NOTHING_HERE
  if (!scrape.accepts(headers.authorization)) return TOKEN_NEEDED
  return method === 'GET' || method === 'HEAD' ? null : USE_GET
}

const NOTHING_HERE: Refusal = { status: 404, code: 'NOT_FOUND', message: 'There is nothing here.' }
const TOKEN_NEEDED: Refusal = {
  status: 401,
  code: 'UNAUTHORIZED',
  message: 'Bring the token of waybill metrics token as Authorization: Bearer.',
  headers: { 'www-authenticate': 'Bearer realm="waybill metrics"' },
}
const USE_GET: Refusal = {
  status: 405,
  code: 'METHOD_NOT_SUPPORTED',
  message: 'Use GET.',
  headers: { allow: 'GET, HEAD' },
}
