import type { ProviderTestResult } from '../../../shared/contract/providers.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Upstream } from '../exchange.ts'
import { ownCall } from '../outbound/own-call.ts'
import type { Agents } from './agents.ts'
import { madeCredentials } from './credentials.ts'
import { upstreamHeaders } from './headers.ts'
import { upstreamError } from './upstream-error.ts'

const TIMEOUT_MS = 15_000

/** One harmless call to a provider (its list of models), and what its answer means. Rejects with `offline` alone. */
export async function probeProvider(
  upstream: Upstream,
  agents: Agents,
  json: string | null = null,
): Promise<ProviderTestResult> {
  const agent = agents.for(upstream.url, 'provider_test', upstream.providerName)
  const body = Buffer.from(json ?? '')
  const method = json === null ? 'GET' : 'POST'
  const type = json === null ? {} : { 'content-type': 'application/json', 'content-length': body.length }
  let credentials: Readonly<Record<string, string>> | null
  try {
    credentials = await madeCredentials(upstream, { method, path: upstream.path, body }, () => agents)
  } catch (thrown) {
    if (thrown instanceof AppError) return failed(thrown)
    throw thrown
  }
  const url = new URL(upstream.url.origin + upstream.path)
  const headers = { accept: 'application/json', ...type, ...upstreamHeaders({}, upstream, null), ...credentials }
  const started = performance.now()
  try {
    const { status } = await ownCall({ url, agent, method, headers, body, timeoutMs: TIMEOUT_MS, mostBytes: 0 })
    return meaningOf(status, Math.round(performance.now() - started))
  } catch (thrown) {
    return failed(upstreamError(thrown, upstream.address))
  }
}

function failed({ message, action }: AppError): ProviderTestResult {
  return { ok: false, status_code: null, latency_ms: null, message: `${message} ${action}` }
}

function meaningOf(status: number, latency: number): ProviderTestResult {
  const result = (ok: boolean, message: string) => ({ ok, status_code: status, latency_ms: latency, message })
  if (status >= 200 && status < 300) return result(true, 'It answers, and it takes the key.')
  // Gemini answers a wrong key with 400.
  if (status === 400 || status === 401 || status === 403)
    return result(false, 'It does not take this key. Add the right one.')
  if (status === 402) return result(false, 'It takes the key, but the account has no credit.')
  if (status === 404) return result(false, 'It answers, but has no list of models here. Check the base URL.')
  if (status === 429) return result(true, 'It takes the key, and asks to wait: a limit is reached.')
  if (status >= 300 && status < 400) return result(false, 'It sends us elsewhere. Check the base URL.')
  return result(false, `It answers with an error of its own (${status}). Try again later.`)
}
