import type { Connection } from '../connection.ts'
import type { StoredConnection, StoredConnectionEdit } from '../tables.ts'

export type ConnectionEditRecord = Omit<StoredConnectionEdit, 'tool' | 'position'>

export interface ConnectionRecord extends StoredConnection {
  /** In the order of writing. */
  readonly edits: readonly ConnectionEditRecord[]
}

export interface ConnectionsStore {
  all(): ConnectionRecord[]
  of(tool: string): ConnectionRecord | null
  /** Adds it, or replaces that tool's with all its edits; committed when it returns. */
  put(record: ConnectionRecord): void
  remove(tool: string): void
}

export function createConnectionsStore(db: Connection): ConnectionsStore {
  const select = db.prepare<[], StoredConnection>('select * from connections order by tool')
  const selectOne = db.prepare<[string], StoredConnection>('select * from connections where tool = ?')
  const selectEdits = db.prepare<[string], StoredConnectionEdit>(
    'select * from connection_edits where tool = ? order by position',
  )
  const insert = db.prepare<StoredConnection>(
    'insert into connections (tool, client_key_id, connected_at) values (@tool, @client_key_id, @connected_at)',
  )
  const insertEdit = db.prepare<StoredConnectionEdit>(
    `insert into connection_edits (tool, position, file, format, setting, role, wrote, found, item, former, former_id,
       made_file)
     values (@tool, @position, @file, @format, @setting, @role, @wrote, @found, @item, @former, @former_id,
       @made_file)`,
  )
  const drop = db.prepare<[string]>('delete from connections where tool = ?')
  const dropEdits = db.prepare<[string]>('delete from connection_edits where tool = ?')
  const remove = db.transaction((tool: string) => {
    drop.run(tool)
    dropEdits.run(tool)
  })
  const put = db.transaction(({ edits, tool, client_key_id, connected_at }: ConnectionRecord) => {
    remove(tool)
    insert.run({ tool, client_key_id, connected_at })
    for (const [position, edit] of edits.entries()) insertEdit.run({ ...edit, tool, position })
  })
  const withEdits = (stored: StoredConnection): ConnectionRecord => ({
    ...stored,
    edits: selectEdits.all(stored.tool).map(({ tool: _, position: __, ...edit }) => edit),
  })
  return {
    all: () => select.all().map(withEdits),
    of(tool) {
      const stored = selectOne.get(tool)
      return stored ? withEdits(stored) : null
    },
    put: (record) => void put(record),
    remove: (tool) => void remove(tool),
  }
}
