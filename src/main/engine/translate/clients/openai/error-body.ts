import type { ClientError } from '../../codec.ts'

/** As OpenAI's servers send it, and its SDKs read it. */
export interface ErrorBody {
  readonly error: {
    readonly message: string
    readonly type: string
    readonly param: null
    readonly code: string | null
  }
}

export function errorBody(error: ClientError): ErrorBody {
  return { error: { message: error.message, type: typeOf(error.status), param: null, code: error.code } }
}

function typeOf(status: number): string {
  switch (status) {
    case 401:
      return 'authentication_error'
    case 403:
      return 'permission_error'
    case 429:
      return 'rate_limit_error'
    default:
      return status >= 500 ? 'server_error' : 'invalid_request_error'
  }
}
