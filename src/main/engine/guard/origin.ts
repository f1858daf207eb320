import type { IncomingHttpHeaders } from 'node:http'

/**
 * Browsers say where a request comes from. A page may not spend a user's key, whatever it knows, unless the user has
 * listed its very origin. Any other client sends neither header.
 */
export function isAllowedOrigin(headers: IncomingHttpHeaders, allowed: readonly string[]): boolean {
  const { origin } = headers
  if (origin !== undefined) return isListedOrigin(origin, allowed)
  const site = headers['sec-fetch-site']
  // Another port of this machine is the `same-site`, and still another application.
  return site === undefined || site === 'none' || site === 'same-origin'
}

export function isListedOrigin(origin: string, allowed: readonly string[]): boolean {
  return origin !== 'null' && allowed.some((listed) => listed.toLowerCase() === origin.toLowerCase())
}

/** Only for a listed origin; without these a browser keeps the answer from the page. */
export function corsHeaders(origin: string): Record<string, string> {
  return { 'access-control-allow-origin': origin, vary: 'Origin', 'access-control-expose-headers': '*' }
}

export function preflightHeaders(origin: string, headers: IncomingHttpHeaders): Record<string, string> {
  return {
    ...corsHeaders(origin),
    'access-control-allow-methods': 'GET, POST, DELETE, PUT, PATCH',
    'access-control-allow-headers': headers['access-control-request-headers'] ?? '',
    'access-control-max-age': '600',
    ...(headers['access-control-request-private-network'] === 'true'
      ? { 'access-control-allow-private-network': 'true' }
      : {}),
  }
}
