import { dirname, join } from 'node:path'
import type { Session } from './session.ts'

/**
 * How this installation's command is run by another program, which has neither our PATH nor our environment: by absolute paths,
 * with the data directory where it is not the usual one. `npm start` runs launch.js, beside which the command lies.
 */
export function ownCommand({ dataDirectory, isDefaultDirectory }: Session): readonly string[] {
  const entry = process.argv[1] ?? ''
  const command = /\blaunch\.js$/.test(entry) ? join(dirname(entry), 'cli.js') : entry
  return [process.execPath, command, ...(isDefaultDirectory ? [] : ['--home', dataDirectory])]
}
