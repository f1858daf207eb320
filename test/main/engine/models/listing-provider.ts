import type { RequestListener } from 'node:http'

/** A provider that answers every request with this. */
export function answeringJson(body: unknown, status = 200): RequestListener {
  return (_req, res) => {
    res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
}
