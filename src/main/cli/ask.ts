import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { AppError } from '../../shared/errors.ts'

export function atTerminal(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true
}

/** Asks at the terminal without an echo. */
export function askHidden(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  return ask(question, silent).finally(() => process.stderr.write('\n'))
}

export async function confirm(question: string): Promise<boolean> {
  return /^y(es)?$/i.test((await ask(`${question} [y/N] `, process.stderr)).trim())
}

/** On standard error, so that standard output stays what the command prints. */
function ask(question: string, output: NodeJS.WritableStream): Promise<string> {
  const lines = createInterface({ input: process.stdin, output, terminal: true, historySize: 0 })
  process.stderr.write(question)
  return new Promise<string>((resolve, reject) => {
    lines.once('line', resolve)
    // The terminal is in raw mode: Ctrl+C and Ctrl+D arrive here and nowhere else.
    lines.once('SIGINT', () => lines.close())
    lines.once('close', () =>
      reject(new AppError('invalid_input', { message: 'Cancelled.', action: 'Nothing was done.' })),
    )
  }).finally(() => lines.close())
}
