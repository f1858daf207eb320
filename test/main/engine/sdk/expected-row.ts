import { readFileSync } from 'node:fs'
import { calcPrice } from '@pydantic/genai-prices'
import { expect } from 'vitest'
import { estimateTokens } from '../../../../src/main/engine/scan/estimate-tokens.ts'
import type { ExchangeRow } from '../../../../src/shared/exchange-row.ts'
import type { Journey, Kind, Leg, Trip } from './journey.ts'
import type { Reported } from './reported.ts'

/** What a test says of a row. All that the recorders know of the exchange is taken from them. */
export interface Expected {
  readonly kind: Kind
  readonly endpoint: string
  readonly operation: string
  readonly requestModel?: string | null
  readonly responseModel?: string | null
  readonly stream?: boolean
  readonly finishReasons?: readonly string[]
  readonly serviceTier?: string | null
  readonly errorType?: string | null
  /** What the provider said that was used, in the row's terms; left out: it said nothing. */
  readonly reported?: Reported
  /** It did not say all: the row has an estimate of the rest, with this much output at the least and at the most. */
  readonly estimatedOutput?: readonly [number, number]
  /** By hand, in nano-dollars, where the price list's public function does not tell. */
  readonly cost?: number
  /** `free`: nothing is charged for such a call, or the answer says that nothing was used. */
  readonly free?: boolean
  readonly endedBy?: ExchangeRow['ended_by']
  readonly tool?: string
}

const LEDGER_NAME = { openai: 'openai', anthropic: 'anthropic', gemini: 'gcp.gemini' } as const
const PRICE_ID = { openai: 'openai', anthropic: 'anthropic', gemini: 'google' } as const
const TOOL = { openai: 'OpenAI', anthropic: 'Anthropic', gemini: 'google-genai-sdk' } as const

const NOTHING: Reported = {
  input_tokens: null,
  output_tokens: null,
  cache_read_input_tokens: null,
  cache_creation_input_tokens: null,
  cache_creation_1h_input_tokens: null,
  reasoning_output_tokens: null,
  input_audio_tokens: null,
  output_audio_tokens: null,
  input_image_tokens: null,
  output_image_tokens: null,
  cache_read_input_audio_tokens: null,
  cache_read_input_image_tokens: null,
  web_search_requests: null,
  media_units: null,
}

/** Every field of the row that must be there after an exchange; only moments and durations are ranges. */
export function expectedRow(
  journey: Journey,
  leg: Leg,
  trip: Pick<Trip<unknown>, 'began' | 'ended'>,
  said: Expected,
  row: Pick<ExchangeRow, 'output_tokens'>,
) {
  const { request, answer } = leg.client
  const reported = { ...NOTHING, ...said.reported, ...estimated(leg, said, row) }
  const requestModel = said.requestModel ?? null
  const responseModel = said.responseModel ?? null
  const sent = leg.provider.answer?.body.length ?? 0
  const ttfc = (answer?.body.length ?? 0) > 0
  return {
    id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
    started_at: between(trip.began, trip.ended),
    local_hour: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d$/),
    client_key_id: journey.engine().keyId,
    client_key_prefix: `${journey.engine().key.slice(0, 10)}…`,
    tool: said.tool ?? TOOL[said.kind],
    project: null,
    method: request.startLine.split(' ')[0],
    endpoint: said.endpoint,
    dialect: said.kind,
    operation_name: said.operation,
    provider_name: LEDGER_NAME[said.kind],
    server_address: '127.0.0.1',
    provider_key_id: journey.keyId(said.kind),
    request_model: requestModel,
    response_model: responseModel,
    stream: said.stream ?? false,
    status_code: answer ? Number(answer.startLine.split(' ')[1]) : null,
    error_type: said.errorType ?? null,
    finish_reasons: said.finishReasons ?? [],
    ...reported,
    service_tier: said.serviceTier ?? null,
    usage_source: said.estimatedOutput ? 'estimated' : said.reported ? 'reported' : 'none',
    ...costOf(reported, said, responseModel ?? requestModel, trip.began),
    latency_ms: between(0, trip.ended - trip.began + 1),
    time_to_first_chunk_ms: ttfc ? between(0, trip.ended - trip.began + 1) : null,
    request_bytes: request.body.length,
    // Of a broken answer there may be bytes on the way that arrive nowhere.
    response_bytes: !answer || answer.complete ? (answer?.body.length ?? 0) : between(answer.body.length, sent),
    attempts: 1,
    dropped_fields: [],
    ended_by: said.endedBy ?? 'complete',
  }
}

