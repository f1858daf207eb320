import { AppError } from '../../../shared/errors.ts'
import { isForbiddenAddress, isLoopback, isPrivateNetwork } from '../address.ts'

/** Where OTLP/HTTP takes metrics, below the collector's base URL. */
const METRICS_PATH = '/v1/metrics'

/**
 * The address that figures are posted to, of a collector's base URL or of its whole address; throws `invalid_input`. The walls
 * are those of a provider's base URL: what a token may go with must not go in clear, nor to a metadata service.
 */
export function metricsUrl(text: string, options: { allowHttp: boolean; ownPorts: readonly number[] }): URL {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol)) throw refused('This is no http or https URL.')
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw refused('It has no user, password, query or fragment.', 'Give a header: waybill metrics otlp-header NAME')
  }
  if (isForbiddenAddress(url.hostname)) throw refused('No collector lives at a link-local or metadata address.')
  const loopback = isLoopback(url.hostname)
  if (loopback && options.ownPorts.includes(Number(url.port))) throw refused('This is Waybill itself.')
  if (url.protocol === 'http:' && !loopback) {
    if (!isPrivateNetwork(url.hostname)) throw refused('Without https anyone on the way could read along.')
    if (!options.allowHttp) {
      throw refused(
        'Without https anyone in this network could read along.',
        'If you accept that: waybill settings set otlp_allow_http true',
      )
    }
  }
  const path = url.pathname.replace(/\/+$/, '')
  url.pathname = path.endsWith(METRICS_PATH) ? path : path + METRICS_PATH
  return url
}

function refused(message: string, action?: string): AppError {
  return new AppError('invalid_input', { message: `otlp_endpoint: ${message}`, ...(action ? { action } : {}) })
}
