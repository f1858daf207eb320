/**
 * DNS rebinding: a page at evil.test whose name resolves to 127.0.0.1 reaches this port with its own Host. Only the
 * names that a user can have meant are let in. Raw headers, because Node joins or hides duplicates, and a parser
 * that takes the last one would disagree with us.
 */
export function isAllowedHost(rawHeaders: readonly string[], port: number, further: readonly string[]): boolean {
  const hosts: string[] = []
  for (let i = 0; i < rawHeaders.length; i += 2) {
    if (rawHeaders[i]?.toLowerCase() === 'host') hosts.push((rawHeaders[i + 1] ?? '').toLowerCase())
  }
  const host = hosts[0]
  if (hosts.length !== 1 || host === undefined) return false
  const own = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]
  return own.includes(host) || further.some((allowed) => allowed.toLowerCase() === host)
}
