/** Would content go unencrypted over a network? Loopback is none. The engine decides; this only asks the question in time. */
export function isPlainHttpAbroad(address: string | undefined): boolean {
  if (address === undefined || !URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'http:' && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}
