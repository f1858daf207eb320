import type http from 'node:http'
import { AppError } from '../../../shared/errors.ts'
import { codeOf } from '../coded.ts'
import type { Upstream } from '../exchange.ts'
import { NOT_PLAIN, type OwnAnswer, ownCall, TOO_LONG } from '../outbound/own-call.ts'
import { upstreamHeaders } from './headers.ts'
import { upstreamError } from './upstream-error.ts'

type Limits = Pick<Parameters<typeof ownCall>[0], 'timeoutMs' | 'mostBytes'>

/**
 * What a provider answers to a GET of Waybill's own, as JSON. Throws `models_unreadable` where it is no 200, or no JSON within
 * the limits, or `provider_*`; no error has a word of the answer.
 */
export async function fetchJson(upstream: Upstream, agent: http.Agent, limits: Limits): Promise<unknown> {
  const { address, path } = upstream
  const url = new URL(upstream.url.origin + path)
  const headers = { accept: 'application/json', ...upstreamHeaders({}, upstream, null, { plain: true }) }
  const { status, text } = await ownCall({ url, agent, headers, ...limits }).catch((thrown: unknown): OwnAnswer => {
    const code = codeOf(thrown)
    if (code === TOO_LONG) throw unreadable(`${address} sent more than a list of models has.`)
    if (code === NOT_PLAIN) throw unreadable(`${address} sent no plain JSON.`)
    throw upstreamError(thrown, address)
  })
  if (status !== 200) throw unreadable(`${address} answered with ${status}.`)
  try {
    return JSON.parse(text)
  } catch {
    throw unreadable(`${address} sent no plain JSON.`)
  }
}

function unreadable(message: string): AppError {
  return new AppError('models_unreadable', { message })
}
