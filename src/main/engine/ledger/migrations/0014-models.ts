import type { Kysely } from 'kysely'
import { createDeclared } from './declared-table.ts'

/** What each provider listed when it was last asked for its models. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const facts = [
    'title',
    'context_tokens',
    'output_tokens',
    'vision',
    'tools',
    'reasoning',
    'input_nano_usd',
    'output_nano_usd',
    'deprecated',
  ] as const
  await createDeclared(
    db,
    'models',
    ['provider_name', 'id', ...facts, 'new_since', 'listed_at'],
    ['provider_name', 'id'],
  )
}
