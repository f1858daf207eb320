import type { ExchangeRow } from '../../../src/shared/exchange-row.ts'
import { finished } from '../../main/engine/ledger/an-exchange.ts'

export type KeyName = 'Agent' | 'Editor' | 'Scripts'
type KeyIds = Readonly<Record<KeyName, string>>

const HOUR_MS = 3_600_000
const DAYS = 45

const ways = {
  messages: {
    dialect: 'anthropic',
    endpoint: '/v1/messages',
    provider_name: 'anthropic',
    server_address: 'api.anthropic.com',
  },
  responses: {
    dialect: 'openai',
    endpoint: '/v1/responses',
    provider_name: 'openai',
    server_address: 'api.openai.com',
  },
  chat: {
    dialect: 'openai',
    endpoint: '/v1/chat/completions',
    provider_name: 'openai',
    server_address: 'api.openai.com',
  },
  gemini: {
    dialect: 'gemini',
    endpoint: '/v1beta/models/{model}:streamGenerateContent',
    provider_name: 'gcp.gemini',
    server_address: 'generativelanguage.googleapis.com',
  },
  router: {
    dialect: 'openai',
    endpoint: '/v1/chat/completions',
    provider_name: 'openrouter',
    server_address: 'openrouter.ai',
  },
  local: {
    dialect: 'openai',
    endpoint: '/v1/chat/completions',
    provider_name: 'ollama',
    server_address: '127.0.0.1',
  },
} as const satisfies Record<string, Partial<ExchangeRow>>

/** Nano-dollars for a token in and for one out, and how often on a working day. */
const habits: readonly [KeyName, string, string | null, keyof typeof ways, string, number, number, number][] = [
  ['Agent', 'claude-cli', 'website', 'messages', 'claude-sonnet-4-5', 3_000, 15_000, 34],
  ['Agent', 'claude-cli', 'website', 'messages', 'claude-haiku-4-5', 1_000, 5_000, 12],
  ['Agent', 'codex_cli_rs', 'compiler', 'responses', 'gpt-5-codex', 1_250, 10_000, 16],
  ['Scripts', 'OpenAI', 'newsletter', 'chat', 'gpt-5-mini', 250, 2_000, 21],
  ['Editor', 'GeminiCLI', 'compiler', 'gemini', 'gemini-2.5-pro', 1_250, 10_000, 9],
  ['Editor', 'aider', null, 'router', 'deepseek/deepseek-v3.2', 280, 420, 7],
  ['Editor', 'continue', null, 'local', 'qwen3-coder:30b', 0, 0, 14],
]

/** What went wrong on the way, of a thousand exchanges. */
const mishaps: readonly [number, Partial<ExchangeRow>][] = [
  [9, { status_code: 429, error_type: 'rate_limit_error', ended_by: 'upstream' }],
  [4, { status_code: 529, error_type: 'overloaded_error', ended_by: 'upstream' }],
  [3, { status_code: 400, error_type: 'invalid_request_error', ended_by: 'upstream' }],
  [11, { ended_by: 'client', finish_reasons: [], usage_source: 'estimated' }],
]

/** The same throw after throw: a picture's figures do not change by themselves. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** A developer's last six weeks, oldest first: some five thousand exchanges, fewer at the weekend, the last one minutes ago. */
export function month(keys: KeyIds, now: number): ExchangeRow[] {
  const roll = dice(20_261_121)
  const moments = Array.from({ length: DAYS }, (_, day) => day).flatMap((daysAgo) => {
    const midnight = new Date(now).setHours(0, 0, 0, 0) - daysAgo * 24 * HOUR_MS
    const weekend = [0, 6].includes(new Date(midnight).getDay())
    return habits.flatMap((habit) =>
      Array.from({ length: Math.round(habit[7] * (weekend ? 0.2 : 0.6 + 0.8 * roll())) }, () => ({
        habit,
        // Two humps, as a working day has: before noon, and in the afternoon.
        at: midnight + ((roll() < 0.45 ? 9 : 14) + 3.5 * roll()) * HOUR_MS,
      })),
    )
  })
  return moments
    .map(({ habit, at }) => ({ habit, at: at < now ? at : now - (at - now) / 20 }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ habit, at }) => exchange(habit, Math.round(at), keys, roll))
}

function exchange(
  [key, tool, project, way, model, priceIn, priceOut]: (typeof habits)[number],
  startedAt: number,
  keys: KeyIds,
  roll: () => number,
): ExchangeRow {
  const input = Math.round(600 + 60_000 * roll() ** 3)
  const cached = Math.round(input * 0.85 * roll())
  const output = Math.round(40 + 2_400 * roll() ** 2)
  const row = finished({
    ...ways[way],
    started_at: startedAt,
    client_key_id: keys[key],
    tool,
    project,
    request_model: model,
    response_model: model,
    stream: roll() < 0.8,
    input_tokens: input,
    cache_read_input_tokens: cached,
    output_tokens: output,
    latency_ms: Math.round(600 + output * (8 + 10 * roll())),
    time_to_first_chunk_ms: Math.round(250 + 900 * roll()),
    cost_nano_usd: Math.round((input - cached) * priceIn + cached * priceIn * 0.1 + output * priceOut),
    cost_basis: priceIn === 0 ? 'free' : 'priced',
    price_version: priceIn === 0 ? null : 'genai-prices 0.1.8',
    request_bytes: input * 4,
    response_bytes: output * 30,
  })
  const mishap = mishapOf(roll() * 1000)
  if (mishap === undefined) return row
  const refused = mishap.status_code !== undefined
  const nothing = {
    input_tokens: null,
    cache_read_input_tokens: null,
    output_tokens: null,
    usage_source: 'none',
  } as const
  return {
    ...row,
    ...(refused ? { ...nothing, finish_reasons: [], cost_nano_usd: 0, cost_basis: 'free' } : {}),
    ...mishap,
  }
}

function mishapOf(throwOf1000: number): Partial<ExchangeRow> | undefined {
  let edge = 0
  return mishaps.find(([share]) => {
    edge += share
    return throwOf1000 < edge
  })?.[1]
}
