import { AppError } from '../../../shared/errors.ts'
import { isForbiddenAddress, isLoopback, isPrivateNetwork } from '../address.ts'

/**
 * A base URL that a key may be sent to, in its plain form; throws `base_url_refused`. Of an address on this machine
 * Waybill's own ports are refused: a proxy that forwards to itself does so until the machine freezes.
 */
export function checkBaseUrl(text: string, options: { allowHttp: boolean; ownPorts: readonly number[] }): string {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol)) throw refused('This is no http or https URL.')
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw refused('A base URL has no user, password, query or fragment.')
  }
  if (isForbiddenAddress(url.hostname)) throw refused('No provider lives at a link-local or metadata address.')
  const loopback = isLoopback(url.hostname)
  if (loopback && options.ownPorts.includes(Number(url.port))) throw new SelfLoop()
  if (url.protocol === 'http:' && !loopback) {
    if (!isPrivateNetwork(url.hostname)) throw refused('Without https anyone on the way could read your key.')
    if (!options.allowHttp) {
      throw refused(
        'Without https anyone in this network could read your key.',
        'If you accept that, add --allow-http.',
      )
    }
  }
  return url.href.replace(/\/+$/, '')
}

export class SelfLoop extends AppError {
  constructor() {
    super('base_url_refused', { message: 'This is Waybill itself.' })
  }
}

function refused(message: string, action?: string): AppError {
  return new AppError('base_url_refused', action === undefined ? { message } : { message, action })
}
