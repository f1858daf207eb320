import type { ClientError } from '../../codec.ts'

/** google/rpc/code.proto. */
const STATUSES: Readonly<Record<number, string>> = {
  401: 'UNAUTHENTICATED',
  402: 'RESOURCE_EXHAUSTED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ABORTED',
  429: 'RESOURCE_EXHAUSTED',
  499: 'CANCELLED',
  500: 'INTERNAL',
  501: 'UNIMPLEMENTED',
  504: 'DEADLINE_EXCEEDED',
}

export function errorBody({ status: code, message, code: reason }: ClientError) {
  const status = STATUSES[code] ?? (code >= 500 ? 'UNAVAILABLE' : 'INVALID_ARGUMENT')
  return { error: { code, message, status, ...(reason !== null && { details: [detailOf(reason)] }) } }
}

function detailOf(reason: string) {
  return { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: reason.toUpperCase(), domain: 'waybill.local' }
}
