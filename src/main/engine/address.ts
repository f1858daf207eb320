import net, { BlockList } from 'node:net'

/** Cloud metadata services and link-local neighbours: no provider lives there, and a key must not go there. */
const forbidden = new BlockList()
forbidden.addSubnet('169.254.0.0', 16)
forbidden.addAddress('0.0.0.0')
forbidden.addAddress('100.100.100.200')
forbidden.addSubnet('fe80::', 10, 'ipv6')
forbidden.addAddress('::', 'ipv6')
forbidden.addAddress('fd00:ec2::254', 'ipv6')

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

const privateNetworks = new BlockList()
privateNetworks.addSubnet('10.0.0.0', 8)
privateNetworks.addSubnet('172.16.0.0', 12)
privateNetworks.addSubnet('192.168.0.0', 16)
privateNetworks.addSubnet('fc00::', 7, 'ipv6')

export function isForbiddenAddress(hostname: string): boolean {
  return isIn(forbidden, plain(hostname))
}

/** Whether a host, as a URL has it, is this machine. */
export function isLoopback(hostname: string): boolean {
  const host = plain(hostname)
  return host === 'localhost' || isIn(loopback, host)
}

/** An address, or a name as home and office networks give them, that the public network can't reach. */
export function isPrivateNetwork(hostname: string): boolean {
  const host = plain(hostname)
  if (net.isIP(host) !== 0) return isIn(privateNetworks, host)
  return !host.includes('.') || /\.(local|lan|internal|home\.arpa)$/.test(host)
}

/** IPv4 addresses written as IPv6 (`::ffff:…`) are held against the IPv4 rules as well: BlockList does that. */
function isIn(list: BlockList, host: string): boolean {
  const family = net.isIP(host)
  return family !== 0 && list.check(host, family === 6 ? 'ipv6' : 'ipv4')
}

function plain(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '').toLowerCase()
}
