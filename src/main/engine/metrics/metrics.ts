import type http from 'node:http'
import type { MetricsView, OtlpState } from '../../../shared/contract/metrics.ts'
import type { Settings } from '../../../shared/contract/settings.ts'
import { AppError, toAppError } from '../../../shared/errors.ts'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import { measure } from './measure.ts'
import type { OtlpFigures } from './otlp.ts'
import { metricsUrl } from './otlp-endpoint.ts'
import type { PrometheusFigures } from './prometheus.ts'

export interface MetricsNeeds {
  readonly settings: () => Settings
  readonly version: string
  /** The sandbox's exchanges count where the ledger's totals count them: in the demo. */
  readonly includeSandbox: boolean
  /** Throws `offline`. */
  readonly agentFor: (url: URL) => http.Agent
  /** The collector's header for its origin; throws where the vault does not give what is needed. */
  readonly otlpHeader: (name: string, origin: string) => Readonly<Record<string, string>>
}

export interface Metrics {
  /** Before this nothing is counted or sent, whatever the settings: a command that opens the ledger for a moment has no figures. */
  start(ownPorts: readonly number[]): Promise<void>
  /** Throws `invalid_input` where they name a collector's address that can't be used, or make it such. */
  apply(settings: Settings, ownPorts: readonly number[]): Promise<void>
  /** For each exchange that is over, once. */
  finished(row: ExchangeRow): void
  isScraped(): boolean
  /** Throws `not_found` where nothing is counted. */
  text(): Promise<string>
  view(): Omit<MetricsView, 'scrape_token'>
  /** Exchanges were erased or corrected: counting begins anew, and of what was counted nobody hears any more. */
  forget(ownPorts: readonly number[]): Promise<void>
  /** At once: nothing more is counted or sent until it is started again, not even what a collector has not heard yet. */
  halt(): void
  /** Sends what a collector has not heard yet, within two seconds. */
  stop(): Promise<void>
}

interface Posted {
  readonly figures: OtlpFigures
  readonly url: URL
  last: OtlpState['last']
}

/** Figures of exchanges for what the user runs elsewhere. With the settings off nothing is made, loaded or sent. */
export function createMetrics(needs: MetricsNeeds): Metrics {
  let running = false
  let inForce = ''
  let scraped: PrometheusFigures | null = null
  let posted: Posted | null = null
  let problem: string | null = null
  let changes: Promise<unknown> = Promise.resolve()

  /** Counting begins anew: labels that are not wanted any more must not stand in what is shown. */
  async function change(settings: Settings, url: URL | null): Promise<void> {
    const wanted = JSON.stringify(relevant(settings, url))
    if (wanted === inForce) return
    inForce = wanted
    const before = posted
    scraped = settings.prometheus ? (await import('./prometheus.ts')).createPrometheusFigures() : null
    posted = url === null ? null : await post(settings, url)
    // Not waited for: a collector that is gone must not hold up who leaves it.
    void before?.figures.stop()
  }

  /** An address stored by hand, or when another port was ours, may be of no use: then nothing is posted, and all else holds. */
  async function putInForce(settings: Settings, ownPorts: readonly number[]): Promise<void> {
    const { url, refusal } = placeOf(settings, ownPorts)
    problem = refusal?.message ?? null
    // One after the other: two at once would both take the place of what there is.
    changes = changes.catch(() => {}).then(() => change(settings, url))
    await changes
  }

  async function post(settings: Settings, url: URL): Promise<Posted> {
    const { createOtlpFigures } = await import('./otlp.ts')
    const figures = createOtlpFigures({
      url,
      header: () => (settings.otlp_header === null ? {} : needs.otlpHeader(settings.otlp_header, url.origin)),
      agent: () => needs.agentFor(url),
      intervalMs: settings.otlp_interval_seconds * 1000,
      version: needs.version,
      told: (last) => {
        made.last = last
      },
    })
    const made: Posted = { figures, url, last: null }
    return made
  }

  return {
    async start(ownPorts) {
      running = true
      await putInForce(needs.settings(), ownPorts)
    },
    async apply(settings, ownPorts) {
      const { refusal } = placeOf(settings, ownPorts)
      const before = needs.settings()
      const isNoNews = settings.otlp_endpoint === before.otlp_endpoint && placeOf(before, ownPorts).refusal !== null
      // One that was of no use already stands in the way of no other setting.
      if (refusal !== null && !isNoNews) throw refusal
      if (running) await putInForce(settings, ownPorts)
    },
    finished(row) {
      if (scraped === null && posted === null) return
      if (row.provider_name === 'sandbox' && !needs.includeSandbox) return
      const { metrics_attributes } = needs.settings()
      if (scraped !== null) measure(row, metrics_attributes, scraped)
      if (posted !== null) measure(row, metrics_attributes, posted.figures)
    },
    isScraped: () => scraped !== null,
    async text() {
      if (scraped !== null) return scraped.text()
      throw new AppError('not_found', {
        message: 'No figures are counted for a Prometheus.',
        action: 'Start Waybill, and: waybill settings set prometheus true',
      })
    },
    view: () => ({
      prometheus: scraped !== null,
      otlp: posted === null ? null : { url: posted.url.href, last: posted.last },
      problem,
    }),
    async forget(ownPorts) {
      if (!running) return
      posted?.figures.drop()
      inForce = ''
      await this.start(ownPorts)
    },
    halt() {
      running = false
      const drop = () => {
        posted?.figures.drop()
        posted = scraped = null
        inForce = ''
      }
      drop()
      // A change that is under way would bring them back.
      changes = changes.then(drop, drop)
    },
    async stop() {
      running = false
      await changes.catch(() => {})
      await posted?.figures.stop()
      scraped = null
      posted = null
    },
  }
}

interface Place {
  /** null: nothing is posted. */
  readonly url: URL | null
  readonly refusal: AppError | null
}

function placeOf({ otlp_endpoint, otlp_allow_http }: Settings, ownPorts: readonly number[]): Place {
  if (otlp_endpoint === null) return { url: null, refusal: null }
  try {
    return { url: metricsUrl(otlp_endpoint, { allowHttp: otlp_allow_http, ownPorts }), refusal: null }
  } catch (thrown) {
    return { url: null, refusal: toAppError(thrown) }
  }
}

function relevant(settings: Settings, url: URL | null) {
  const { prometheus, metrics_attributes, fields_off, otlp_header, otlp_interval_seconds } = settings
  return { prometheus, metrics_attributes, fields_off, url, otlp_header, otlp_interval_seconds }
}
