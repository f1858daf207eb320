/** The targets that a release is held against, by the figures that the parts tell. */
export interface Target {
  readonly figure: string
  readonly says: string
  readonly unit: string
  readonly atMost?: number
  readonly atLeast?: number
  /** Where it is not met: what a profile says stands in the way. */
  readonly obstacle?: string
}

const BARE = 'against bare http-proxy'
/** Profiled on 2026-11-22 with 16 connections and limits of every kind, in µs of an exchange’s 182 (bare http-proxy: 70). */
const WHERE_TIME_GOES =
  'of 182 µs Waybill’s own stages had 46, SQLite 43, Node’s HTTP on both sides 40, garbage 21, writing to sockets 13, which leaves no single thing to take away'
const TWO_COMMITS =
  'what is held back is committed before the request leaves, and the row before the last byte: with one connection nobody shares these, and they are 130 of 400 µs'
const BARE_ITSELF = 'bare http-proxy, which does nothing else and fills its processor, has 6 times Portkey’s'

const SHARED_PROCESSORS =
  'with traffic alone it is 14 ms already, and it moves: questions 21, 23, 43 and 49 in four runs of 2026-11-22; load, upstream, proxy and the reports’ thread share two processors'

export const targets: readonly Target[] = [
  {
    figure: 'cpu_ratio',
    says: `CPU per request, ${BARE}: first step`,
    unit: '×',
    atMost: 1.3,
    obstacle: WHERE_TIME_GOES,
  },
  { figure: 'cpu_ratio', says: `CPU per request, ${BARE}`, unit: '×', atMost: 1, obstacle: 'the same' },
  {
    figure: 'latency_ratio',
    says: `added median latency, one connection, ${BARE}`,
    unit: '×',
    atMost: 1.2,
    obstacle: TWO_COMMITS,
  },
  {
    figure: 'times_portkey',
    says: 'requests per second, against Portkey',
    unit: '×',
    atLeast: 8,
    obstacle: BARE_ITSELF,
  },
  {
    figure: 'times_claude_code_router',
    says: 'requests per second, against claude-code-router',
    unit: '×',
    atLeast: 8,
    obstacle: 'processor time, as above: bare http-proxy has 10 times its requests',
  },
  {
    figure: 'first_content_ms',
    says: 'added time to a stream’s first content',
    unit: 'ms',
    atMost: 0.5,
    obstacle:
      'of a lone stream’s processor time until then the commit of what is held back had 80 µs, Node’s client 43, limits 37, the path 31, the route 25; of a client that asks without a pause it is 0.47 to 0.52',
  },
  {
    figure: 'frame_delay_ms',
    says: 'added delay of a frame, 20 streams, median',
    unit: 'ms',
    atMost: 0.2,
    obstacle:
      'frames of all streams come at once and wait for each other: Waybill’s own work on one is 13 µs, 6 of them its usage; bare http-proxy is at 0.12 to 0.25 by itself',
  },
  { figure: 'frames_lost', says: 'frames and endings lost, 500 streams at once', unit: '', atMost: 0 },
  {
    figure: 'many_streams_growth',
    says: 'memory with 500 streams, the second time against the first',
    unit: '×',
    atMost: 1.1,
  },
  { figure: 'idle_mb', says: 'memory at rest, headless', unit: 'MB', atMost: 90 },
  { figure: 'heap_growth_mb', says: 'growth of the heap over 100,000 requests', unit: 'MB', atMost: 1 },
  { figure: 'start_million_ms', says: 'start to listening, a million exchanges', unit: 'ms', atMost: 500 },
  { figure: 'slowest_query_ms', says: 'slowest question of ten million exchanges', unit: 'ms', atMost: 100 },
  {
    figure: 'report_p99_times',
    says: 'the proxy’s p99 during questions, against before',
    unit: '×',
    atMost: 1.2,
    obstacle:
      'it is of few requests, and moves: 0.86, 1.21, 1.37 and 2.76 in four runs of 2026-11-22; load, upstream, proxy and the reports’ thread share two processors',
  },
  {
    figure: 'report_pause_ms',
    says: 'longest pause of the event loop, questions',
    unit: 'ms',
    atMost: 20,
    obstacle: SHARED_PROCESSORS,
  },
  {
    figure: 'export_pause_ms',
    says: 'longest pause of the event loop, export',
    unit: 'ms',
    atMost: 20,
    obstacle: SHARED_PROCESSORS,
  },
  {
    figure: 'purge_pause_ms',
    says: 'longest pause of the event loop, purge',
    unit: 'ms',
    atMost: 20,
    obstacle:
      'SQLite flushes its log to the disk in the engine’s thread: 5 to 15 ms for 100 pages all over a file on this machine',
  },
]

/** In words: met, or missed by how much. A figure that no part has told is not measured. */
export function verdictOn(
  { figure, atMost, atLeast, obstacle }: Target,
  figures: Readonly<Record<string, number | null>>,
) {
  const value = figures[figure] ?? Number.NaN
  if (Number.isNaN(value)) return { value: '–', verdict: 'not measured' }
  const limit = atMost ?? atLeast ?? 0
  const isMet = atMost !== undefined ? value <= atMost : value >= limit
  const share =
    limit === 0
      ? ''
      : `: ${value < limit ? `${(value / limit).toFixed(2)} of it` : `${(value / limit).toFixed(2)} times it`}`
  const shown = Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2)
  return {
    value: shown,
    verdict: isMet ? 'met' : `**not met**${share}${obstacle === undefined ? '' : `; ${obstacle}`}`,
  }
}
