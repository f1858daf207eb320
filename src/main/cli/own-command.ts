import { dirname, join } from 'node:path'
import type { Session } from './session.ts'

/**
 * How this installation's command is run by another program, which has neither our PATH nor our environment: by absolute paths,
 * with the data directory where it is not the usual one.
 */
export function ownCommand({ program, dataDirectory, isDefaultDirectory }: Session): readonly string[] {
  return [...program, ...(isDefaultDirectory ? [] : ['--home', dataDirectory])]
}

/** Of a process that is a Node. `npm start` runs launch.js, beside which the command lies. */
export function ownProgram(): readonly string[] {
  const entry = process.argv[1] ?? ''
  return [process.execPath, /\blaunch\.js$/.test(entry) ? join(dirname(entry), 'cli.js') : entry]
}
