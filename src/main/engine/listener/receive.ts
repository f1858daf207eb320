import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { AppError } from '../../../shared/errors.ts'
import type { Channel, Received } from '../exchange.ts'
import { exchangeId } from './exchange-id.ts'
import { nowhere, placeOf, type Speaker } from './place.ts'
import { toolOf } from './user-agent.ts'

export interface Arrival {
  readonly received: Received
  readonly isProbe: boolean
  /** Why the path alone rules it out; the walls still come first. */
  readonly refusal: AppError | null
}

export function receive(req: IncomingMessage, channel: Channel, isProvider: (name: string) => boolean): Arrival {
  const speaker = speakerOf(req.headers)
  const result = placeOf(req.url ?? '', { isProvider, speaker })
  const startedAt = Date.now()
  const received: Received = {
    id: exchangeId(startedAt),
    startedAt,
    startedTick: performance.now(),
    req,
    channel,
    // A path that leads nowhere is refused in the words of whose SDK it is, all the same.
    place: result.type === 'place' ? result.place : { ...nowhere, dialect: speaker ?? nowhere.dialect },
    tool: toolOf(req.headers['user-agent']),
  }
  const isProbe = result.type === 'probe' && (req.method === 'GET' || req.method === 'HEAD')
  if (!METHODS.has(req.method ?? '')) return { received, isProbe, refusal: otherMethod() }
  return { received, isProbe, refusal: result.type === 'place' || isProbe ? null : refusalOf(result) }
}

/** Of all that Node's parser knows: no provider has a use for the others, and TRACE would send its key back (RFC 9110, 9.3.8). */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

function otherMethod(): AppError {
  return new AppError('unknown_path', { message: 'Nothing is served by this method.' })
}

function refusalOf(result: { readonly type: string; readonly code?: 'bad_target' | 'unknown_path' }): AppError {
  return result.code === 'bad_target'
    ? new AppError('bad_target', { message: 'This request target is not a plain path.' })
    : new AppError('unknown_path', { message: 'Nothing is served at this path.' })
}

/** The headers that only one provider's SDKs send. */
function speakerOf(headers: IncomingHttpHeaders): Speaker {
  if (headers['anthropic-version'] !== undefined) return 'anthropic'
  return headers['x-goog-api-client'] !== undefined || headers['x-goog-api-key'] !== undefined ? 'gemini' : null
}
