import { type Command, Option } from 'commander'
import { type Headless, type HeadlessOptions, startHeadless } from '../../headless/headless.ts'
import { announceToPeople, announceToPrograms } from '../announce.ts'
import { atTerminal } from '../ask.ts'
import { makeDemoHome } from '../demo-home.ts'
import { endNow } from '../end-now.ts'
import { portNumber } from '../option-values.ts'
import { ownCommand } from '../own-command.ts'
import { printNote } from '../print.ts'
import { asAppError, traceOf } from '../report-error.ts'
import { findPassphrase, readPassphraseFile } from '../secrets-in.ts'
import type { Session } from '../session.ts'
import { watchStopSigns } from '../stop-signs.ts'
import { version } from '../version.ts'
import { letYoungSpaceGrow } from '../young-space.ts'

interface StartOptions {
  readonly headless?: true
  readonly demo?: true
  readonly port?: number
  readonly controlPort?: number
  readonly vault?: 'keychain' | 'sealed' | 'memory'
  readonly passphraseFile?: string
  readonly json?: true
}

export function addStart(program: Command, session: Session): void {
  program
    .command('start')
    .description('start the engine and its dashboard in this terminal')
    .option('--headless', 'without a window (this command never opens one)')
    .option('--demo', 'with a provider inside Waybill and a little traffic; no key, no network')
    .option('--port <n>', 'port of the proxy, for this run; 0: any', portNumber)
    .option('--control-port <n>', 'port of the dashboard, for this run; 0: any', portNumber)
    .addOption(new Option('--vault <kind>', 'where provider keys are kept').choices(['keychain', 'sealed', 'memory']))
    .option('--passphrase-file <file>', 'opens a sealed vault; the file must be yours alone (0600)')
    .option('--json', 'print one line of JSON when ready')
    .addHelpText('after', LOGS)
    .action((options: StartOptions) => start(options, session))
}

const LOGS = `
Standard error gets warnings, as JSON lines; WAYBILL_LOG=info or WAYBILL_LOG=debug says more.`

async function start(options: StartOptions, session: Session): Promise<void> {
  const signs = watchStopSigns()
  const isTemporary = options.demo === true && session.isDefaultDirectory
  const dataDirectory = isTemporary ? makeDemoHome() : session.dataDirectory
  const headless = await startHeadless({
    ...headlessOptions(options, {
      ...session,
      dataDirectory,
      isDefaultDirectory: session.isDefaultDirectory && !isTemporary,
    }),
    temporary: isTemporary,
  })
  letYoungSpaceGrow()
  endOnFault(headless)
  const stopped = signs.until(headless)
  if (options.json) announceToPrograms(headless, await headless.client.system.status())
  else await talk(headless, session, isTemporary)
  await stopped
}

function headlessOptions(options: StartOptions, session: Session): HeadlessOptions {
  const { demo, port, controlPort, vault, passphraseFile } = options
  const passphrase = passphraseFile === undefined ? session.passphrase : readPassphraseFile(passphraseFile)
  return {
    dataDirectory: session.dataDirectory,
    version,
    command: ownCommand(session),
    ...(demo ? { demo } : {}),
    ...(port === undefined ? {} : { port }),
    ...(controlPort === undefined ? {} : { controlPort }),
    ...(vault ? { vault } : {}),
    ...(passphrase === undefined ? {} : { passphrase }),
  }
}

/** A demo's own key only where nobody could make one: no command finds a temporary data directory. */
async function talk({ client, ...headless }: Headless, session: Session, isTemporary: boolean): Promise<void> {
  await unlockAtPrompt(client, session)
  const demoKey = isTemporary ? (await client.clientKeys.create({ name: 'demo' })).key : null
  announceToPeople({ client, ...headless }, await client.system.status(), demoKey)
}

async function unlockAtPrompt(client: Headless['client'], session: Session): Promise<void> {
  const { vault } = await client.system.status()
  // A problem: a panic has locked it, and that is undone by `waybill unlock` alone.
  if (vault.kind !== 'sealed' || vault.state !== 'locked' || vault.problem !== null || !atTerminal()) return
  try {
    const passphrase = await findPassphrase(session, vault)
    if (passphrase) await client.system.unlock({ passphrase })
  } catch (thrown) {
    // The engine runs, locked: `waybill unlock` can still open it, and the banner says so.
    printNote(`error: ${asAppError(thrown).message}`)
  }
}

/** An engine in an unknown state is better ended: its ledger stands a kill, and the rows say `crash`. */
function endOnFault({ log }: Headless): void {
  process.once('uncaughtException', (thrown) => {
    log.error({ error_type: thrown.name, trace: traceOf(thrown) }, 'ended by a fault')
    void endNow(1)
  })
}
