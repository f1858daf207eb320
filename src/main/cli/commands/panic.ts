import type { Command } from 'commander'
import type { ControlClient } from '../../../shared/contract/contract.ts'
import type { PanicState } from '../../../shared/contract/security.ts'
import { AppError } from '../../../shared/errors.ts'
import { printable } from '../../../shared/printable.ts'
import { findEngine } from '../../headless/headless.ts'
import { withControl } from '../control.ts'
import { showMoment } from '../moment.ts'
import { printJson, printLine } from '../print.ts'
import type { Session } from '../session.ts'

interface PanicOptions {
  readonly end?: true
  readonly yes?: true
  readonly json?: true
}

/** Asks nothing: whoever types this has no time. What it does is undone by hand, and it says how. */
export function addPanic(program: Command, session: Session): void {
  program
    .command('panic')
    .description(
      'at once: cut every stream, lock the vault, revoke every client key, close the port; --end lets it listen again',
    )
    .option('--end', 'end it: the proxy listens again; vault and keys are yours to unlock and to make')
    .option('--yes', 'accepted for scripts that say it everywhere; nothing is asked anyway')
    .option('--json', 'print JSON')
    .action(({ end, json }: PanicOptions) => (end ? endPanic(session, json) : panic(session, json)))
}

async function panic(session: Session, json: true | undefined): Promise<void> {
  const { state, pages, next } = await withControl(session, async ({ client, lasting }) => {
    const done = await declared(client)
    // One that was just starting may have read the database before we wrote to it.
    const starting = lasting ? null : await findEngine(session.dataDirectory)
    await starting?.client.security.panic()
    return { state: done, pages: await keyPages(client), next: nextLines(lasting || starting !== null) }
  })
  if (json) return printJson(state)
  for (const line of [...panicLines(state), ...pages, ...next]) printLine(line)
}

/** The engine answers within moments, or something is very wrong with it: then nobody should sit and wait. */
const ANSWER_LIMIT_MS = 5000

async function declared(client: ControlClient): Promise<PanicState> {
  const signal = AbortSignal.timeout(ANSWER_LIMIT_MS)
  try {
    return await client.security.panic(undefined, { signal })
  } catch (thrown) {
    if (!signal.aborted) throw thrown
    throw new AppError('not_running', {
      message: 'The running Waybill does not answer.',
      action: 'End its process by force (kill -9), and panic again: without it, the command does all by itself.',
      cause: thrown,
    })
  }
}

function panicLines({ since, streams_cut, keys_revoked }: PanicState): string[] {
  return [
    `PANIC since ${showMoment(since)}. Nothing passes, and nothing listens, over restarts too.`,
    '',
    `  Exchanges cut off     ${streams_cut}`,
    `  Client keys revoked   ${keys_revoked}; none is in force`,
    '  Vault                 locked: no provider key can be read until it is unlocked by hand',
    '',
    'What only you can do: if a provider key may have been read, delete it at its provider.',
  ]
}

/** Only what runs can be unlocked. */
function nextLines(runs: boolean): string[] {
  return [
    '',
    'What happened:   waybill security incident --since 24h --out incident.md',
    `To go on:        waybill panic --end, then ${runs ? '' : 'waybill start, then '}waybill unlock, then waybill key create NAME`,
  ]
}

async function keyPages(client: ControlClient): Promise<string[]> {
  const [providers, kinds] = await Promise.all([client.providers.list(), client.providers.kinds()])
  const pageOf = new Map(kinds.map(({ kind, key_page }) => [kind, key_page]))
  return providers
    .filter(({ keys }) => keys.length > 0)
    .map(({ name, kind }) => `  ${printable(name).padEnd(14)} ${pageOf.get(kind) ?? 'at the provider'}`)
}

async function endPanic(session: Session, json: true | undefined): Promise<void> {
  const { before, status } = await withControl(session, async ({ client }) => {
    const last = await client.security.panicState()
    await client.security.endPanic()
    return { before: last, status: await client.system.status() }
  })
  if (json) return printJson({ ended: before.since !== null, proxy: status.proxy, vault: status.vault.state })
  if (before.since === null) return printLine('There is no panic.')
  printLine(
    `The panic of ${showMoment(before.since)} is over. ${status.proxy ? `Requests may come to ${status.proxy} again.` : 'Start Waybill: waybill start'}`,
  )
  printLine(`Vault: ${status.vault.kind}, ${status.vault.state}. Unlock it: waybill unlock`)
  printLine('No client key is in force. Make new ones: waybill key create NAME')
}
