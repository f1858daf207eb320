import type { Candidate, Translated } from '../../../../src/main/engine/exchange.ts'
import type { Limits } from '../../../../src/shared/contract/limits.ts'

/** A chat as it comes to the stage of the limits; what that stage does not look at is left out. */
export function routed(fields: {
  readonly id: string
  readonly keyId: string
  readonly limits: Limits
  readonly outputCap: number
  readonly providers?: readonly string[]
  readonly startedAt?: number
}): Translated {
  const candidates = (fields.providers ?? ['own']).map((name) => ({
    upstream: { providerName: name, ledgerName: name, free: name === 'free', priceId: null },
    outgoing: { type: 'none' },
    headers: null,
    model: 'slow',
    asksUsage: false,
  }))
  const request = {
    id: fields.id,
    startedAt: fields.startedAt ?? 0,
    req: { method: 'POST' },
    channel: { type: 'http' },
    place: { endpoint: '/v1/chat/completions', operation: 'chat' },
    clientKey: { id: fields.keyId, name: fields.keyId, limits: fields.limits },
    kind: null,
    body: { type: 'none' },
    model: 'slow',
    otherModels: [],
    stream: false,
    outputCap: fields.outputCap,
    answers: 1,
    filmSeconds: null,
    candidates: candidates as unknown as readonly [Candidate, ...Candidate[]],
  }
  return request as unknown as Translated
}
