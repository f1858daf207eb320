import type { AppError } from '../../shared/errors.ts'
import type { ExchangeRow } from '../../shared/exchange-row.ts'
import { localHour } from './calendar.ts'
import type { Admitted, Answered, Candidate, Read, Received } from './exchange.ts'
import { createRedactor } from './forward/redactor.ts'
import { type Metered, safeLabel } from './meter/meter.ts'
import { noUsage } from './meter/usage.ts'
import type { Charged, CostOf } from './prices/prices.ts'

/** The waybill of an exchange at its start: what, where to, when. All else is filled in on its way. */
export function receivedRow({ id, startedAt, tool, req, place }: Received): ExchangeRow {
  return {
    id,
    started_at: startedAt,
    local_hour: localHour(startedAt),
    client_key_id: null,
    client_key_prefix: null,
    tool,
    project: null,
    method: req.method ?? 'GET',
    endpoint: place.endpoint,
    dialect: place.dialect,
    operation_name: place.operation,
    provider_name: null,
    server_address: null,
    provider_key_id: null,
    request_model: null,
    response_model: null,
    stream: false,
    status_code: null,
    error_type: null,
    finish_reasons: [],
    ...noUsage,
    service_tier: null,
    usage_source: 'none',
    cost_nano_usd: null,
    cost_basis: 'unpriced',
    price_version: null,
    latency_ms: null,
    time_to_first_chunk_ms: null,
    request_bytes: 0,
    response_bytes: 0,
    attempts: 0,
    dropped_fields: [],
    ended_by: null,
  }
}

export function withClientKey(row: ExchangeRow, { clientKey }: Admitted): ExchangeRow {
  const { id, prefix, project } = clientKey
  return { ...row, client_key_id: id, client_key_prefix: prefix, project }
}

export function withModel(row: ExchangeRow, { model, stream }: Read): ExchangeRow {
  return { ...row, request_model: safeLabel(model), stream }
}

export function withRoute(row: ExchangeRow, { upstream }: Candidate): ExchangeRow {
  const { ledgerName, address, keyId } = upstream
  return { ...row, provider_name: ledgerName, server_address: address, provider_key_id: keyId }
}

/** An exchange that a provider answered, wholly or in part. */
export function answeredRow(
  row: ExchangeRow,
  answered: Answered,
  metered: Metered,
  { latencyMs, costOf, endsJob }: { readonly latencyMs: number; readonly costOf: CostOf; readonly endsJob: boolean },
): ExchangeRow {
  const { endedBy, attempts } = answered
  // Whose client left while its body was still being read: no provider has heard of it.
  const wasNotSent = attempts === 0
  const { upstream } = answered.candidate
  const figures = {
    ...withoutKey(metered, upstream.key),
    // A poll repeats what the first answer said: counted once, where it was asked for, or where it first tells of a job's end.
    ...(wasNotSent || (isPoll(row, answered.statusCode) && !endsJob)
      ? { ...noUsage, usage_source: 'none' as const }
      : {}),
  }
  const said = { ...withRoute(row, answered.candidate), ...figures, status_code: answered.statusCode, attempts }
  return {
    ...said,
    ...costOf(figures, chargedFor(said, upstream)),
    latency_ms: latencyMs,
    time_to_first_chunk_ms: answered.timeToFirstChunkMs,
    request_bytes: answered.requestBytes(),
    response_bytes: answered.responseBytes,
    dropped_fields: answered.dropped.map(safeLabel).filter((name) => name !== null),
    ended_by: endedBy,
  }
}

/** A provider that sends its key back may do so in the place of a label, and a key looks like one. */
function withoutKey(metered: Metered, key: string | null): Metered {
  const { text } = createRedactor(key)
  const clean = (label: string | null) => (label === null || text(label) === label ? label : 'other')
  return {
    ...metered,
    response_model: clean(metered.response_model),
    service_tier: clean(metered.service_tier),
    error_type: clean(metered.error_type),
    finish_reasons: metered.finish_reasons.map((reason) => clean(reason) ?? 'other'),
  }
}

/** Asking again for what there is. A WebSocket begins with a GET as well, and may use whatever it likes. */
function isPoll(row: ExchangeRow, status: number | null): boolean {
  return row.method !== 'POST' && status !== 101
}

/** Nobody charges for these by the call. */
const UNCHARGED = new Set(['count_tokens', 'files', 'models', 'moderation'])

/** Nor for an error that reports no usage. */
function usesNothing(
  row: ExchangeRow,
  status: number | null,
  { usage_source, error_type }: Pick<Metered, 'usage_source' | 'error_type'>,
): boolean {
  if (row.attempts === 0) return true
  if (UNCHARGED.has(row.operation_name ?? '') || (isPoll(row, status) && usage_source === 'none')) return true
  // It may also come in the events of a 200.
  return status !== null && (status >= 400 || error_type !== null) && usage_source === 'none'
}

/** What an exchange is charged for, by its row: when it ends, and whenever it is priced again. */
export function chargedFor(
  row: ExchangeRow,
  where: { readonly providerName: string; readonly priceId: string | null; readonly free: boolean },
): Charged {
  return {
    free: usesNothing(row, row.status_code, row),
    ownServer: where.free,
    priceId: where.priceId,
    providerName: where.providerName,
    model: row.response_model ?? row.request_model,
    requestModel: row.request_model,
    at: row.started_at,
    serviceTier: row.service_tier,
    operation: row.operation_name,
    session: row.status_code === 101,
  }
}

/** An exchange in which nobody else was asked: a list of models. */
export function ownRow(
  row: ExchangeRow,
  said: { readonly status: number; readonly bytes: number },
  latencyMs: number,
): ExchangeRow {
  return {
    ...row,
    status_code: said.status,
    latency_ms: latencyMs,
    response_bytes: said.bytes,
    cost_nano_usd: 0,
    cost_basis: 'free',
    ended_by: 'complete',
  }
}

/** An exchange that Waybill itself refused, with the reason's code. */
export function refusedRow(
  row: ExchangeRow,
  error: AppError,
  said: { readonly status: number; readonly bytes: number },
  latencyMs: number,
): ExchangeRow {
  return {
    ...row,
    status_code: said.status,
    error_type: error.code,
    latency_ms: latencyMs,
    response_bytes: said.bytes,
    // Nothing was used up; a provider that could not be reached was tried, though.
    cost_nano_usd: 0,
    cost_basis: 'free',
    ended_by: row.attempts > 0 && error.code.startsWith('provider_') ? 'upstream' : 'waybill',
  }
}

/** An exchange that ended before there was an answer. */
export function abandonedRow(row: ExchangeRow, endedBy: 'client' | 'waybill', latencyMs: number): ExchangeRow {
  const nothing = row.attempts === 0 ? { cost_nano_usd: 0, cost_basis: 'free' as const } : {}
  return { ...row, ...nothing, latency_ms: latencyMs, ended_by: endedBy }
}
