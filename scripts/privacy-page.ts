import { inventoryNow } from '../src/main/engine/inventory/listing.ts'
import { settingsSchema } from '../src/shared/contract/settings.ts'
import { type ColumnEntry, categories, INVENTORY_DATE, type TableEntry } from '../src/shared/inventory/entry.ts'
import { things } from '../src/shared/inventory/files.ts'
import { hiddenSettings } from '../src/shared/inventory/hidden-settings.ts'
import { tableInventory } from '../src/shared/inventory/tables.ts'

/** PRIVACY.md, whole: what stands in the inventory, with the settings as they come. */
export function privacyPage(): string {
  return [HEAD, kept(), ELSEWHERE_HEAD, elsewhere(), REST].join('\n')
}

const HEAD = `# Privacy

Made from the inventory of ${INVENTORY_DATE} (\`src/shared/inventory\`), which the database, the recorder, the exports and the app's own page
are made from as well; a test fails when this page and that inventory differ. On your machine, with your settings:
\`waybill privacy inventory\`. Each promise, with the test that holds Waybill to it: [docs/promises.md](docs/promises.md).

## In short

- Waybill runs on your machine. Nobody operates it for you, there is no account, and it reports to nobody.
- Of a request and its answer it writes down when, which model, how many tokens, what it cost. Never what was said.
- All that is listed can be seen and taken along, and all but the database's own bookkeeping erased; the fields marked
  *can be off* can be switched off one by one.

## What is kept

In one SQLite file in the data directory (0600, in a directory that is yours alone). Periods are those that it comes with; each
setting takes 0 (do not keep: gone within two minutes) to 730 days.
`

function kept(): string {
  const byCategory = categories.map((category) => ({
    category,
    tables: Object.entries(tableInventory).filter(([, entry]) => entry.category === category),
  }))
  return byCategory
    .filter(({ tables }) => tables.length > 0)
    .map(({ category, tables }) => `### ${sentence(category)}\n\n${tables.map(tableSection).join('\n')}`)
    .join('\n')
}

function tableSection([table, entry]: [string, TableEntry]): string {
  const { purpose, rights, since, passesOnTo } = entry
  const facts = `**\`${table}\`**: ${purpose} Kept: ${periods.get(table)}. Rights: ${rights.join(', ')}. Since ${since}.\n`
  const columns = Object.entries<ColumnEntry>(entry.columns).filter(
    ([column]) => passesOnTo === undefined || !(column in (tableInventory[passesOnTo]?.columns ?? {})),
  )
  return [
    facts,
    '| field | what for | example | |',
    '| --- | --- | --- | --- |',
    ...columns.map(([name, { purpose, example, optional, hidden, rights: more = [] }]) => {
      const notes = [...(optional ? ['can be off'] : []), ...(hidden ? ['never shown'] : []), ...more]
      return `| \`${name}\` | ${cell(purpose)} | ${cell(example)} | ${notes.join(', ')} |`
    }),
    ...(table === 'settings' ? ['', ...HIDDEN] : []),
    '',
  ].join('\n')
}

const HIDDEN = [
  'Beside the settings that `waybill settings list` shows, these stand there:',
  '',
  ...Object.entries(hiddenSettings).map(([name, { purpose }]) => `- \`${name}\`: ${purpose}`),
]

/** By table, in words. */
const periods = new Map(
  inventoryNow(settingsSchema.parse({})).map(({ name, retention }) => [name.split('.')[0] ?? name, retention]),
)

const ELSEWHERE_HEAD = `## Files, the vault and the browser
`

function elsewhere(): string {
  const places = { data: 'data directory', outside: 'elsewhere on this machine', vault: 'vault', browser: 'browser' }
  return [
    '| what | where | what for | kept |',
    '| --- | --- | --- | --- |',
    ...things.map(
      ({ name, place, purpose, retention }) =>
        `| \`${name}\` | ${places[place]} | ${cell(purpose)} | ${'words' in retention ? retention.words : retention.setting} |`,
    ),
    '',
    'Secrets are in the system’s keychain, in the sealed file, or in memory: whichever you chose. Never in plain text.',
    'Logs go to standard error as codes and counts; Waybill writes no log file. A system may keep crash dumps of any program.',
    '',
  ].join('\n')
}

const REST = `## What never is

Prompts and system texts, answers, tool definitions with their arguments and results, file names and contents, stop sequences, user or
session ids out of bodies, header values (but for the product that a user agent names), query strings, error messages, client keys
and provider keys in plain text. There is no column for them, and what comes from outside as a name (a model, an error type, a tool) is checked against a short pattern: what
does not fit is stored as \`other\`. Repeat the proof on your machine: \`waybill privacy selftest\`.

## What leaves the machine

Your requests, to the provider that serves the model that you asked for, with your own key for it; that provider's policy applies
from there on. On its own account Waybill contacts somebody only when you have it do so: a test of a provider, the price list, a
provider's bill, a collector of figures that you name. \`waybill privacy outbound\` lists every host, when, why and how many bytes;
\`waybill settings set offline true\` leaves nothing but your requests. There is no telemetry, no advertising, no cookie.

Two things are not on that list. Names of hosts are looked up by your system's resolver. And before Waybill runs, npm fetches its
packages; \`npm start\` in a clone, where there is a display, fetches Electron once, and says so.

## Your rights, and how to use them

| right | how |
| --- | --- |
| access | \`waybill privacy access\`: every row, every file, what is in the vault by number |
| correction | \`waybill key set\` (name, project), \`waybill privacy rename-project\` |
| erasure | \`waybill purge\` with \`--before\`, \`--since\`, \`--key\`, \`--provider\`, \`--project\` or \`--all\`; a field out of all of them: \`waybill purge --field tool request_model\` |
| restriction | \`waybill recording pause\`, or for one key \`waybill key set ID --private\`: limits hold, no row is written |
| objection | a field off: \`waybill settings set fields_off tool,project\` |
| portability | \`waybill export\` as NDJSON or JSON, with what each field means, or as CSV; all else: \`waybill privacy access --json\` |
| withdrawal | \`waybill key revoke\`, \`waybill provider remove\`; in the end, delete the data directory, and in a keychain the entries that are called Waybill |

An erasure overwrites the bytes in the file, and reports how many rows and bytes there were before and after. It does not reach what you
took out yourself: exports, backups, snapshots of the file system.

## When this changes

An update that keeps something new, or something for longer, says so with its date, and records no exchange until you agree:
\`waybill privacy changes\`.

## Who is responsible for what

Waybill, you, your provider: [docs/responsibility.md](docs/responsibility.md).
`

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A bar would end the cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
