/**
 * The figures that can leave this machine: names, units and buckets of OpenTelemetry's GenAI metrics
 * (open-telemetry/semantic-conventions-genai, docs/gen-ai/gen-ai-metrics.md, read 2026-11-21); where it has none,
 * a name under `waybill.`. Prometheus gets the same ones by its own rules of naming.
 */

const SECONDS = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92]

export interface Instrument {
  readonly name: string
  readonly prometheusName: string
  readonly unit: string
  readonly description: string
  /** Beside `commonAttributes`. */
  readonly attributes: readonly string[]
}

export interface HistogramInstrument extends Instrument {
  readonly boundaries: readonly number[]
}

export interface CounterInstrument extends Instrument {
  /** What is counted is whole: a sum of dollars as fractions would drift away from the ledger's. */
  readonly countedPerUnit: number
}

export const commonAttributes = [
  'gen_ai.operation.name',
  'gen_ai.provider.name',
  'gen_ai.request.model',
  'gen_ai.response.model',
  'server.address',
  'waybill.project',
  'waybill.tool',
] as const

export const histograms = {
  tokenUsage: {
    name: 'gen_ai.client.token.usage',
    prometheusName: 'gen_ai_client_token_usage',
    unit: '{token}',
    description: 'Number of input and output tokens used.',
    attributes: ['gen_ai.token.type', 'waybill.usage.source'],
    boundaries: [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864],
  },
  duration: {
    name: 'gen_ai.client.operation.duration',
    prometheusName: 'gen_ai_client_operation_duration_seconds',
    unit: 's',
    description: 'GenAI operation duration.',
    attributes: ['error.type'],
    boundaries: SECONDS,
  },
  timeToFirstChunk: {
    name: 'gen_ai.client.operation.time_to_first_chunk',
    prometheusName: 'gen_ai_client_operation_time_to_first_chunk_seconds',
    unit: 's',
    description: 'Time to receive the first chunk of a streamed answer.',
    attributes: [],
    boundaries: SECONDS,
  },
} as const satisfies Record<string, HistogramInstrument>

export const counters = {
  exchanges: {
    name: 'waybill.exchanges',
    prometheusName: 'waybill_exchanges_total',
    unit: '{exchange}',
    description: 'Exchanges that are over, by what their cost rests on and who ended them.',
    attributes: ['waybill.cost.basis', 'waybill.ended_by'],
    countedPerUnit: 1,
  },
  cost: {
    name: 'waybill.cost',
    prometheusName: 'waybill_cost_USD_total',
    unit: 'USD',
    description: 'Cost of exchanges by the price list; unpriced ones add nothing.',
    attributes: ['waybill.cost.basis'],
    countedPerUnit: 1e9,
  },
  tokenDetails: {
    name: 'waybill.token.details',
    prometheusName: 'waybill_token_details_total',
    unit: '{token}',
    description: 'Tokens that are part of the input or output tokens: cached, reasoning, audio.',
    attributes: ['waybill.token.detail'],
    countedPerUnit: 1,
  },
  media: {
    name: 'waybill.media',
    prometheusName: 'waybill_media_total',
    unit: '{unit}',
    description: 'Images, or seconds of audio or video.',
    attributes: [],
    // Seconds come with fractions.
    countedPerUnit: 1000,
  },
} as const satisfies Record<string, CounterInstrument>

export type HistogramName = keyof typeof histograms
export type CounterName = keyof typeof counters

/** One value for each instrument of a kind. */
export function forEachOf<Name extends string, T>(
  instruments: Readonly<Record<Name, Instrument>>,
  make: (name: Name) => T,
): Readonly<Record<Name, T>> {
  const names = Object.keys(instruments) as Name[]
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, T>
}

/** Attributes whose values are ours and few: they stay where all others become `other`. */
export const closedAttributes: ReadonlySet<string> = new Set([
  'gen_ai.token.type',
  'waybill.usage.source',
  'waybill.ended_by',
  'waybill.cost.basis',
  'waybill.token.detail',
])
