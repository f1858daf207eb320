import type { Command } from 'commander'
import type { InventoryEntry } from '../../../shared/contract/privacy.ts'
import { withControl } from '../control.ts'
import { printJson, printLine } from '../print.ts'
import type { Session } from '../session.ts'
import { table } from '../table.ts'

export function addInventory(privacy: Command, session: Session): void {
  privacy
    .command('inventory')
    .description('every column, file and entry that is kept: what for, for how long, and what can be switched off')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: true }) => {
      const inventory = await withControl(session, ({ client }) => client.privacy.inventory())
      if (json) return printJson(inventory)
      printLine(`Inventory of ${inventory.date}. Switch off what can be: waybill settings set fields_off tool,project`)
      const headOf = ({ category, retention }: InventoryEntry) => `${category.toUpperCase()}, kept: ${retention}`
      for (const head of new Set(inventory.entries.map(headOf))) {
        const entries = inventory.entries.filter((entry) => headOf(entry) === head)
        printLine(`\n${head}\n\n${table(COLUMNS, entries)}`)
      }
    })
}

const COLUMNS = [
  { title: 'NAME', value: ({ name }: InventoryEntry) => name },
  {
    title: 'SWITCH',
    value: ({ optional, is_off }: InventoryEntry) => (is_off ? 'off' : optional ? 'on' : ''),
  },
  { title: 'WHAT FOR', value: ({ purpose }: InventoryEntry) => purpose },
] as const
