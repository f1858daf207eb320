import type { Kysely } from 'kysely'
import { createDeclared } from './declared-table.ts'

/** Which tools are connected, and what was written for each. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createDeclared(db, 'connections', ['tool', 'client_key_id', 'connected_at'], ['tool'])
  const edit = [
    'file',
    'format',
    'setting',
    'role',
    'wrote',
    'found',
    'item',
    'former',
    'former_id',
    'made_file',
  ] as const
  await createDeclared(db, 'connection_edits', ['tool', 'position', ...edit], ['tool', 'position'])
}
