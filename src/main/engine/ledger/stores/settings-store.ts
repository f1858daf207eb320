import type { Connection } from '../connection.ts'

export interface SettingsStore {
  all(): Record<string, unknown>
  /** Any value that JSON can carry; undefined forgets the setting. */
  set(name: string, value: unknown): void
}

export function createSettingsStore(db: Connection): SettingsStore {
  const select = db.prepare<[], { name: string; value: string }>('select name, value from settings order by name')
  const put = db.prepare<[string, string]>(
    'insert into settings (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
  )
  const forget = db.prepare<[string]>('delete from settings where name = ?')

  return {
    all: () => Object.fromEntries(select.all().flatMap(({ name, value }) => readable(name, value))),
    set(name, value) {
      const text = JSON.stringify(value)
      if (text === undefined) forget.run(name)
      else put.run(name, text)
    },
  }
}

/** A value that is not JSON (someone edited the database by hand) counts as not set: the default stands. */
function readable(name: string, text: string): [string, unknown][] {
  try {
    return [[name, JSON.parse(text)]]
  } catch {
    return []
  }
}
