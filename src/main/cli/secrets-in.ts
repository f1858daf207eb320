import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
import type { VaultView } from '../../shared/contract/system.ts'
import { AppError } from '../../shared/errors.ts'
import { askHidden, atTerminal } from './ask.ts'
import type { Session } from './session.ts'

const INPUT_LIMIT_BYTES = 64 * 1024

/** A key comes by standard input or a prompt: arguments and the environment can be read by every program of the user. */
export async function readKey(question: string): Promise<string> {
  return (process.stdin.isTTY ? await askHidden(question) : await readStandardInput()).trim()
}

async function readStandardInput(): Promise<string> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of process.stdin) {
    pieces.push(piece)
    bytes += piece.length
    if (bytes > INPUT_LIMIT_BYTES) throw new AppError('invalid_input', { message: 'That is too long for a key.' })
  }
  return Buffer.concat(pieces).toString('utf8')
}

/** `--passphrase-file`, WAYBILL_PASSPHRASE or a prompt, in this order; undefined where none of them is there. */
export async function findPassphrase(
  session: Session,
  vault: Pick<VaultView, 'is_new'>,
  file?: string,
): Promise<string | undefined> {
  if (file !== undefined) return readPassphraseFile(file)
  if (session.passphrase !== undefined) return session.passphrase
  if (!atTerminal()) return undefined
  return vault.is_new ? choosePassphrase() : askHidden('Passphrase of the vault: ')
}

/** Twice: a slip of the finger would seal the keys for ever. */
async function choosePassphrase(): Promise<string> {
  const chosen = await askHidden('Choose a passphrase for the vault: ')
  if ((await askHidden('The same again: ')) === chosen) return chosen
  throw new AppError('invalid_input', {
    message: 'The two passphrases differ.',
    action: 'Nothing was done. Try again.',
  })
}

/** Refuses a file that others can read: its passphrase is no secret any more. */
export function readPassphraseFile(file: string): string {
  const opened = openPassphraseFile(file)
  try {
    // Of the opened file, not of its path: that could be exchanged in between.
    const stat = fstatSync(opened)
    if (!(stat.isFile() || stat.isFIFO()) || stat.size > INPUT_LIMIT_BYTES)
      throw unfit(file, 'is not a small file', 'Name another.')
    if (process.platform !== 'win32' && (stat.mode & 0o077) !== 0) {
      const mode = (stat.mode & 0o777).toString(8)
      throw unfit(file, `can be read by others (mode ${mode})`, `chmod 600 ${file}, and choose a new passphrase.`)
    }
    return readFileSync(opened, 'utf8').replace(/\r?\n$/, '')
  } finally {
    closeSync(opened)
  }
}

function openPassphraseFile(file: string): number {
  try {
    return openSync(file, 'r')
  } catch (cause) {
    throw unfit(file, 'can not be read', 'Check its path and its owner.', cause)
  }
}

function unfit(file: string, why: string, action: string, cause?: unknown): AppError {
  return new AppError('invalid_input', { message: `The passphrase file ${file} ${why}.`, action, cause })
}
