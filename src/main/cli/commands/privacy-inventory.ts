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
      printLine(`Inventory of ${inventory.date}. Switch off what can be: waybill settings set fields_off '["tool"]'`)
      for (const category of new Set(inventory.entries.map((entry) => entry.category))) {
        printLine(`\n${category.toUpperCase()}\n`)
        printLine(
          table(
            COLUMNS,
            inventory.entries.filter((entry) => entry.category === category),
          ),
        )
      }
    })
}

const COLUMNS = [
  { title: 'NAME', value: ({ name }: InventoryEntry) => name },
  {
    title: 'SWITCH',
    value: ({ optional, is_off }: InventoryEntry) => (is_off ? 'off' : optional ? 'on' : ''),
  },
  { title: 'KEPT', value: ({ retention }: InventoryEntry) => retention },
  { title: 'WHAT FOR', value: ({ purpose }: InventoryEntry) => purpose },
] as const
