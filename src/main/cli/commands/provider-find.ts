import type { Command } from 'commander'
import type { ControlClient } from '../../../shared/contract/contract.ts'
import type { FoundServer } from '../../../shared/contract/models.ts'
import { formatTitles } from '../../../shared/wire-formats.ts'
import { withControl } from '../control.ts'
import { printJson, printLine, printNote } from '../print.ts'
import type { Session } from '../session.ts'
import { table } from '../table.ts'

export function addProviderFind(provider: Command, session: Session): void {
  provider
    .command('find')
    .description('look for Ollama, LM Studio, llama.cpp and vLLM at their usual ports of this machine')
    .option('--add', 'add those that are no provider yet')
    .option('--json', 'print JSON')
    .action(async ({ add, json }: { add?: true; json?: true }) => {
      const found = await withControl(session, async ({ client }) => {
        const servers = await client.models.find()
        return add ? addAll(client, servers) : servers
      })
      if (json) return printJson(found)
      if (found.length === 0) return printLine('No model server was found on this machine.')
      printLine(tableOf(found))
      if (found.some(({ provider: name }) => name === null)) printNote('Add them: waybill provider find --add')
    })
}

async function addAll(client: ControlClient, servers: readonly FoundServer[]): Promise<FoundServer[]> {
  const added: FoundServer[] = []
  for (const server of servers) {
    const name = server.provider ?? (await addOne(client, server))
    added.push({ ...server, provider: name })
  }
  return added
}

/** Under a name of its own: one of the same kind at another address stays what it is. */
async function addOne(client: ControlClient, { kind, base_url }: FoundServer): Promise<string> {
  const taken = new Set((await client.providers.list()).map(({ name }) => name))
  let name = kind
  for (let number = 2; taken.has(name); number++) name = `${kind}-${number}`
  return (await client.providers.add({ kind, name, base_url })).name
}

function tableOf(found: readonly FoundServer[]): string {
  return table(
    [
      { title: 'SERVER', value: (row) => row.title },
      { title: 'BASE URL', value: (row) => row.base_url },
      { title: 'MODELS', value: (row) => row.models },
      { title: 'SPEAKS', value: (row) => row.formats.map((format) => formatTitles[format]).join(', ') },
      { title: 'PROVIDER', value: (row) => row.provider },
    ],
    found,
  )
}
