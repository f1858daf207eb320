import type { SeriesMeasure, UsageSeries } from '../../../../shared/contract/usage.ts'
import type { Figure } from '../../../../shared/figures.ts'
import type { Connection } from '../connection.ts'
import { partsOf } from './period.ts'
import type { Duration, Percentiles, ReportFigures, SeriesQuestion } from './question.ts'
import { eachInList, NAME_OF, readPeriod } from './read-period.ts'

type Measured =
  | { readonly figure: Figure; readonly duration: null }
  | { readonly figure: null; readonly duration: Duration; readonly share: keyof Percentiles }

const sum = (figure: Figure): Measured => ({ figure, duration: null })
const share = (of: Duration, name: keyof Percentiles): Measured => ({ figure: null, duration: of, share: name })

const MEASURED: Readonly<Record<SeriesMeasure, Measured>> = {
  requests: sum('requests'),
  errors: sum('errors'),
  cost_nano_usd: sum('cost_nano_usd'),
  input_tokens: sum('input_tokens'),
  cache_read_input_tokens: sum('cache_read_input_tokens'),
  output_tokens: sum('output_tokens'),
  latency_p50: share('latencies', 'p50'),
  latency_p90: share('latencies', 'p90'),
  first_chunk_p50: share('first_chunks', 'p50'),
}

/**
 * In one reading transaction, as a report. Three passes over a column or two: all groups by all steps at once would be
 * hundreds of thousands of lines where there are many projects, and no quicker where there are few.
 */
export function series(db: Connection, question: SeriesQuestion): UsageSeries {
  const { since, until, by, step, includeSandbox } = question
  const measured = MEASURED[question.measure]
  const filter = eachInList(question.filter)
  const asked = { parts: partsOf(since, until, step === 'hour'), filter, includeSandbox, figures: [], durations: [] }
  const figures = measured.figure === null ? [] : [measured.figure]
  const durations = measured.duration === null ? [] : [measured.duration]

  // Which are the largest, whole days tell as well as hours do.
  const size = measured.figure ?? 'requests'
  const sizes = readPeriod(db, { ...asked, parts: partsOf(since, until), by: [by], figures: [size] })
  const top = largest(sizes.groups(), size, question.top)
  const only = { ...filter, [NAME_OF[by]]: top }
  const told = readPeriod(db, { ...asked, filter: only, by: [by, step], figures, durations }).groups()
  const whole = figures.length === 0 ? null : readPeriod(db, { ...asked, by: [step], figures }).groups()

  const steps = [...new Set((whole ?? told).map(({ names }) => names.at(-1) ?? ''))].sort()
  const valuesOf = (lines: readonly Line[]): (number | null)[] => {
    const values = new Map(lines.map((line) => [line.names.at(-1), valueIn(line, measured)]))
    return steps.map((name) => values.get(name) ?? (measured.figure === null ? null : 0))
  }
  return {
    steps,
    sums: whole === null ? null : valuesOf(whole).map(Number),
    groups: top.map((group) => ({ group, values: valuesOf(told.filter(({ names }) => names[0] === group)) })),
  }
}

type Line = ReportFigures & { readonly names: readonly string[] }

function largest(lines: readonly Line[], figure: Figure, count: number): string[] {
  return lines
    .filter(({ sums }) => sums[figure] > 0)
    .sort((a, b) => b.sums[figure] - a.sums[figure] || ((a.names[0] ?? '') < (b.names[0] ?? '') ? -1 : 1))
    .slice(0, count)
    .map(({ names }) => names[0] ?? '')
}

function valueIn({ sums, latency, firstChunk }: ReportFigures, measured: Measured): number | null {
  if (measured.figure !== null) return sums[measured.figure]
  return (measured.duration === 'latencies' ? latency : firstChunk)?.[measured.share] ?? null
}
