import type { IncomingMessage, ServerResponse } from 'node:http'
import { ORPCError, onError } from '@orpc/server'
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node'
import type { ControlRouter } from '../engine/control/control.ts'
import type { Log } from './log.ts'

export type RpcMount = (req: IncomingMessage, res: ServerResponse) => Promise<void>

export const RPC_PREFIX = '/rpc'

/** Names and nothing else: what reads the path next resolves `..` and escapes, and we have judged the path as it came. */
const CALL = /^\/rpc(\/[A-Za-z]+)+$/

/** No call of the contract is larger than a few thousand bytes. */
const BODY_LIMIT_BYTES = 1024 * 1024

/** The contract over HTTP, the same on the control port and on the socket; who may come in is settled before it. */
export function createRpcMount(router: ControlRouter, log: Log): RpcMount {
  const handler = new RPCHandler(router, {
    plugins: [new BodyLimitPlugin({ maxBodySize: BODY_LIMIT_BYTES })],
    clientInterceptors: [onError((thrown) => logUnforeseen(thrown, log))],
  })
  return async (req, res) => {
    // A GET can be caused by a link or an image; no call of the contract is one.
    if (req.method !== 'POST') return refuse(res, USE_POST)
    if (!CALL.test(req.url ?? '')) return refuse(res, NO_SUCH_CALL)
    try {
      const { matched } = await handler.handle(req, res, { prefix: RPC_PREFIX, context: {} })
      if (!matched) refuse(res, NO_SUCH_CALL)
    } catch (thrown) {
      // The client left, or the stream broke: there is nobody to answer.
      if (res.headersSent || res.destroyed) return void res.destroy()
      logUnforeseen(thrown, log)
      refuse(res, isTooLarge(thrown) ? TOO_LARGE : FAILED)
    }
  }
}

export interface Refusal {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly headers?: Readonly<Record<string, string>>
}

export const USE_POST: Refusal = {
  status: 405,
  code: 'METHOD_NOT_SUPPORTED',
  message: 'Use POST.',
  headers: { allow: 'POST' },
}
const NO_SUCH_CALL: Refusal = { status: 404, code: 'NOT_FOUND', message: 'There is no such call.' }
const TOO_LARGE: Refusal = {
  status: 413,
  code: 'PAYLOAD_TOO_LARGE',
  message: 'The call is too large.',
  headers: { connection: 'close' },
}
const FAILED: Refusal = {
  status: 500,
  code: 'INTERNAL_SERVER_ERROR',
  message: 'Something unforeseen went wrong in Waybill.',
}

/** In the shape of oRPC's own errors, so that every client can read it. */
export function refuse(res: ServerResponse, { headers, ...error }: Refusal): void {
  res.writeHead(error.status, { ...headers, 'content-type': 'application/json' })
  res.end(JSON.stringify({ json: { defined: false, ...error }, meta: [] }))
}

function isTooLarge(thrown: unknown): boolean {
  return thrown instanceof ORPCError && thrown.code === 'PAYLOAD_TOO_LARGE'
}

/** Types only: a message could carry what the call carried. */
function logUnforeseen(thrown: unknown, log: Log): void {
  if (thrown instanceof ORPCError && thrown.status < 500) return
  const code = thrown instanceof ORPCError ? thrown.code : thrown instanceof Error ? thrown.name : typeof thrown
  log.warn({ error_type: code }, 'a control call failed')
}
