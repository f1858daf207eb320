import type { OpenAI } from 'openai'
import {
  type Answer,
  type Seen,
  startUpstream,
  type Upstream,
  type UpstreamOptions,
} from '../../../support/markers-upstream.ts'

type CostsBucket = OpenAI.Admin.Organization.UsageCostsResponse.Data
type CompletionsBucket = OpenAI.Admin.Organization.UsageCompletionsResponse.Data
type OpenAiResult = CostsBucket['results'][number] | CompletionsBucket['results'][number]

/** Buckets of a report by its path, in pages. */
export type Pages = Readonly<Record<string, readonly (readonly unknown[])[]>>

export interface BillProvider extends Upstream {
  /** In place of the reports that it has. */
  report(pages: Pages): void
}

/**
 * A provider that answers as OpenAI's and Anthropic's report APIs do: `{data, has_more, next_page}`, a cursor for each
 * page but the first. What it has no report of is an empty page.
 */
export async function startBillProvider(first: Pages = {}, options: UpstreamOptions = {}): Promise<BillProvider> {
  let pages = first
  const answer: Answer = (seen, res) => {
    const { pathname, searchParams } = new URL(seen.url, 'http://provider')
    const report = pages[pathname] ?? [[]]
    const at = Number(searchParams.get('page')?.slice('page_'.length) ?? 0)
    const more = at + 1 < report.length
    res.writeHead(200, { 'content-type': 'application/json' })
    res.end(
      JSON.stringify({
        object: 'page',
        data: report[at] ?? [],
        has_more: more,
        next_page: more ? `page_${at + 1}` : null,
      }),
    )
  }
  const upstream = await startUpstream(answer, options)
  return {
    ...upstream,
    report(next) {
      pages = next
      upstream.answerWith(answer)
    },
  }
}

export const seconds = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 1000

/** Typed by OpenAI's own SDK, so that what is simulated is what it documents. */
export function openAiBucket(day: string, results: readonly OpenAiResult[]): CostsBucket | CompletionsBucket {
  return { object: 'bucket', start_time: seconds(day), end_time: seconds(day) + 86_400, results: [...results] } as
    | CostsBucket
    | CompletionsBucket
}

export function openAiCost(line_item: string | null, value: number): OpenAiResult {
  return {
    object: 'organization.costs.result',
    amount: { value, currency: 'usd' },
    line_item,
    project_id: null,
    quantity: null,
  }
}

type Completions = Extract<OpenAiResult, { object: 'organization.usage.completions.result' }>

export function openAiUsage(model: string, figures: Partial<Completions> = {}): Completions {
  return {
    object: 'organization.usage.completions.result',
    input_tokens: 0,
    output_tokens: 0,
    num_model_requests: 1,
    model,
    project_id: null,
    user_id: null,
    api_key_id: null,
    batch: null,
    service_tier: null,
    ...figures,
  }
}

/** As in the examples of platform.claude.com/docs/en/api/admin/cost_report and …/usage_report. */
export function anthropicBucket(day: string, results: readonly unknown[]) {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  return { starting_at: `${day}T00:00:00Z`, ending_at: `${next}T00:00:00Z`, results }
}

export function anthropicCost(amount: string, model: string | null, what = 'Input Tokens') {
  return {
    amount,
    context_window: model === null ? null : '0-200k',
    cost_type: model === null ? 'web_search' : 'tokens',
    currency: 'USD',
    description: model === null ? 'Web Search Usage' : `Claude Usage - ${what}`,
    inference_geo: null,
    model,
    service_tier: model === null ? null : 'standard',
    token_type: model === null ? null : 'uncached_input_tokens',
    workspace_id: null,
  }
}

export function anthropicUsage(
  model: string,
  [uncached, read, write5m, write1h, output]: readonly [number, number, number, number, number],
) {
  return {
    uncached_input_tokens: uncached,
    cache_creation: { ephemeral_1h_input_tokens: write1h, ephemeral_5m_input_tokens: write5m },
    cache_read_input_tokens: read,
    output_tokens: output,
    server_tool_use: { web_search_requests: 0 },
    api_key_id: null,
    context_window: null,
    model,
    service_tier: null,
    workspace_id: null,
  }
}

/** The paths and queries that were asked for, decoded. */
export function asked(seen: readonly Seen[]): string[] {
  return seen.map(({ url }) => decodeURIComponent(url))
}
