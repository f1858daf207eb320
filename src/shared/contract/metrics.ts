import { oc } from '@orpc/contract'
import { z } from 'zod'
import { headerName } from './settings.ts'
import { done } from './values.ts'

const otlpState = z.object({
  /** Where figures are posted to. */
  url: z.string(),
  /** null: not yet; a problem that is null: they were taken. */
  last: z.object({ at: z.number().int(), problem: z.string().nullable() }).nullable(),
})
export type OtlpState = z.infer<typeof otlpState>

export const metricsView = z.object({
  /** Whether figures are counted for a Prometheus. */
  prometheus: z.boolean(),
  /** Whether there is a token for it. */
  scrape_token: z.boolean(),
  /** null: nothing is sent. */
  otlp: otlpState.nullable(),
  /** Why a setting is not in force. */
  problem: z.string().nullable(),
})
export type MetricsView = z.infer<typeof metricsView>

/** Figures for what the user runs elsewhere: a Prometheus that fetches them, a collector that they are sent to. */
export const metrics = {
  view: oc.output(metricsView),
  /** In Prometheus' text format. Throws `not_found` where they are not counted. */
  text: oc.output(z.object({ text: z.string() })),
  /** A new token for /metrics on the control port, shown this once; the one before it ends. */
  makeToken: oc.output(z.object({ token: z.string() })),
  endToken: oc.output(done),
  /** What a collector wants to see, such as authorization: kept in the vault, and sent to the endpoint that is set now only. */
  setOtlpHeader: oc
    .input(
      z.object({
        name: headerName,
        value: z
          .string()
          .trim()
          .regex(/^[\x20-\x7e]{1,4096}$/, 'The value has characters that no header can carry.'),
      }),
    )
    .output(done),
  removeOtlpHeader: oc.output(done),
}
