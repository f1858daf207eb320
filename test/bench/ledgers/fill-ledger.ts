import { join } from 'node:path'
import Database from 'better-sqlite3'
import { localHour } from '../../../src/main/engine/calendar.ts'
import { openLedger } from '../../../src/main/engine/ledger/ledger.ts'
import { toSqlValues } from '../../../src/main/engine/ledger/stored-exchange.ts'
import type { CountedRow } from '../../../src/main/engine/ledger/totals/counted-row.ts'
import { prepareTotals } from '../../../src/main/engine/ledger/totals/totals.ts'
import type { ExchangeRow } from '../../../src/shared/exchange-row.ts'
import { exchangeColumns } from '../../../src/shared/inventory/exchanges.ts'
import { finished } from '../../main/engine/ledger/an-exchange.ts'

const DAY_MS = 86_400_000
const BATCH = 20_000

/**
 * Exchanges of `days` days up to now, in the order in which they came, with the totals that they add up to. Straight into
 * the tables, the indexes last: through the recorder, ten million of them would take ten minutes.
 */
export async function fillLedger(home: string, rows: number, days: number): Promise<{ readonly seconds: number }> {
  const ledger = await openLedger({ dataDirectory: home })
  ledger.settings.set('retention_days', 3650)
  ledger.shut()
  const started = performance.now()
  const db = new Database(join(home, 'waybill.db'))
  db.pragma('synchronous = OFF')
  db.pragma('cache_size = -400000')
  const indexes = db
    .prepare<[], { name: string; sql: string }>(
      `select name, sql from sqlite_master where tbl_name = 'exchanges' and type = 'index' and sql is not null`,
    )
    .all()
  for (const { name } of indexes) db.exec(`drop index ${name}`)
  const insert = db.prepare(
    `insert into exchanges (${exchangeColumns.join(', ')}) values (${exchangeColumns.map(() => '?').join(', ')})`,
  )
  const totals = prepareTotals(db)
  const fill = db.transaction((from: number, until: number, made: (index: number) => ExchangeRow) => {
    const batch: ExchangeRow[] = []
    for (let index = from; index < until; index += 1) batch.push(made(index))
    for (const row of batch) insert.run(toSqlValues(row))
    totals.change(batch as unknown as CountedRow[], [])
  })
  const first = Date.now() - days * DAY_MS
  const step = (days * DAY_MS) / rows
  for (let from = 0; from < rows; from += BATCH) {
    fill(from, Math.min(rows, from + BATCH), (index) => madeUp(Math.floor(first + index * step)))
    if (from % 1_000_000 === 0 && from > 0) console.log(`${from.toLocaleString('en-US')} rows`)
    if (from % 200_000 === 0) db.pragma('wal_checkpoint(TRUNCATE)')
  }
  for (const { sql } of indexes) db.exec(sql)
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  return { seconds: (performance.now() - started) / 1000 }
}

const MODELS = [
  ['claude-sonnet-4-5', 'anthropic'],
  ['claude-haiku-4-5', 'anthropic'],
  ['claude-opus-4-5', 'anthropic'],
  ['gpt-5.1-codex', 'openai'],
  ['gpt-5.1', 'openai'],
  ['gpt-5-mini', 'openai'],
  ['gemini-2.5-flash', 'gcp.gemini'],
  ['gemini-2.5-pro', 'gcp.gemini'],
  ['deepseek-chat', 'deepseek'],
  ['mistral-large', 'mistral_ai'],
  ['qwen3:32b', 'ollama'],
  ['text-embedding-3-small', 'openai'],
] as const
const TOOLS = ['claude-cli', 'codex_cli_rs', 'aider', 'GeminiCLI', 'opencode', 'OpenAI/JS'] as const

/** Twelve keys, two tools and two projects each, four models for a tool; most traffic on the first of each. */
function madeUp(startedAt: number): ExchangeRow {
  const key = few(12)
  const tool = (key + few(2)) % TOOLS.length
  const [model, provider] = MODELS[(tool * 2 + few(4)) % MODELS.length] as (typeof MODELS)[number]
  const isError = Math.random() < 0.03
  const input = Math.floor(bell(8.5))
  return finished({
    started_at: startedAt,
    local_hour: localHour(startedAt),
    client_key_id: `01997a3c-7d10-7000-8000-${String(key).padStart(12, '0')}`,
    client_key_prefix: 'sk-wb-ab…',
    project: key % 4 === 3 ? null : `project-${key}-${few(2)}`,
    tool: TOOLS[tool] as string,
    provider_name: provider,
    request_model: model,
    response_model: model,
    stream: Math.random() < 0.8,
    status_code: isError ? 429 : 200,
    error_type: isError ? 'rate_limit_error' : null,
    input_tokens: isError ? null : input,
    output_tokens: isError ? null : Math.floor(bell(6)),
    cache_read_input_tokens: isError ? null : Math.floor(input * 0.6),
    cost_nano_usd: isError ? 0 : input * 3000,
    cost_basis: isError ? 'free' : provider === 'ollama' ? 'unpriced' : 'priced',
    price_version: '2026-11-01',
    latency_ms: isError ? 80 : bell(7.5),
    time_to_first_chunk_ms: isError ? null : bell(6),
    request_bytes: input * 4,
    response_bytes: 4000,
  })
}

/** 0 to count-1, the smaller the likelier. */
function few(count: number): number {
  return Math.floor(count * Math.random() ** 2)
}

/** Around e^mean, as durations and sizes are. */
function bell(mean: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random())
  return Math.exp(mean + normal * 0.7)
}
