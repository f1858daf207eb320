import { things } from '../../../shared/inventory/files.ts'
import { printable } from '../../../shared/printable.ts'
import type { HeldFile } from './held-files.ts'
import type { HeldInVault } from './held-in-vault.ts'
import type { TableNow } from './listing.ts'

/** How what is held is written down, piece by piece. */
export interface AccessWriter {
  begin(dataDirectory: string, now: number): string
  /** `about`: null for a table that the inventory does not know. */
  table(name: string, about: TableNow | null, isFirst: boolean): string
  /** What parts one page of rows from the next. */
  readonly between: string
  tableEnd(rows: number): string
  end(files: readonly HeldFile[], vault: HeldInVault): string
}

export const accessText: AccessWriter = {
  begin: (dataDirectory, now) =>
    `Everything that Waybill holds in ${printable(dataDirectory)}, on ${new Date(now).toISOString().slice(0, 19).replace('T', ' ')} UTC.\n` +
    'What each field is for: waybill privacy inventory. Fields that hold nothing are left out; what is cut is whole in JSON.\n',
  table: (name, about) =>
    `\n== ${printable(name)} ==\n${about === null ? 'The inventory does not know this table.' : `${about.purpose} Kept: ${about.retention}.`}\n\n`,
  between: '',
  tableEnd: (rows) => (rows === 0 ? 'Nothing.\n' : `${rows} ${rows === 1 ? 'row' : 'rows'}.\n`),
  end: (files, vault) =>
    [
      '\n== files in the data directory ==\n',
      ...files.map(
        ({ name, bytes, purpose }) =>
          `${printable(name)} (${bytes} bytes): ${purpose ?? 'The inventory does not know it.'}`,
      ),
      `\n== vault (${vault.kind}, ${vault.state}) ==\n`,
      ...vaultLines(vault),
      '\n== browser ==\n',
      ...things.filter(({ place }) => place === 'browser').map(({ name, purpose }) => `${name}: ${purpose}`),
      '',
    ].join('\n'),
}

function vaultLines({ state, entries }: HeldInVault): string[] {
  if (state !== 'ready') return ['What is in it can be counted when it is unlocked.']
  const lines = Object.entries(entries).map(([what, count]) => `${what}: ${count}`)
  return lines.length > 0 ? lines : ['Nothing.']
}
