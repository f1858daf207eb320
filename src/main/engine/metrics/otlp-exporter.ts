import type http from 'node:http'
import { OTLPMetricExporterBase } from '@opentelemetry/exporter-metrics-otlp-http'
import { createOtlpHttpExportDelegate } from '@opentelemetry/otlp-exporter-base/node-http'
import { JsonMetricsSerializer, MetricsExporterMetricsHelper } from '@opentelemetry/otlp-transformer'
import { AggregationTemporality, type PushMetricExporter } from '@opentelemetry/sdk-metrics'
import type { OtlpState } from '../../../shared/contract/metrics.ts'
import { AppError } from '../../../shared/errors.ts'
import { OtlpHeaderMissing } from './otlp-header.ts'

export interface OtlpExporterOptions {
  readonly url: URL
  /** Asked before each post; throws where the vault does not give what is needed. */
  readonly header: () => Readonly<Record<string, string>>
  /** By the user's network settings, as they are when it is asked. */
  readonly agent: () => http.Agent
  readonly timeoutMs: number
  readonly told: (outcome: OtlpState['last']) => void
}

/**
 * The SDK's own exporter, but put together here: by itself it takes headers and certificates from OTEL_* variables, and a
 * token in OTEL_EXPORTER_OTLP_HEADERS belongs to another collector.
 */
export function createOtlpExporter({ url, header, agent, timeoutMs, told }: OtlpExporterOptions) {
  let mayRetry = true
  let postsLeft = 1
  const delegate = createOtlpHttpExportDelegate(
    {
      url: url.href,
      headers: async () => {
        // The SDK would try for seconds yet, after the engine has ended.
        if (!mayRetry && postsLeft-- <= 0) throw new Error('stopped')
        return { ...header(), 'content-type': 'application/json' }
      },
      // One export at a time, and one more for the last.
      concurrencyLimit: 2,
      timeoutMillis: timeoutMs,
      compression: 'none',
      agentFactory: () => currentAgent(agent),
      userAgent: 'Waybill',
    },
    JsonMetricsSerializer,
    'otlp_http_metric_exporter',
    MetricsExporterMetricsHelper,
    undefined,
  )
  const inner = new OTLPMetricExporterBase(delegate)
  const exporter: PushMetricExporter = {
    export: (metrics, done) =>
      inner.export(metrics, (result) => {
        told({ at: Date.now(), problem: result.error === undefined ? null : problemOf(result.error) })
        done(result)
      }),
    forceFlush: () => inner.forceFlush(),
    shutdown: () => inner.shutdown(),
    selectAggregationTemporality: () => AggregationTemporality.CUMULATIVE,
  }
  return {
    exporter,
    /** What is posted from now on is posted once. */
    giveUpSoon() {
      mayRetry = false
    },
    /** Nothing is posted from now on. */
    giveUp() {
      mayRetry = false
      postsLeft = 0
    },
  }
}

/** The SDK keeps the agent that it gets first, and the user may change proxy or certificates meanwhile. */
function currentAgent(agent: () => http.Agent): http.Agent {
  const standIn = {
    addRequest: (...request: unknown[]) =>
      (agent() as unknown as { addRequest(...of: unknown[]): void }).addRequest(...request),
  }
  return standIn as unknown as http.Agent
}

/** A code, or our own words: never what the collector said, which could be anything. */
function problemOf(error: Error & { code?: unknown }): string {
  if (typeof error.code === 'number') return `It answered ${error.code}.`
  if (error instanceof OtlpHeaderMissing) return error.message
  if (error instanceof AppError && error.code === 'offline') return 'Nothing is sent: Waybill is offline.'
  return typeof error.code === 'string' && /^[A-Z_]{1,40}$/.test(error.code)
    ? `It can’t be reached (${error.code}).`
    : 'It did not take them.'
}
