import { Command } from 'commander'
import { printableLines } from '../../shared/printable.ts'
import { addCommands } from './commands/commands.ts'
import { oneDirectory } from './option-values.ts'
import type { Session } from './session.ts'
import { plainUsageError } from './usage-error.ts'
import { version } from './version.ts'

export function createProgram(session: Session): Command {
  const program = new Command('waybill')
    .description('A private, local way to every AI provider.')
    .version(version)
    .option('--home <directory>', 'the data directory, in place of WAYBILL_HOME; before the command', oneDirectory)
    // Else --home behind a command would be taken, too, and nobody would go by it.
    .enablePositionalOptions()
    // Instead of ending the process: the exit code is ours to choose. Subcommands inherit it.
    .exitOverride()
    // Its errors repeat what was typed, or what a script took from somewhere.
    .configureOutput({
      writeErr: (text) => void process.stderr.write(printableLines(text)),
      outputError: (text, write) => write(plainUsageError(text)),
    })
    .addHelpText('after', HELP)
  addCommands(program, session)
  showUsageAfterErrors(program)
  return program
}

const HELP = `
Every command talks to the running engine, or does its work itself when none runs.
WAYBILL_HOME sets the data directory. Exit codes: 0 done, 1 refused or failed, 2 wrong usage.
Errors are on standard error, with --json too, which prints one JSON value on standard output.`

/** The usage line of the very command and the way to its help, not the whole help: the error must stay in sight. */
function showUsageAfterErrors(command: Command): void {
  const names = []
  for (let at: Command | null = command; at; at = at.parent) names.unshift(at.name())
  const name = names.join(' ')
  command.showHelpAfterError(`usage: ${name} ${command.usage()}\nwhat to do: See ${name} --help.`)
  for (const child of command.commands) showUsageAfterErrors(child)
}
