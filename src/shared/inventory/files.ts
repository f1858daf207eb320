import { type Category, FIRST_INVENTORY, type Retention, type Right } from './entry.ts'

/** `data`: the data directory; `outside`: elsewhere on this machine; `vault`: the keychain or the sealed file; `browser`: in its storage. */
export type Place = 'data' | 'outside' | 'vault' | 'browser'

export interface ThingEntry {
  /** As it is called, with * for what differs. */
  readonly name: string
  readonly place: Place
  /** In the data directory: which names in it are meant. */
  readonly matches?: RegExp
  readonly category: Category
  readonly purpose: string
  readonly example: string
  readonly retention: Retention
  readonly rights: readonly Right[]
  /** YYYY-MM-DD */
  readonly since: string
}

const since = FIRST_INVENTORY
const whileRunning: Retention = { words: 'while Waybill runs' }
const untilRemoved: Retention = { words: 'until you remove it' }

/** Every file that Waybill makes, every entry of its vault, and what it leaves in a browser. */
export const things: readonly ThingEntry[] = [
  {
    name: 'waybill.db',
    place: 'data',
    matches: /^waybill\.db(-wal|-shm|-journal)?$/,
    category: 'bookkeeping',
    purpose: 'The database: every table of this list. With -wal, -shm and -journal, which SQLite keeps beside it.',
    example: 'waybill.db, waybill.db-wal, waybill.db-shm',
    retention: { words: 'as its tables say; what is erased is overwritten in the file' },
    rights: ['access', 'erasure', 'portability'],
    since,
  },
  {
    name: 'waybill.db.damaged',
    place: 'data',
    matches: /^waybill\.db\.damaged$/,
    category: 'bookkeeping',
    purpose: 'An empty file: the next start looks at every page of the database.',
    example: '(empty)',
    retention: { words: 'until the next start' },
    rights: ['access'],
    since,
  },
  {
    name: 'waybill.corrupt-*.db',
    place: 'data',
    matches: /^waybill\.corrupt-[0-9T-]+\.db(-wal|-shm)?$/,
    category: 'bookkeeping',
    purpose: 'A damaged database, kept in case something can be saved out of it.',
    example: 'waybill.corrupt-2026-11-21T14-05-00.db',
    retention: { words: 'until you delete it, or erase everything; no lesser erasure reaches into it' },
    rights: ['access', 'erasure'],
    since,
  },
  {
    name: 'vault.sealed',
    place: 'data',
    matches: /^vault\.sealed(\.tmp)?$/,
    category: 'secret',
    purpose: 'The vault as a file, where you chose that in place of the keychain: sealed with your passphrase.',
    example: '(encrypted)',
    retention: untilRemoved,
    rights: ['access', 'erasure', 'withdrawal'],
    since,
  },
  {
    name: 'prices.json',
    place: 'data',
    matches: /^prices\.json(\.tmp)?$/,
    category: 'price',
    purpose: 'The published price list, fetched when you asked for it.',
    example: '{"refreshed_at":1795267200000,"providers":[…]}',
    retention: { words: 'until the next one, or until you delete it' },
    rights: ['access', 'erasure'],
    since,
  },
  {
    name: 'control.sock',
    place: 'data',
    matches: /^control\.sock(\.\d+)?$/,
    category: 'bookkeeping',
    purpose: 'The socket that commands of the same user reach the engine by.',
    example: '(a socket)',
    retention: whileRunning,
    rights: ['access'],
    since,
  },
  {
    name: 'control.token',
    place: 'data',
    matches: /^control\.token$/,
    category: 'secret',
    purpose: 'On Windows: what a command shows to the engine’s pipe.',
    example: '(256 random bits)',
    retention: whileRunning,
    rights: ['access', 'erasure'],
    since,
  },
  {
    name: 'window/',
    place: 'data',
    matches: /^window$/,
    category: 'view settings',
    purpose:
      'The profile of the desktop window: its theme and zoom, its place and size. Its cache is in memory, it has no cookies and no history.',
    example: '(Chromium’s own files)',
    retention: { words: 'until you delete it' },
    rights: ['access', 'erasure'],
    since,
  },
  {
    name: 'waybill-*/*.sock',
    place: 'outside',
    category: 'bookkeeping',
    purpose:
      'That socket, in XDG_RUNTIME_DIR or the temporary directory, where the data directory’s path is too long for one.',
    example: '/run/user/1000/waybill/3f….sock',
    retention: whileRunning,
    rights: ['access'],
    since,
  },
  {
    name: 'waybill-demo-*',
    place: 'outside',
    category: 'bookkeeping',
    purpose: 'The data directory of a demo, in the temporary directory.',
    example: '/tmp/waybill-demo-Xa81Qz',
    retention: { words: 'while the demo runs' },
    rights: ['access', 'erasure'],
    since,
  },
  {
    name: 'waybill-window-*',
    place: 'outside',
    category: 'view settings',
    purpose: 'The profile of the window in the temporary directory, where the data directory can’t be used.',
    example: '/tmp/waybill-window-Qp72Ls',
    retention: { words: 'while the window is open' },
    rights: ['access', 'erasure'],
    since,
  },
  {
    name: 'waybill.desktop',
    place: 'outside',
    category: 'settings',
    purpose:
      'What starts Waybill at login, where you chose that: a file of your session on Linux, an entry of the system’s own list on macOS and Windows.',
    example: '~/.config/autostart/waybill.desktop',
    retention: { words: 'until you switch it off' },
    rights: ['access', 'withdrawal'],
    since,
  },
  {
    name: 'waybill://',
    place: 'outside',
    category: 'settings',
    purpose: 'That links of this kind open the installed app: an entry of the system’s own list of programs.',
    example: 'HKEY_CURRENT_USER\\Software\\Classes\\waybill',
    retention: { words: 'until you uninstall the app, or delete it' },
    rights: ['access', 'erasure'],
    since,
  },
  {
    name: 'notifications',
    place: 'outside',
    category: 'warning',
    purpose:
      'What the desktop app has told you of, in the system’s own list: names of keys, providers and models, and shares of a budget; nothing of what was said.',
    example: '80 % of a budget is spent',
    retention: { words: 'as long as your system keeps it; each kind can be switched off' },
    rights: ['erasure', 'objection', 'withdrawal'],
    since,
  },
  {
    name: 'your exports',
    place: 'outside',
    category: 'exchange',
    purpose:
      'Exports, statements and reports that you asked for, where you asked for them (0600). A .part file beside one while it is written.',
    example: '~/exchanges.csv',
    retention: { words: 'until you delete it; no erasure reaches into it' },
    rights: ['access', 'erasure', 'portability'],
    since,
  },
  {
    name: 'provider keys',
    place: 'vault',
    category: 'secret',
    purpose: 'Your keys for providers: added to what you send, for that provider’s origin alone.',
    example: '(never shown)',
    retention: untilRemoved,
    rights: ['correction', 'erasure', 'withdrawal'],
    since,
  },
  {
    name: 'admin keys',
    place: 'vault',
    category: 'secret',
    purpose: 'Your keys that read a provider’s bill.',
    example: '(never shown)',
    retention: untilRemoved,
    rights: ['correction', 'erasure', 'withdrawal'],
    since,
  },
  {
    name: 'otlp-header',
    place: 'vault',
    category: 'secret',
    purpose: 'The value of the header that your collector of figures asks for.',
    example: '(never shown)',
    retention: untilRemoved,
    rights: ['correction', 'erasure', 'withdrawal'],
    since,
  },
  {
    name: 'tools’ client keys',
    place: 'vault',
    category: 'secret',
    purpose: 'The client keys of the tools that you have connected, for waybill token to print.',
    example: '(never shown)',
    retention: { words: 'until the connection is undone, or the key is revoked' },
    rights: ['erasure', 'withdrawal'],
    since,
  },
  {
    name: 'settings put away',
    place: 'vault',
    category: 'secret',
    purpose:
      'What stood in a tool’s settings file where Waybill wrote its own, such as a key of yours: undo puts it back.',
    example: '(never shown)',
    retention: { words: 'until the connection is undone, or Waybill forgets it' },
    rights: ['erasure', 'withdrawal'],
    since,
  },
  {
    name: 'pseudonym-secret',
    place: 'vault',
    category: 'secret',
    purpose:
      'What pseudonyms of users are made with, so that nobody else can tell whose they are: 32 random bytes, made at first use.',
    example: '(never shown)',
    retention: { words: 'as long as the vault' },
    rights: ['erasure', 'withdrawal'],
    since,
  },
  {
    name: '.accounts',
    place: 'vault',
    category: 'key metadata',
    purpose: 'In a keychain: the list of the entries above, by their ids.',
    example: '["019aa6a4-5c00-7000-8000-6b5a4f3e2d1c"]',
    retention: untilRemoved,
    rights: ['access', 'erasure'],
    since,
  },
  {
    name: 'waybill-updater/',
    place: 'data',
    matches: /^waybill-updater$/,
    category: 'bookkeeping',
    purpose: 'A newer version of the desktop app that was downloaded because you agreed to it.',
    example: 'waybill-updater/pending/Waybill-x64.AppImage',
    retention: { words: 'until it is installed, or the next check for updates' },
    rights: ['access'],
    since,
  },
  {
    name: '~/.local/bin/waybill',
    place: 'outside',
    category: 'bookkeeping',
    purpose: 'A script of two lines that starts the waybill command: made where you ask for it in Settings.',
    example: 'exec /opt/Waybill/resources/bin/waybill "$@"',
    retention: untilRemoved,
    rights: ['access', 'erasure'],
    since,
  },
  {
    name: 'waybill.token',
    place: 'browser',
    category: 'secret',
    purpose:
      'In sessionStorage of a tab, and in the browser’s history of addresses: the way in to the headless dashboard.',
    example: '(256 random bits)',
    retention: {
      words: 'of use until the tab is closed, you sign out, or Waybill stops; in the history until you clear it',
    },
    rights: ['erasure', 'withdrawal'],
    since,
  },
  {
    name: 'waybill.theme',
    place: 'browser',
    category: 'view settings',
    purpose: 'In localStorage: whether you want it light or dark.',
    example: 'dark',
    retention: { words: 'until you choose the system’s, or clear the browser’s storage' },
    rights: ['access', 'correction', 'erasure'],
    since,
  },
  {
    name: 'waybill.language',
    place: 'browser',
    category: 'view settings',
    purpose: 'In localStorage: a copy of the language that you chose, so that the page begins in it.',
    example: 'de',
    retention: { words: 'until you choose the system’s, or clear the browser’s storage' },
    rights: ['access', 'correction', 'erasure'],
    since,
  },
]

/** What a name in the data directory is; null: Waybill does not know it. */
export function fileOf(name: string): ThingEntry | null {
  return things.find(({ matches }) => matches?.test(name)) ?? null
}