/** The row of a trip's only exchange, or of the one at `index`. */
export function expectRow(journey: Journey, trip: Trip<unknown>, said: Expected, index = 0): void {
  const leg = trip.legs[index]
  const row = trip.rows[index]
  if (!leg || !row) throw new Error(`no exchange ${index}`)
  expect(row).toEqual(expectedRow(journey, leg, trip, said, row))
  if (row.time_to_first_chunk_ms !== null) {
    expect(row.time_to_first_chunk_ms).toBeLessThanOrEqual(row.latency_ms ?? 0)
  }
}

/** How much of an answer had passed when it broke off is not for a test to say exactly; what it cost is. */
function estimated(
  leg: Leg,
  { estimatedOutput, reported }: Expected,
  row: Pick<ExchangeRow, 'output_tokens'>,
): Reported {
  if (!estimatedOutput) return {}
  const [least, most] = estimatedOutput
  expect(row.output_tokens).toBeGreaterThanOrEqual(least)
  expect(row.output_tokens).toBeLessThanOrEqual(most)
  return {
    input_tokens: reported?.input_tokens ?? estimateTokens(leg.client.request.body),
    output_tokens: row.output_tokens,
  }
}

function between(least: number, most: number) {
  return expect.toSatisfy(
    (value) => typeof value === 'number' && value >= least && value <= most,
    `between ${least} and ${most}`,
  )
}

/** By the price list's own public function, from what the provider reported. */
function costOf(reported: Reported, { kind, free, operation, cost }: Expected, model: string | null, at: number) {
  // Nobody charges for an upload by the call.
  if (free || operation === 'files') return { cost_nano_usd: 0, cost_basis: 'free', price_version: null }
  const version = `genai-prices ${PRICES.version}`
  if (cost !== undefined) return { cost_nano_usd: cost, cost_basis: 'priced', price_version: version }
  const used = {
    input_tokens: reported.input_tokens ?? 0,
    output_tokens: reported.output_tokens ?? 0,
    cache_read_tokens: reported.cache_read_input_tokens ?? 0,
    cache_write_tokens: reported.cache_creation_input_tokens ?? 0,
    cache_write_1h_tokens: reported.cache_creation_1h_input_tokens ?? 0,
    input_audio_tokens: reported.input_audio_tokens ?? 0,
    output_audio_tokens: reported.output_audio_tokens ?? 0,
    input_image_tokens: reported.input_image_tokens ?? 0,
    output_image_tokens: reported.output_image_tokens ?? 0,
    cache_audio_read_tokens: reported.cache_read_input_audio_tokens ?? 0,
    cache_image_read_tokens: reported.cache_read_input_image_tokens ?? 0,
    web_searches: reported.web_search_requests ?? 0,
  }
  const usage = Object.fromEntries(Object.entries(used).filter(([, tokens]) => tokens > 0))
  const known = reported.input_tokens !== null && model !== null
  const price = known ? calcPrice(usage, model, { providerId: PRICE_ID[kind], timestamp: new Date(at) }) : null
  if (price === null) return { cost_nano_usd: null, cost_basis: 'unpriced', price_version: null }
  return {
    cost_nano_usd: Math.round(price.total_price * 1e9),
    cost_basis: 'priced',
    price_version: version,
  }
}

const PRICES = JSON.parse(
  readFileSync(new URL('../../../../node_modules/@pydantic/genai-prices/package.json', import.meta.url), 'utf8'),
) as { version: string }
