import type { Command } from 'commander'
import { runningEngine } from '../control.ts'
import { printJson, printLine } from '../print.ts'
import { findPassphrase } from '../secrets-in.ts'
import type { Session } from '../session.ts'

export function addVault(program: Command, session: Session): void {
  program
    .command('lock')
    .description('lock the vault: provider keys are out of reach until it is unlocked')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: true }) => {
      const { client } = await runningEngine(session)
      const vault = await client.system.lock()
      if (json) printJson(vault)
      else printLine(`Vault: ${vault.kind}, ${vault.state}.`)
    })
  program
    .command('unlock')
    .description('unlock the vault: at a prompt, by file, or by WAYBILL_PASSPHRASE')
    .option('--passphrase-file <file>', 'the file must be yours alone (0600)')
    .option('--json', 'print JSON')
    .action(async ({ passphraseFile, json }: { passphraseFile?: string; json?: true }) => {
      const { client } = await runningEngine(session)
      const { vault: before } = await client.system.status()
      // Only a sealed file has a passphrase; the keychain asks for itself.
      const passphrase = before.kind === 'sealed' ? await findPassphrase(session, before, passphraseFile) : undefined
      const vault = await client.system.unlock(passphrase === undefined ? {} : { passphrase })
      if (json) printJson(vault)
      else printLine(`Vault: ${vault.kind}, ${vault.state}.`)
    })
}
