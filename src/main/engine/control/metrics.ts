import type { Metrics } from '../metrics/metrics.ts'
import type { createOtlpHeader } from '../metrics/otlp-header.ts'
import type { ChangeSetting } from '../settings/change-setting.ts'
import type { SettingsPart } from '../settings/settings.ts'
import { os } from './mount.ts'

export interface MetricsHandlersNeeds {
  readonly metrics: Pick<Metrics, 'view' | 'text'>
  readonly scrapeToken: { isSet(): boolean; make(): string; end(): void }
  readonly otlpHeader: Pick<ReturnType<typeof createOtlpHeader>, 'keep' | 'forget'>
  readonly settings: Pick<SettingsPart, 'current'>
  readonly changeSetting: ChangeSetting
  readonly changed: () => void
}

export function metricsHandlers(needs: MetricsHandlersNeeds) {
  const { metrics, scrapeToken, otlpHeader, settings, changeSetting, changed } = needs
  const nameHeader = async (name: string | null) => {
    await changeSetting('otlp_header', name)
    changed()
    return { ok: true as const }
  }
  return {
    view: os.metrics.view.handler(() => ({ ...metrics.view(), scrape_token: scrapeToken.isSet() })),
    text: os.metrics.text.handler(async () => ({ text: await metrics.text() })),
    makeToken: os.metrics.makeToken.handler(() => ({ token: scrapeToken.make() })),
    endToken: os.metrics.endToken.handler(() => {
      scrapeToken.end()
      return { ok: true as const }
    }),
    setOtlpHeader: os.metrics.setOtlpHeader.handler(async ({ input }) => {
      await otlpHeader.keep(settings.current().otlp_endpoint, input.value)
      return nameHeader(input.name)
    }),
    removeOtlpHeader: os.metrics.removeOtlpHeader.handler(async () => {
      await otlpHeader.forget()
      return nameHeader(null)
    }),
  }
}
