import net from 'node:net'

/** Whether a host of a URL, as written, is this machine. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase()
  return host === 'localhost' || host === '::1' || (net.isIPv4(host) && host.startsWith('127.'))
}

/** Cloud metadata services and link-local neighbours: no provider lives there, and a key must not go there. */
export function isForbiddenAddress(address: string): boolean {
  const host = address
    .replace(/^\[|\]$/g, '')
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, '')
  if (net.isIPv4(host)) return host.startsWith('169.254.') || host === '0.0.0.0' || host === '100.100.100.200'
  return net.isIPv6(host) && (/^fe[89ab]/.test(host) || host === '::' || host === 'fd00:ec2::254')
}

/** An address, or a name as home and office networks give them, that the public network can't reach. */
export function isPrivateNetwork(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase()
  if (net.isIPv4(host)) return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host)
  if (net.isIPv6(host)) return /^f[cd]/.test(host)
  return !host.includes('.') || /\.(local|lan|internal|home\.arpa)$/.test(host)
}
