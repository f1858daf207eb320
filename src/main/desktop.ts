import { app } from 'electron'
import { commandIn, runAsCommand } from './shell/command-mode.ts'
import { ownProgram } from './shell/own-program.ts'
import { startShell } from './shell/shell.ts'

// In development the first argument is the app itself.
const command = commandIn(process.argv.slice(app.isPackaged ? 1 : 2))
if (command === null) startShell()
else await runAsCommand(command, ownProgram())
