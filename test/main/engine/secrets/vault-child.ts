import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

/**
 * A process of its own with a vault in it, since the native library reads its bus from the environment and a call that
 * hangs stays for ever. Takes one JSON command a line on stdin, answers one JSON line on stdout.
 * argv: the secrets.ts to load (the repository's, or a copy of it where modules are missing).
 */
const secrets: typeof import('../../../../src/main/engine/secrets/secrets.ts') = await import(
  pathToFileURL(process.argv[2] ?? '').href
)
type Vault = import('../../../../src/main/engine/secrets/secrets.ts').Vault

let vault: Vault | undefined

async function perform(command: { do: string; args: unknown[] }): Promise<unknown> {
  if (command.do === 'open') {
    const opened = await secrets.openVault(command.args[0] as Parameters<typeof secrets.openVault>[0])
    vault = opened.vault
    return { kind: vault.kind, state: vault.state(), problem: opened.problem }
  }
  if (command.do === 'end') return secrets.endProcess(command.args[0] as number)
  if (!vault) throw new Error('open first')
  switch (command.do) {
    case 'state':
      return vault.state()
    case 'load':
      return Object.fromEntries(await vault.load())
    case 'set':
      return await vault.set(command.args[0] as string, command.args[1] as string)
    case 'delete':
      return await vault.delete(command.args[0] as string)
    case 'unlock':
      return await vault.unlock()
    case 'lock':
      return vault.lock()
    default:
      throw new Error(`no such command: ${command.do}`)
  }
}

createInterface({ input: process.stdin })
  .on('line', async (line) => {
    const command = JSON.parse(line)
    const started = performance.now()
    const answer = await perform(command).then(
      (value) => ({ value }),
      (error) => ({ error: { code: error.code, message: error.message, action: error.action } }),
    )
    process.stdout.write(`${JSON.stringify({ id: command.id, ms: performance.now() - started, ...answer })}\n`)
  })
  .on('close', () => secrets.endProcess(0))
