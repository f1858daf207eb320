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
    all: () => Object.fromEntries(select.all().map(({ name, value }) => [name, readable(value)])),
    set(name, value) {
      const text = JSON.stringify(value)
      if (text === undefined) forget.run(name)
      else put.run(name, text)
    },
  }
}

/** No value of any setting, nor null, which is one of some. */
const NOT_JSON = Symbol('not JSON')

/** What is not JSON (someone edited the database by hand) is not as if nothing stood there: it was a panic, perhaps, or a budget. */
function readable(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return NOT_JSON
  }
}
