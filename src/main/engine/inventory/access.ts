import type { Settings } from '../../../shared/contract/settings.ts'
import { tableInventory } from '../../../shared/inventory/tables.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { accessJson } from './access-json.ts'
import { accessText } from './access-text.ts'
import { filesIn } from './held-files.ts'
import { heldInVault, type VaultNeeds } from './held-in-vault.ts'
import { tableNow } from './listing.ts'

export interface AccessNeeds extends VaultNeeds {
  readonly ledger: VaultNeeds['ledger'] & Pick<Ledger, 'tables' | 'tablePage'>
  readonly settings: () => Settings
  readonly dataDirectory: string
}

/**
 * Everything that is held, table by table, then files, the vault and the browser: in pieces of a few hundred rows, which
 * are read and written out in the reports' thread. Never a secret. Throws what reports throw.
 */
export async function* access(needs: AccessNeeds, format: 'text' | 'json'): AsyncGenerator<string> {
  const { ledger, dataDirectory } = needs
  const write = format === 'json' ? accessJson : accessText
  yield write.begin(dataDirectory, Date.now())
  let isFirst = true
  for (const table of inOrder(ledger.tables())) {
    yield write.table(table, tableNow(table, needs.settings()), isFirst)
    isFirst = false
    let count = 0
    let after: readonly (string | number)[] | null = null
    for (;;) {
      const page = await ledger.tablePage({ table, format, after })
      if (page.last === null) break
      yield (count === 0 ? '' : write.between) + page.text
      count += page.rows
      after = page.last
    }
    yield write.tableEnd(count)
  }
  yield write.end(await filesIn(dataDirectory), heldInVault(needs))
}

/** As the inventory goes; what it does not know comes last. */
function inOrder(tables: readonly string[]): string[] {
  const declared = Object.keys(tableInventory)
  const place = (table: string) => (declared.includes(table) ? declared.indexOf(table) : declared.length)
  return [...tables].sort((one, other) => place(one) - place(other))
}
