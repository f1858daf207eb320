import { randomUUID } from 'node:crypto'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'
import { counters, forEachOf, histograms } from './instruments.ts'
import type { Figures } from './measure.ts'
import { createOtlpExporter, type OtlpExporterOptions } from './otlp-exporter.ts'
import { createSeries } from './series.ts'

/** What the last figures may take at the end: a collector that hangs must not hold the engine. */
const LAST_EXPORT_MS = 2000
const EXPORT_LIMIT_MS = 10_000

export interface OtlpOptions extends Omit<OtlpExporterOptions, 'timeoutMs'> {
  readonly intervalMs: number
  readonly version: string
}

export interface OtlpFigures extends Figures {
  /** Sends the last figures, within two seconds. */
  stop(): Promise<void>
  /** Sends nothing more. */
  drop(): void
}

/** Figures that are posted to a collector: cumulative, counted from now on. */
export function createOtlpFigures({ intervalMs, version, ...target }: OtlpOptions): OtlpFigures {
  const timeoutMs = Math.min(intervalMs, EXPORT_LIMIT_MS)
  const { exporter, giveUpSoon, giveUp } = createOtlpExporter({ ...target, timeoutMs })
  const reader = new PeriodicExportingMetricReader({
    exporter,
    exportIntervalMillis: intervalMs,
    exportTimeoutMillis: timeoutMs,
  })
  const provider = new MeterProvider({ readers: [reader], resource: ourselves(version) })
  const meter = provider.getMeter('waybill', version)
  // Not observable ones, which could read a sum of ours: the SDK dates their start at the first export, and who reads
  // differences would lose all that is in it.
  const adders = forEachOf(counters, (name) => {
    const { name: otelName, unit, description, countedPerUnit } = counters[name]
    const counter = meter.createCounter(otelName, { unit, description })
    return createSeries((attributes) => (amount: number) => counter.add(amount / countedPerUnit, attributes))
  })
  const observers = forEachOf(histograms, (name) => {
    const { name: otelName, unit, description, boundaries } = histograms[name]
    const advice = { explicitBucketBoundaries: [...boundaries] }
    const histogram = meter.createHistogram(otelName, { unit, description, advice })
    return createSeries((attributes) => (value: number) => histogram.record(value, attributes))
  })
  return {
    add: (name, amount, set) => adders[name].of(set)(amount),
    observe: (name, value, set) => observers[name].of(set)(value),
    async stop() {
      giveUpSoon()
      await provider.shutdown({ timeoutMillis: LAST_EXPORT_MS }).catch(() => {})
    },
    drop() {
      giveUp()
      provider.shutdown({ timeoutMillis: LAST_EXPORT_MS }).catch(() => {})
    },
  }
}

/** An id for this run and nothing of the machine: it keeps two machines' figures apart, and names neither. */
function ourselves(version: string) {
  return resourceFromAttributes({
    'service.name': 'waybill',
    'service.version': version,
    'service.instance.id': randomUUID(),
  })
}
