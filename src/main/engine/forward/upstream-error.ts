import { AppError } from '../../../shared/errors.ts'
import { codeOf } from '../coded.ts'

const BROKEN = 'its answer breaks the rules of HTTP'

/** What a failed connection means for the user. Only the error's code is used: its text may hold addresses and more. */
export function upstreamError(thrown: unknown, address: string): AppError {
  const code = codeOf(thrown)
  const cause = new Error(code)
  if (/^(ECONNECT_TIMEOUT|ETIMEDOUT|ESOCKETTIMEDOUT|EWAYBILL_TIMEOUT)$/.test(code)) {
    return new AppError('provider_timeout', { message: `${address} did not answer in time.`, cause })
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS/.test(code)) {
    return new AppError('provider_certificate', {
      message: `The certificate of ${address} can’t be verified (${code}).`,
      cause,
    })
  }
  const reasons: Readonly<Record<string, string>> = {
    ENOTFOUND: 'its name is not known',
    EAI_AGAIN: 'its name can’t be looked up now',
    ECONNREFUSED: 'nothing listens there',
    ECONNRESET: 'it closed the connection',
    EPIPE: 'it closed the connection',
    EHOSTUNREACH: 'there is no route to it',
    ENETUNREACH: 'there is no network',
    EWAYBILL_PROXY: 'the upstream proxy opens no way to it',
    EWAYBILL_ANSWER: BROKEN,
    HPE_HEADER_OVERFLOW: 'the head of its answer is too large',
    EWAYBILL_ADDRESS: 'its address is one that keys may not be sent to',
  }
  const reason = reasons[code] ?? otherReason(code)
  return new AppError('provider_unreachable', { message: `${address} can’t be reached: ${reason}.`, cause })
}

function otherReason(code: string): string {
  if (/^ERR_SSL_|^EPROTO$/.test(code)) return `it does not speak TLS as it should (${code})`
  // Those of Node's parser.
  if (code.startsWith('HPE_')) return BROKEN
  return code === 'unknown' ? 'the connection failed' : code
}
