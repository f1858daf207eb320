import { CommanderError } from 'commander'
import { fromControlError } from '../../shared/control-error.ts'
import { AppError, toAppError } from '../../shared/errors.ts'
import { printNote } from './print.ts'

/** Says on standard error what went wrong and what to do, and tells the exit code. */
export function exitCodeFor(thrown: unknown): number {
  // Commander has said it already, usage line included; help and version end this way too, with 0.
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2
  const error = asAppError(thrown)
  printNote(`error: ${error.message}\nwhat to do: ${error.action}`)
  if (error.code === 'internal') process.stderr.write(traceOf(error.cause ?? thrown))
  return 1
}

export function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  return fromControlError(thrown) ?? fromInvalidInput(thrown) ?? fromBrokenConnection(thrown) ?? toAppError(thrown)
}

/** The contract's own checks: oRPC says BAD_REQUEST and puts the schema's issues beside it. */
function fromInvalidInput(thrown: unknown): AppError | null {
  if (!isRecord(thrown) || thrown.code !== 'BAD_REQUEST' || !isRecord(thrown.data)) return null
  const issues: readonly unknown[] = Array.isArray(thrown.data.issues) ? thrown.data.issues : []
  // One value may break two rules that say the same.
  const sentences = [...new Set(issues.filter(isRecord).map(sentenceOf))]
  return sentences.length === 0 ? null : new AppError('invalid_input', { message: sentences.join(' '), cause: thrown })
}

/** Only the schema's own words: the value that it refused may be a key. */
function sentenceOf({ message, path }: Readonly<Record<string, unknown>>): string {
  const place = Array.isArray(path) && path.length > 0 ? `${path.join('.')}: ` : ''
  return `${place}${String(message)}`
}

const BROKEN = ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'UND_ERR_SOCKET']

function fromBrokenConnection(thrown: unknown): AppError | null {
  for (let at = thrown; isRecord(at); at = at.cause) {
    if (typeof at.code !== 'string' || !BROKEN.includes(at.code)) continue
    if (at.code === 'ENOENT' && at.syscall !== 'connect') continue
    return new AppError('not_running', { message: 'The running Waybill went away before it answered.', cause: thrown })
  }
  return null
}

const FRAMES = 8

/** Where it happened, for a report; never the message of what we did not foresee, which may carry anything. */
export function traceOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `(${typeof thrown})\n`
  const code = 'code' in thrown && typeof thrown.code === 'string' ? ` ${thrown.code}` : ''
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return `${[`(${thrown.name}${code})`, ...frames.slice(0, FRAMES)].join('\n')}\n`
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
