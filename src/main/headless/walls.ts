import type { IncomingHttpHeaders } from 'node:http'

export interface Approach {
  readonly rawHeaders: readonly string[]
  readonly headers: IncomingHttpHeaders
  /** The port that the request arrived at. */
  readonly port: number
}

export interface KeptOut {
  readonly wall: 'host' | 'origin'
  /** For its sender. */
  readonly message: string
}

const OTHER_HOST: KeptOut = { wall: 'host', message: 'This Host is not one of the dashboard.' }
const WEB_PAGE: KeptOut = { wall: 'origin', message: 'This request comes from a web page.' }

/** Why a request may not come near the control port; null: it may. */
export function whyKeptOut({ rawHeaders, headers, port }: Approach): KeptOut | null {
  const host = singleHost(rawHeaders)
  // DNS rebinding: a page at evil.test that resolves to 127.0.0.1 arrives with its own Host.
  const own = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]
  if (host === null || !own.includes(host)) return OTHER_HOST
  if (headers.origin !== undefined && headers.origin !== `http://${host}`) return WEB_PAGE
  // A page that sends no Origin (an image, a link, a form by GET) is still told apart by the browser itself.
  // `same-site` is another port of this machine, and so another application.
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return WEB_PAGE
  return null
}

/** Node keeps the first of several Hosts and hides the rest; a reader that took the last would disagree with us. */
function singleHost(rawHeaders: readonly string[]): string | null {
  const hosts = rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'host')
  return hosts.length === 1 && hosts[0] !== undefined ? hosts[0].toLowerCase() : null
}
