import { Counter, Histogram, Registry } from 'prom-client'
import { commonAttributes, counters, forEachOf, histograms } from './instruments.ts'
import type { Figures } from './measure.ts'
import { type Attributes, createSeries } from './series.ts'
import { createTally } from './tally.ts'

export interface PrometheusFigures extends Figures {
  /** Prometheus' text format 0.0.4. */
  text(): Promise<string>
}

/** Figures for a Prometheus to fetch: counted from now on, in a registry of our own. */
export function createPrometheusFigures(): PrometheusFigures {
  const registry = new Registry()
  const tally = createTally()
  forEachOf(counters, (name) => {
    const { prometheusName, description, attributes: own } = counters[name]
    return new Counter({
      name: prometheusName,
      help: description,
      labelNames: labelNames(own),
      registers: [registry],
      collect() {
        this.reset()
        tally.read(name, (value, attributes) => this.inc(labelsOf(attributes), value))
      },
    })
  })
  const observers = forEachOf(histograms, (name) => {
    const { prometheusName, description, attributes: own, boundaries } = histograms[name]
    const histogram = new Histogram({
      name: prometheusName,
      help: description,
      labelNames: labelNames(own),
      buckets: [...boundaries],
      registers: [registry],
    })
    return createSeries((attributes) => histogram.labels(labelsOf(attributes)))
  })
  return {
    add: tally.add,
    observe: (name, value, set) => observers[name].of(set).observe(value),
    text: () => registry.metrics(),
  }
}

function labelNames(own: readonly string[]): string[] {
  return [...commonAttributes, ...own].map(labelName)
}

function labelsOf(attributes: Attributes): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [labelName(name), safeValue(value)]))
}

function labelName(attribute: string): string {
  return attribute.replaceAll('.', '_')
}

/** prom-client (15.1.3) keeps series apart by `name:value,name:value`, which a comma in a project's name could forge. */
function safeValue(value: string): string {
  return value.replaceAll(',', ';')
}
